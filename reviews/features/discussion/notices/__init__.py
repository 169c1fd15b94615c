"""Notifications: who gets which stands in `table`, `notifying` stores them, and `mailing` sends them to those who asked for mail."""
