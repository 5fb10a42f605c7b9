"""Makers of records for tests, a module for each feature; they act through the services."""
