"""Large samples for measuring."""
from studio.progress import Progress
from studio.sample.stage import Stage


def write(stage: Stage, families: int, progress: Progress) -> None:
    raise NotImplementedError
