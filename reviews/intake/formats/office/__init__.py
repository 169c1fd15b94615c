"""Documents of office programs: XML within a ZIP file."""
