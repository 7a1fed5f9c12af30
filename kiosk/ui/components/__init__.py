"""Pieces of screens: functions of data and callbacks."""
