"""The six checks of everything that an AI tool wrote, and the mask that a text wears before a model sees it."""
