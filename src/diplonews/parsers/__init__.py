"""The parsers, one package a record type: a document in, its records out.

``visit`` and ``meeting`` share ``events``, which reads a sentence as a short row of letters; a visit takes its places and dates from its
meetings too. ``statement`` reads reporting expressions, ``memorandum`` noun phrases that name instruments, and ``titles`` the title of one
instrument. Each fills a ``draft``, which holds that no field is set without its evidence.
"""
