"""Limits that a process puts on itself before it touches a stranger's file; or on a program it then becomes.

Rules:
- so much memory and processor time, no new privileges, dead when its maker dies;
- no network, where the kernel lets a process give it up; elsewhere what runs here asks for none anyway;
- ``python -m kiosk.adapters.office.confine '{"memory_mb": 4096, "seconds": 90}' PROGRAM …`` runs a program so.
"""

import ctypes
import json
import os
import resource
import signal
import sys

MEGABYTE = 2**20
OUT_OF_MEMORY = 97
"""The exit code of a limited process that got no more memory: it has none left to say so in words."""

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000


def confine(memory_mb: int, seconds: int, *, writes: bool) -> None:
    """Limit this process for good; without ``writes`` it can put no byte into any file."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * MEGABYTE, memory_mb * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not writes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.unshare(_NEW_USER | _NEW_NET)


def main() -> None:
    """Become the program on the command line, under limits."""
    limits = json.loads(sys.argv[1])
    confine(limits['memory_mb'], limits['seconds'], writes=True)
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - it is what this process is for


if __name__ == '__main__':
    main()
