"""Makers of records for tests, a module for each feature; they act through the services."""

from tests.make import (
    business,
    catalogue,
    clients,
    diary,
    enquiries,
    letters,
    making,
    orders,
    pictures,
    sessions,
    viewings,
    walls,
)

__all__ = [
    "business",
    "catalogue",
    "clients",
    "diary",
    "enquiries",
    "letters",
    "making",
    "orders",
    "pictures",
    "sessions",
    "viewings",
    "walls",
]
