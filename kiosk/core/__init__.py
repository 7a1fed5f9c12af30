"""What the product decides: pure functions and records, no clock, disk, randomness or human words."""
