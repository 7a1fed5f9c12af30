"""Packs: folders on sticks, minisign signatures, the content-addressed store, the bundled course."""
