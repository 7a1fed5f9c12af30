"""Documents and sheets of the office: Word files in and out, spreadsheets, PDF."""
