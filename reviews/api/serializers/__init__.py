"""What programs send (`requests`), and what they are told: of the `desk`, and of what `readers` see."""
