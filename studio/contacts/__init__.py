"""Contacts are people as a telephone, a mail program or another studio's system wrote them down.

A contacts file holds them as vCards or as a list with headings. We read every one: it becomes a contact,
or it is refused with the reason, so that contacts = people + refused in every file. Nothing is made here:
the clients feature decides who becomes a household and who is already here, by the contact's fingerprint.
Files come from anywhere, so they are read by a worker of its own with little time and memory (RR19).
"""

from studio.contacts.reading import read
from studio.contacts.rows import Contact, ContactFile, Labelled, PostalAddress, RefusedContact

__all__ = ["Contact", "ContactFile", "Labelled", "PostalAddress", "RefusedContact", "read"]
