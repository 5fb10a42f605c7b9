"""Imports every model, so that the metadata is whole."""

from studio.business import model as business
from studio.care import first_order_model, reshoot_model
from studio.care import model as care
from studio.casebook import model as casebook
from studio.catalogue import model as catalogue
from studio.clients import model as clients
from studio.db import audit, half_typed, numbers, operations, search
from studio.db.base import Base
from studio.diary import model as diary
from studio.enquiries import model as enquiries
from studio.exchange import model as exchange
from studio.handover import model as handover
from studio.letters import model as letters
from studio.letters import slip_model, wording_model
from studio.making import held_model
from studio.making import model as making
from studio.messages import model as messages
from studio.orders import delay_model, money_model
from studio.orders import model as orders
from studio.pictures import model as pictures
from studio.promises import model as promises
from studio.sessions import model as sessions
from studio.sessions import waiting_model
from studio.stock import model as stock
from studio.till import model as till
from studio.viewings import model as viewings
from studio.walls import model as walls

ALL = (
    audit, numbers, operations, half_typed, search, business, catalogue, stock, clients, promises, enquiries, handover,
    diary, messages, sessions, waiting_model, pictures, viewings, walls, orders, money_model, delay_model, making,
    held_model, till, care, reshoot_model, first_order_model, casebook, letters, slip_model, wording_model, exchange,
)  # fmt: skip
metadata = Base.metadata

__all__ = ["ALL", "Base", "metadata"]
