"""One machine each: translates its errors at the door and is alone with its library."""
