"""One thing a person asked for, one class a file; the ports it needs are its fields."""
