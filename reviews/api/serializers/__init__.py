"""What programs send (`sent`) and what they are told (`told`)."""
