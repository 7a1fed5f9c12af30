"""The machine itself: its clock, its chance, its slow hashing."""
