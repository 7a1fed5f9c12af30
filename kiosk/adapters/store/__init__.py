"""The record store: TinyDB's document API over an append-only journal, and the ports kept in it."""
