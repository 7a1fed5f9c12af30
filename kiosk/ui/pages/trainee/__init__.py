"""What a trainee sees."""
