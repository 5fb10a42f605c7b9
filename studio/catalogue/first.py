"""Where a new studio starts: sizes, mouldings, mounts, glazing and extras to be replaced by its own."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from studio.actor import Actor
from studio.catalogue import editions
from studio.catalogue.list_drafts import ChoiceDraft, PriceDraft, SetDraft, SetPartDraft
from studio.catalogue.material_drafts import GlazingDraft, MouldingDraft, MountDraft
from studio.catalogue.materials import add_glazing, add_moulding, add_mount
from studio.catalogue.model import ChoiceKind, Framing, Profile
from studio.catalogue.rows import GlazingRow, MouldingRow, MountRow
from studio.errors import Refused
from studio.money import Money
from studio.rights import verb

_FRAMED = ((8, 6, 135), (10, 8, 165), (14, 11, 295), (20, 16, 495), (30, 24, 895), (40, 30, 1195))
_PRINTS = ((8, 6, 45), (10, 8, 65), (14, 11, 125), (20, 16, 195), (30, 24, 395), (40, 30, 595))
FIRST_PRICES = (
    *(
        PriceDraft("Framed print", wide, high, "oak frame", Money(pounds * 100), 10, framing=Framing.FRAMED)
        for wide, high, pounds in _FRAMED
    ),
    *(PriceDraft("Print", wide, high, "lustre", Money(pounds * 100), 5) for wide, high, pounds in _PRINTS),
)
"""An example to be replaced by the studio's own list, so that the first order can be taken on the first day."""

FIRST_SETS = (
    SetDraft(
        "Three together",
        Money(450_00),
        (SetPartDraft("Framed print", 10, 8, "oak frame", 3),),
    ),
    SetDraft(
        "One large, two small",
        Money(1_150_00),
        (
            SetPartDraft("Framed print", 30, 24, "oak frame", 1),
            SetPartDraft("Framed print", 10, 8, "oak frame", 2),
        ),
    ),
)

FIRST_MOULDINGS = (
    MouldingDraft("OAK-20", "Natural oak", 20, 12, "#c6a06a", 6, 25, Profile.FLAT, lead_days=5),
    MouldingDraft("BLK-20", "Black", 20, 12, "#26241f", 6, 25, Profile.FLAT, lead_days=5),
    MouldingDraft("WHT-20", "White", 20, 12, "#f2efe8", 6, 25, Profile.FLAT, lead_days=5),
    MouldingDraft("WAL-30", "Walnut", 30, 14, "#6b452c", 6, 28, Profile.ROUND, lead_days=10),
    MouldingDraft("OAK-45", "Wide oak", 45, 16, "#b98d55", 7, 30, Profile.STEPPED, lead_days=10),
    MouldingDraft("GLT-35", "Antique gilt", 35, 14, "#b8923d", 7, 32, Profile.SCOOP, lead_days=15),
)
"""The first is included in a framed print; the others add by the metre."""
_PER_METRE = (0, 0, 0, 18, 28, 36)
FIRST_MOUNTS = (
    MountDraft("Ivory", "#f4ecd9"),
    MountDraft("White", "#faf9f5"),
    MountDraft("Black", "#23211f"),
)
FIRST_GLAZINGS = (
    GlazingDraft("Clear glass", 20, reflects=True),
    GlazingDraft("Art glass, without reflections", 20, reflects=False),
)
_EXTRAS = (
    ("Hanging kit", 0, True),
    ("Plaque with names", 25, False),
    ("Further retouching", 45, False),
    ("Easel back", 12, False),
)


@verb("catalogue.put_first_materials")
def put_first_materials(db: Session, by: Actor) -> None:
    """Put the first mouldings, mounts and glazing in; raises Refused when there are some already."""
    if editions.mouldings(db, everything=True) or editions.mounts(db, everything=True):
        raise Refused("There are mouldings and mounts already. Please add yours one by one.")
    for moulding in FIRST_MOULDINGS:
        add_moulding(db, by, moulding)
    for mount in FIRST_MOUNTS:
        add_mount(db, by, mount)
    for glazing in FIRST_GLAZINGS:
        add_glazing(db, by, glazing)


def first_choices(db: Session) -> tuple[ChoiceDraft, ...]:
    """The first materials and extras with what they add, for the first list."""
    return suggested(editions.mouldings(db), editions.mounts(db), editions.glazings(db))


def suggested(
    mouldings: Sequence[MouldingRow], mounts: Sequence[MountRow], glazings: Sequence[GlazingRow]
) -> tuple[ChoiceDraft, ...]:
    """Every material with what it adds to begin with: the first of each is included; and the usual extras."""
    known = {draft.code: pounds for draft, pounds in zip(FIRST_MOULDINGS, _PER_METRE, strict=True)}
    adds = [Money(known.get(row.code, 0) * 100) for row in mouldings]
    return (
        *(
            ChoiceDraft(ChoiceKind.MOULDING, per_metre=each, standard=not each, moulding_id=row.id)
            for row, each in zip(mouldings, adds, strict=True)
        ),
        *(ChoiceDraft(ChoiceKind.MOUNT, standard=True, mount_id=row.id) for row in mounts),
        *(
            ChoiceDraft(
                ChoiceKind.GLAZING,
                per_metre=Money(0 if row.reflects else 22_00),
                standard=row.reflects,
                glazing_id=row.id,
            )
            for row in glazings
        ),
        *(
            ChoiceDraft(ChoiceKind.EXTRA, Money(pounds * 100), standard=included, name=name)
            for name, pounds, included in _EXTRAS
        ),
    )
