"""Addresses that must not be fetched, by what is wrong with them. {port} is that of the listener on this machine."""

from ipaddress import IPv4Address, IPv6Address

NUMBERS = {
    "this network": ["0.0.0.0", "0.1.2.3", "::"],
    "loopback": ["127.0.0.1", "127.1.2.3", "127.255.255.254", "::1"],
    "private": ["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255"],
    "link-local": ["169.254.0.1", "169.254.169.254", "169.254.170.2", "fe80::1", "febf::1"],
    "unique local": ["fc00::1", "fd00:ec2::254", "fd20:ce::254"],
    "site-local": ["fec0::1", "feff::1"],
    "carrier": ["100.64.0.1", "100.100.100.200", "100.127.255.255"],
    "multicast": ["224.0.0.1", "232.1.1.1", "239.255.255.255", "ff02::1", "ff0e::1"],
    "reserved": [
        "240.0.0.1",
        "255.255.255.254",
        "255.255.255.255",
        "100::1",
        "200::1",
        "4000::1",
        "5f00::1",
        "8000::1",
    ],
    "benchmarks": ["198.18.0.1", "198.19.255.255", "2001:2::1"],
    "examples": ["192.0.2.1", "198.51.100.1", "203.0.113.7", "2001:db8::1", "3fff::1"],
    "protocols": ["192.0.0.1", "192.0.0.9", "192.0.0.192", "192.88.99.1", "2001:1::1", "2001:20::1"],
    "services": ["168.63.129.16", "192.31.196.1", "192.52.193.1", "192.175.48.1", "2620:4f:8000::1", "2001:4:112::1"],
}
HIDDEN = [
    IPv4Address(number)
    for number in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "192.168.1.1", "0.0.0.0", "224.0.0.1")
]
HIDINGS = {
    "mapped": lambda number: IPv6Address(0xFFFF << 32 | int(number)),
    "compatible": lambda number: IPv6Address(int(number)),
    "translated": lambda number: IPv6Address(0xFFFF << 48 | int(number)),
    "NAT64": lambda number: IPv6Address(0x64FF9B << 96 | int(number)),
    "own NAT64": lambda number: IPv6Address(0x64FF9B0001 << 80 | int(number)),
    "6to4": lambda number: IPv6Address(0x2002 << 112 | int(number) << 80),
    "Teredo client": lambda number: IPv6Address(0x20010000 << 96 | 0x08080808 << 64 | int(number) ^ 0xFFFF_FFFF),
    "Teredo server": lambda number: IPv6Address(0x20010000 << 96 | int(number) << 64),
}
ODD = {
    "one number": ["http://2130706433:{port}/", "http://2852039166/", "http://0x7f000001:{port}/", "http://0X7F000001/",
                   "http://017700000001:{port}/", "http://0/", "http://00/", "http://0x/", "http://6425673729/"],
    "octal": ["http://0177.0.0.1:{port}/", "http://0177.0.0.01/", "http://00000177.0.0.1/", "http://127.0.0.01:{port}/",
              "http://0251.0376.0251.0376/"],
    "hexadecimal": ["http://0x7f.0.0.1:{port}/", "http://0x7f.0x0.0x0.0x1/", "http://127.0.0.0x1:{port}/", "http://0xa9.0xfe.0xa9.0xfe/"],
    "short": ["http://127.1:{port}/", "http://127.0.1:{port}/", "http://10.1/", "http://169.254.43518/", "http://0x7f.1/", "http://0177.1/"],
    "too much": ["http://127.0.0.1.1/", "http://256.0.0.1/", "http://127.0.0.256/", "http://383.0.0.1/", "http://1.2.3.4.5/"],
    "dots": ["http://127.0.0.1.:{port}/", "http://localhost.:{port}/", "http://127..0.0.1/", "http://.127.0.0.1/", "http://news.example./",
             "http://127。0。0。1:{port}/", "http://127．0．0．1/", "http://127｡0｡0｡1/"],
    "other digits": ["http://１２７.0.0.1:{port}/", "http://①②⑦.⓪.⓪.①/", "http://𝟙𝟚𝟟.0.0.1/", "http://127.0.0.¹/", "http://١٢٧.٠.٠.١/",
                     "http://0ｘ7f.0.0.1/"],
    "other letters": ["http://ⓛocalhost.example/", "http://news。example/", "http://new\u00ads.example/", "http://news\u200b.example/",
                      "http://ｎews.example/", "http://news⁄.example/"],
    "house names": ["http://localhost:{port}/", "http://LOCALHOST:{port}/", "http://intranet/", "http://ip6-localhost:{port}/", "http://metadata/"],
    "percent": ["http://%31%32%37.0.0.1:{port}/", "http://127.0.0.1%00.news.example/", "http://127.0.0.1%2f@news.example/", "http://%6cocalhost/"],
    "user": ["http://news.example@127.0.0.1:{port}/", "http://news.example:80@127.0.0.1:{port}/", "http://@127.0.0.1:{port}/",
             "http://a:b@news.example/", "http://127.0.0.1:{port}@news.example/", "http://news.example:@127.0.0.1:{port}/"],
    "backslash": ["http:\\\\127.0.0.1:{port}\\", "http://127.0.0.1:{port}\\@news.example/", "http://news.example\\@127.0.0.1:{port}/",
                  "http:/\\127.0.0.1:{port}/"],
    "blanks": ["\thttp://127.0.0.1:{port}/", "http://127.0.0.1:{port}/\n", "ht\ttp://127.0.0.1:{port}/", "http://127.0.\t0.1:{port}/",
               "http://127.0.0.1 :{port}/", "http://127.0.0.1\r\n:{port}/", "http://127.0.0.1:{port}/a b", "http://127.0.0.1:{port}/\u2028",
               "http://127.0.0.1:{port}/\u202e", "http://127.0.0.1:{port}/\x00", "http://\u3000127.0.0.1/", "http://127.0.0.1:{port}/\ud800"],
    "slashes": ["http:127.0.0.1:{port}/", "http:/127.0.0.1:{port}/", "http:///127.0.0.1:{port}/", "//127.0.0.1:{port}/",
                "127.0.0.1:{port}/", "127.0.0.1", "http://", "http:///", "http://?", "http://#", "", "/"],
    "brackets": ["http://[::1/", "http://::1:{port}/", "http://[127.0.0.1]:{port}/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/",
                 "http://[::1]x/", "http://[[::1]]/", "http://[v1.a]/", "http://[:::1]/", "http://[::１]/", "http://[]/", "http://[::127.1]/"],
    "scheme": ["file:///etc/passwd", "ftp://127.0.0.1:{port}/", "gopher://127.0.0.1:{port}/_x", "dict://127.0.0.1:{port}/", "data:text/html,x",
               "javascript:alert(1)", "jar:http://127.0.0.1:{port}/!/", "view-source:http://127.0.0.1/", "ws://127.0.0.1:{port}/",
               "unix:/var/run/docker.sock", "http+unix://%2fvar%2frun/", "httpx://127.0.0.1/", "http:http://127.0.0.1:{port}/", "url:http://127.0.0.1/"],
    "port": ["http://news.example:22/", "http://news.example:8000/", "http://news.example:0/", "http://news.example:65536/",
             "http://news.example:080/", "http://news.example:+80/", "http://news.example:-1/", "http://news.example:８０/", "http://news.example:/",
             "http://news.example:80:80/", "http://news.example:0x50/", "http://news.example:" + "8" * 1000 + "/"],
    "name": ["http://-news.example/", "http://news-.example/", "http://ne!ws.example/", "http://news..example/", "http://" + "a" * 64 + ".example/",
             "http://" + "a." * 127 + "example/", "http://xn--.ё/", "http://news.example,127.0.0.1/", "http://" + "a" * 2000 + ".example/"],
}  # fmt: skip


def in_brackets(number: str) -> str:
    return f"[{number}]" if ":" in number else number


SPELT_NUMBERS = [
    *(number for numbers in NUMBERS.values() for number in numbers),
    *(str(hide(number)) for hide in HIDINGS.values() for number in HIDDEN),
    "0:0:0:0:0:0:0:1", "0000:0000:0000:0000:0000:0000:0000:0001", "::0001", "0::1", "::127.0.0.1", "::ffff:127.0.0.1", "::FFFF:7F00:1",
    "64:ff9b::127.0.0.1", "0:0:0:0:0:ffff:127.0.0.1",
]  # fmt: skip
SPELT_ODDLY = [spelling for spellings in ODD.values() for spelling in spellings]
FORBIDDEN = [f"http://{in_brackets(number)}:{{port}}/" for number in SPELT_NUMBERS]
FORBIDDEN += [f"https://{in_brackets(numbers[0])}:{{port}}/" for numbers in NUMBERS.values()]
