"""Reads and checks what authors write. Import what you need from the modules: `library`, `model`, `errors`."""

from intake.definitions.errors import DefinitionErrors, Problem
from intake.definitions.library import check_paths, load_kept, load_library, load_pinned
from intake.definitions.opening import open_library

__all__ = ["DefinitionErrors", "Problem", "check_paths", "load_kept", "load_library", "load_pinned", "open_library"]
