"""Patterns over the letters of :mod:`~diplonews.mentions.units` that several grammars share."""

from __future__ import annotations

import re

PLURAL, SINGULAR, ANY_OFFICE, HEAD = map(re.compile, ("Y", "T", "[TY]", "[KXk]"))
"""Letters that a pattern cannot do without, see :meth:`~diplonews.mentions.units.Units.matches`."""

WORD = r"(?:[GN](?:h[GNPACLW])*+)"
"""One word of a name, hyphens included."""

NAME = (
    rf"(?:I{{1,3}}(?=[GNP]))?(?:P{{1,2}}h?(?=[GN])|(?<=[TH])p{{1,2}}h?(?=[GN]))?{WORD}"
    rf"(?:(?:[qsb]{WORD}[qse](?=[GNW]))?(?:h?[pP]{{1,3}}h?(?:{WORD}|[WACL](?![NGWK])|T(?![ofF]))|I{{1,2}}(?=[GNWpPCLA])|H?{WORD}|(?<=G)W(?=h?[GNP]))){{0,6}}"
    r"(?:(?<=[GI])[WCLA](?![NGWKAChTX])|(?<=[TH]N)W(?=[wcs]))?"
)
"""A name of a person: initials, particles, a nickname in quotation marks or brackets."""

WHOSE = r"(?:(?:M{0,2}(?=A))?(?:[AC](?:h[AC])?s?|(?:L(?![AC])|B(?:b[BWNK]e(?=[MT]))?)s?|Ts){0,2})"
"""Whose an office is: "Turkey's", "French", "Senate", "Azerbaijan's Foreign Ministry"."""

_MORE = r"(?:c(?:A(?=W))?[WKM][WKh]{0,4}(?=[ca])){0,3}(?:c?a(?:A(?=W))?[WKM][WKh]{0,5})?"
_CORE = r"(?:w(?:hw)?(?=[AB]))?(?:[AC]s?)?(?:B(?:at?B|B(?=[GNPI])|w{1,2}(?=[icd]))?|[WKM](?:[WKhLZ]|N(?=[WK])){0,5}|w?k|N[WKh]{0,4}|L)"
_LANDS = r"C(?:(?:ct?C){0,4}c?at?C)?(?![WK])"
_MANY = r"[of]t?(?:[AC]s?)?w{1,4}(?:aw{1,3})?(?=[cdeb])"
COMPLEMENT = (
    rf"(?:[ofF]t?n?(?:{_LANDS}|{_CORE}{_MORE}|T)|b[WNBK]e(?:B(?=[GNPI])|(?![WMKXB]))|bCe(?=[GNPI])"
    rf"|it?(?:B|L(?=c[GNA])|C(?=Hd?[GNPI]|[GN][GNp]))|{_MANY}){{0,4}}"
)
"""What follows an office: "of Foreign Affairs of the Republic of Kazakhstan", "for Trade and Industry", "to the United Nations"."""

_ADJECTIVES = r"(?:(?<=[As])(?:w(?:hw)?){1,2}(?=[MT]))?(?:[MWKh]{0,6}|N(?=T))"
_PORTFOLIO = r"(?:(?:c[WKM][WKh]{0,4}(?=c?[cawWKMh])){0,4}c?a(?:A(?=W))?W[WKhM]{0,5}(?![WKMTANGh]*T))?"
OFFICE = rf"(?:{_ADJECTIVES}T(?:hM)?(?:W{{1,2}}(?=aW))?{_PORTFOLIO}{COMPLEMENT})"
_TITLES = rf"(?>{OFFICE}(?:(?:%s|a|c)?{OFFICE}){{0,3}}(?:ct?[CL](?=[cde]|$))?)"
TITLE = _TITLES % "ca"
"""One office or several, taken whole."""
TITLE_AFTER = _TITLES % "ca(?!T[GNPI])"
"""The same behind a name, where a rank behind a comma and "and" is that of the next: "A, Minister of Trade, and General B"."""
