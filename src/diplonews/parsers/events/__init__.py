"""What the parsers of visits and meetings share.

``sentences`` spells a sentence as letters, ``parties`` reads who acts, ``places`` where, ``times`` when, and ``verbs`` whether the event is
planned, going on, done, called off, denied or only thought of.
"""
