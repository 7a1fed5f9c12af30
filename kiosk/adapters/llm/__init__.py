"""The local language model: its catalogue, how its file is fetched, and the worker process that runs it."""
