"""The virtual secretary: rough notes become minutes and tasks, scattered jobs a week without clashes."""
