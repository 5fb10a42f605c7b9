"""The schema as a whole: every table, the migrations that lead to it, the guards that hold it, and the invariants.

``open_store`` is how every program opens the records: it looks at the file first, migrates it on the safety
of a verified copy, installs the guards, and only then hands out a store.
"""

from studio.schema.backup import Backup, back_up, restore
from studio.schema.checking import check
from studio.schema.export import export
from studio.schema.invariants import Broken
from studio.schema.opening import open_store, prepare, version_of

__all__ = ["Backup", "Broken", "back_up", "check", "export", "open_store", "prepare", "restore", "version_of"]
