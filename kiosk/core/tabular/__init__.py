"""Tables: what a sheet holds, what is unclean in it, how to mend it, and what can be said from it truthfully."""
