"""The versions of the schema, oldest first; a test holds the list to the migrations.

Known without Alembic, so that opening records that are up to date need not load it.
"""

VERSIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
)
NEWEST = VERSIONS[-1]
