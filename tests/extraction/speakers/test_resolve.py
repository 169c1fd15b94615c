from reviews.extraction.document import Document
from reviews.extraction.speakers.resolve import Speakers


def resolve(text, words, after=""):
    start = text.index(words, text.index(after))
    return Speakers(Document(text)).claimant((start, start + len(words)))


def test_surname_takes_the_person_the_title_fits():
    text = "Bill Oakes and Mary Oakes arrived. Mrs. Oakes said it was late."

    assert resolve(text, "Mrs. Oakes").name == "Mary Oakes"


def test_surname_that_two_people_share_equally_stays_as_printed():
    text = "Bill Oakes and Mary Oakes arrived. Oakes said it was late."

    assert resolve(text, "Oakes", after="arrived").name == "Oakes"


def test_surname_of_a_family_means_the_one_who_is_named_most():
    text = "Bill Oakes met Mary Oakes. Bill Oakes left. Oakes said it was late."

    assert resolve(text, "Oakes", after="left").name == "Bill Oakes"


def test_middle_initial_makes_no_second_person():
    text = "Harry Field met Harry M. Field’s lawyer. Harry Field left. Field said it was late."

    assert resolve(text, "Field", after="left").name == "Harry Field"


def test_given_name_alone_means_the_only_one_who_bears_it():
    assert resolve("Ana Lind arrived. Ana said it was late.", "Ana", after="arrived").name == "Ana Lind"


def test_pronoun_without_anybody_before_it_means_nobody():
    assert resolve("It was late. He said so.", "He") is None


def test_surname_that_is_a_man_s_given_name_tells_nothing_of_a_woman():
    text = "Ana Warren grilled Karl Oakes. Warren left. She said it was late."

    assert resolve(text, "Warren", after="Oakes").name == "Ana Warren"
    assert resolve(text, "She").name == "Ana Warren"


def test_group_is_taken_up_by_they():
    text = "Protest groups objected. They said so."
    speakers = Speakers(Document(text))
    speakers.claimant((0, 14))

    assert speakers.claimant((25, 29)).name == "Protest groups"


def test_pronoun_means_who_spoke_last_though_another_gender_is_told():
    text = "Zenobio Lind spoke of Peter Oakes. He said so."
    speakers = Speakers(Document(text))
    speakers.claimant((0, 12))

    assert speakers.claimant((35, 37)).name == "Zenobio Lind"


def test_pronoun_means_the_subject_rather_than_the_object():
    assert resolve("Jo Lind met Kai Oakes. He said so.", "He").name == "Jo Lind"


def test_pronoun_after_two_equals_means_nobody():
    assert resolve("Jo Lind and Kai Oakes met. He said so.", "He") is None


def test_two_who_speak_as_one_are_no_person_for_a_pronoun():
    text = "Mayor Jo Lind and her deputy left. He said so."
    speakers = Speakers(Document(text))

    assert speakers.claimant((0, 28)).name == "Mayor Jo Lind and her deputy"
    assert speakers.claimant((35, 37)).name == "Jo Lind"
