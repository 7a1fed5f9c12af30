"""The peer of start and memory: the smallest page NiceGUI serves. ``python -m tests.bench.hello PORT``."""

import sys

from nicegui import ui


def root() -> None:
    """Show one label."""
    ui.label('Hello world')


if __name__ == '__main__':
    ui.run(root, host='127.0.0.1', port=int(sys.argv[1]), reload=False, show=False, show_welcome_message=False)
