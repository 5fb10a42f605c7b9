"""The program without a window: the same services from a command line, plain errors, and exit codes.

Every command acts in the owner's name on the records that ``--database`` names. With ``--report json`` standard
output is one JSON object and nothing else.
"""

from studio.commands.running import main

__all__ = ["main"]
