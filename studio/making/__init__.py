"""Making: the bench, from the signed order to the wrapped picture.

Each picture that is made is a piece with a code of its own, moved on stage by stage.
"""

from studio.making.model import PieceId, Stage

__all__ = ["PieceId", "Stage"]
