"""Full-text search on Whoosh: the only package that imports it."""
