"""Keep secrets in memory out of files: no core dump of this process, no other process of this user that looks in."""

from __future__ import annotations

import sys


def no_dumps() -> None:
    """Does what the system allows, and is silent where it does not know how."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass
    if sys.platform == "linux":
        import ctypes

        PR_SET_DUMPABLE = 4
        try:
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        except (OSError, AttributeError):
            pass
