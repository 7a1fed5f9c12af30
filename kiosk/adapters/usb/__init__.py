"""USB sticks as the kernel mounted them."""
