"""How dates are written: Django prefers a locale's formats to the settings', so ours stand here."""
