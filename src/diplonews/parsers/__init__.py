"""The parsers, one file a record type, all of the same shape."""
