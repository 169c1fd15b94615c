"""Who is told of what: `table` says it, `telling` does it, and `mailing` sends it to those who asked for mail."""
