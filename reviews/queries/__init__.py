"""What people see: every list and page starts from one of these."""
