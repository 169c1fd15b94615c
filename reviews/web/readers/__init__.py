"""What everybody reads: pages and feeds from frozen copies alone, without a cookie, fit for a proxy."""
