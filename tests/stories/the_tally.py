"""What each thing took at the desk: interactions counted beside what they may be (DOMAIN 4.1)."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Counted:
    """One thing done."""

    what: str
    count: int
    target: int


@dataclass
class Tally:
    """Everything done in a day, in its order."""

    rows: list[Counted] = field(default_factory=list)

    def add(self, what: str, count: int, target: int) -> None:
        """One more thing is done."""
        self.rows.append(Counted(what, count, target))

    @property
    def too_many(self) -> list[Counted]:
        """What took more than it may."""
        return [row for row in self.rows if row.count > row.target]

    def __str__(self) -> str:
        wide = max((len(row.what) for row in self.rows), default=0)
        head = f"{'what':{wide}} | count | target"
        lines = [f"{row.what:{wide}} | {row.count:5} | {row.target:6}" for row in self.rows]
        return "\n".join([head, "-" * len(head), *lines])
