"""The formats, one file each; none imports a parser.

To read again: ``json``, ``jsonl``, ``sqlite``. For tables: ``table``, ``arrow``. For people: ``summary``, ``html``, ``explain``. For other
tools: ``events``, ``annotations``, ``planning``, ``jsonld``, ``ftm``, ``schema``.
"""
