"""One file a screen: it looks up, then draws."""
