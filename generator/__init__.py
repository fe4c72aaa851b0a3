"""The Space Race, on the record: records in, pages out."""

__version__ = "0.1.0"
