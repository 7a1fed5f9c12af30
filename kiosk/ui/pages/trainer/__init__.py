"""What a trainer sees."""
