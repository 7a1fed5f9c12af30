"""The screens: the only place with NiceGUI and async."""
