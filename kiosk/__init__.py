"""Trạm Học: an offline learning station for Vietnamese communes."""

__version__ = '0.1.0'
