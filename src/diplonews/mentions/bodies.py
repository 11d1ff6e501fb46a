"""Bodies: ministries, agencies, companies, universities and international organisations, by form and by name.

A body known by name alone stands in ``organizations.tsv``. Any other is told by its form: capitalised words around a head
("River Safety Agency", "University of Turku", "Ministry of Energy of the Republic of Belarus"), capitalised words with a suffix of
companies ("Nordwind Energy AG"), or a country with a head in lower case ("the Indonesian government").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from attrs import frozen

from diplonews.lexicon import Lexicon, Row, Term, keys_of, rows
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import joined
from diplonews.mentions.patterns import HEAD
from diplonews.mentions.units import Units, common_words, is_generic, vocabulary
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country, Place

_WORD = r"(?:[WK][WKLh]{0,6}|[NGLAI][NGLAWKIXh]{0,6})"
_LIST = r"(?:(?:c[WKNM][WKLh]{0,4}){1,4}c?a(?:M?W[WKLh]{0,5}|K(?![NGLWo])|N(?![NGh]))|c?a(?:M?W[WKLh]{0,5}|K(?![NGLWo])[WKh]{0,4}))?"
_OF = rf"(?:(?:of|[of])t?(?:B|{_WORD}{_LIST}|T(?![HGNT]))){{0,3}}"
BODY = re.compile(
    rf"""
      (?P<whose>[ACL]s|(?:[AC](?:h[AC])?)(?=[KWMk]|[wM]?k))?
      (?:
        (?P<core>(?:C(?=[NG])|B(?=[KWX]))?[AWMNGLIPh]{{0,7}}[KX](?:h?[KX]){{0,2}}{_LIST}{_OF})
      | (?<=[ACLs])(?P<small>[wM]?k)
      )
      (?:ot?(?P<of>[CA])(?![KWk]))?
      (?P<where>iL)?
      (?P<short>b(?P<alias>[NWI]{{1,3}})e|b(?P<land>[CA])e)?
    """,
    re.VERBOSE,
)
PAPER = re.compile(
    r"(?:(?<=[wtdcAMTs])|^)(?P<name>(?:Ph)?[NG](?:h?[NGWP]){0,3})q?(?P<head>k)"
    r"|(?:(?P<land>[AC])s?(?:[wMT]h?){0,3})?(?P<before>k)q?(?P<after>(?:Ph)?[NG](?:h?[NG]){0,2})(?!s)"
)
_FIRMS_LAND = re.compile(r"[AC]s?(?:[wMK]h?|k){1,5}\Z")
_PAPERS_LAND = re.compile(r"[AC]s?(?:[wMT]h?){0,3}\Z")
FIRM = re.compile(r"(?P<land>[AC])s?(?:[wMK]h?|k){0,2}(?P<head>[wk])(?P<name>N(?:h?[NGW]){0,2})(?![sHT])")
BASED = re.compile(r"Lhw(?P<name>(?=[NGK]{0,5}W)[WNK](?:h?[WNGK]|a(?=[WNGK])){1,6})(?![sHT])")
ITS = re.compile(r"w(?P<head>k)")
BRIEF = re.compile(r"t(?P<head>[Kk])(?![WKNGTYhofX])")
_KNOWN, _SMALL_HEAD, _SEAT = (
    re.compile("B"),
    re.compile("k"),
    re.compile("Lh"),
)  # letters that patterns cannot do without
OWN_COUNTRY = frozenset(
    "ministry department commission committee council court assembly parliament senate service office administration cabinet "
    "directorate authorities government secretariat presidency prosecutor's".split()
)
"""Heads whose country is not part of their name: "Ministry of Energy" of Belarus, and "National Bank of Ukraine"."""
_SMALL = frozenset(
    "government governments administration authorities parliament senate cabinet army military navy police embassy consulate mission "
    "delegation ministry department agency court presidency secretariat commission committee media television radio bank legislature "
    "party opposition prosecutors company companies newspaper newspapers".split()
)
"""Heads that make a body in lower case after a country: "the Indonesian government", "Libyan media"."""
_LANDED = re.compile(r"(?P<body>B)ot?(?P<of>C)|(?P<whose>[AC])s?(?P<body2>B)(?![KWX])")
_ACRONYM = re.compile(r"N(?<![GNWKAChTHIPM]N)(?![GNWKXCh])")
_ACTS = frozenset(
    "said says told believes believed expects expected announced noted added reported signed agreed warned urged clarifies clarified "
    "confirmed stressed called considers published estimates estimated plans pledged welcomed".split()
)
_PRESS = frozenset(
    "newspaper daily weekly magazine agency television radio broadcaster tabloid broadsheet publication outlet portal website".split()
)
"""Heads of the press, beside which a name is one of theirs."""
_FIRMS = frozenset(
    "company firm manufacturer maker giant operator conglomerate contractor builder developer producer carrier airline supplier startup "
    "retailer lender miner automaker carmaker chipmaker shipbuilder refiner insurer".split()
)
"""Words before which a country tells whose the company is that follows: "Chinese railway manufacturer CRRC"."""
_ITS = frozenset("ministry government parliament embassy army military delegation".split())
_BRIEF = frozenset(
    "ministry department agency commission committee council bank university institute academy company corporation group holding fund "
    "authority board bureau office secretariat parliament senate assembly court embassy consulate mission chamber union association "
    "federation foundation centre center service directorate administration government cabinet organization organisation bloc alliance "
    "party movement league community".split()
)
"""Heads that alone, with "the", take up a body named before."""
_WEAK = frozenset(
    "technology technologies network exchange systems capital engineering construction aviation media partners ventures logistics alliance "
    "platform forum industries motors mining press television radio news zone community cooperation service services trust".split()
)
"""Heads that need a proper name or a suffix beside them: "Disruptive Technology" is no body, "Nordwind Technologies" is."""
_SHARED_TAILS = frozenset(
    "News Today Now Times Post Television Radio Media World Star TV Independent Observer Standard".split()
)
"""Last words of names of the press that in lower case are no part of a name: "Taiwan news"."""
_MAKERS = frozenset("industries technologies motors aviation engineering construction systems".split())
_BEFORE_SMALL = frozenset(
    "central foreign state news supreme national armed ruling opposition defence defense regional provincial municipal city local".split()
)
_LOOSE = frozenset("press media news joint draft final free special".split())
"""First words that with one head alone make no body: "Press Release", "Joint Commission"."""


@frozen
class Known:
    """A body of the lexicon: its full name in look-up form, its country, and the term as it is written and looked up."""

    name: str
    country: Country | None
    form: str
    alias: str


@cache
def organizations() -> Lexicon:
    """The bodies known by name; the data of a term is a :class:`Known`."""
    found: list[Term] = []
    for row in rows("organizations.tsv"):
        if is_generic(row):
            continue
        found.append(term_of(row))
    return Lexicon(found)


def term_of(row: Row) -> Term:
    """The term of a row of ``organizations.tsv``."""
    country = Country(row["country"]) if row["country"] else None
    words, name = keys_of(row["term"]), " ".join(keys_of(row["name"]))
    return Term(words, row["kind"], Known(name, country, row["term"], " ".join(words)))


def full_name(name: str) -> str:
    """The name in full of a body of the lexicon, in look-up form; of any other its own words."""
    words = keys_of(name)
    term = organizations().at(words, 0) if words else None
    return term.data.name if term is not None and len(term.words) == len(words) else " ".join(words)


def is_international(words: tuple[str, ...]) -> bool:
    """Whether a name begins with that of an international organisation."""
    term = organizations().at(words, 0) if words else None
    return term is not None and term.kind == "io"


def known(tokens: Tokens, countries: list[Mention], words: Lexicon | None = None) -> list[Mention]:
    """Bodies of the lexicon: acronyms in capitals only, other names with a capital. One that a country crosses is none."""
    found = []
    k = 0
    for first, last, term in (words or organizations()).find(tokens):
        body: Known = term.data
        word, form = tokens.words[first], body.form
        head = form.split()[0]
        exact = form.isupper() or not head[1:].islower()
        if not (word == head or word.isupper() if exact else word[0].isupper()):
            continue
        tail = form.split()[-1]
        if term.kind == "agency" and tail in _SHARED_TAILS and tokens.words[last - 1][0].islower():
            continue  # "Taiwan news"
        if last == first + 1 and not word.isupper() and _is_given(tokens, first):
            continue  # "spokeswoman Tasnim Rahman"
        if first and tokens.words[first - 1][0].isupper():  # the National Security Council
            longer = vocabulary().at(tokens.keys, first - 1)
            if longer is not None and longer.kind == "K" and first - 1 + len(longer.words) >= last:
                continue
        while k < len(countries) and countries[k].last <= first:
            k += 1
        if (
            k < len(countries)
            and countries[k].first < last
            and (countries[k].last > last or countries[k].first < first)
        ):
            continue
        value = Body(name=joined(tokens, first, last), country=body.country)
        data = {"organization": term.kind, "key": body.name, "alias": (body.alias,)}
        found.append(Mention(first, last, "B", value, data=data))
    return found


def _is_given(tokens: Tokens, i: int) -> bool:
    """Whether one word that a body bears as name is a given name here: a capitalised word that is no body's head follows."""
    if i + 1 >= len(tokens) or not tokens.words[i + 1][:1].isupper() or not tokens.words[i + 1][1:].islower():
        return False
    if not tokens.spaced(i + 1) or tokens.keys[i + 1] in common_words():
        return False
    return vocabulary().at(tokens.keys, i + 1) is None and organizations().at(tokens.keys, i + 1) is None


def find(tokens: Tokens, units: Units) -> list[tuple[int, int, Mention]]:
    """Bodies by their form, as ranges of units with their mentions, in order."""
    found = []
    for m in units.matches(BODY, HEAD):
        mention = _mention(tokens, units, m)
        if mention is not None:
            found.append((bisect_left(units.firsts, mention.first), m.end(), mention))
    for m in units.matches(_LANDED, _KNOWN):
        whole = _landed(units, m)
        if whole is not None:
            found.append((m.start(), m.end(), whole))
    taken = {k for begin, end, _ in found for k in range(begin, end)}
    for m in BRIEF.finditer(units.letters):
        mention = _brief(tokens, units, m)
        if mention is not None and m.start("head") not in taken:
            found.append((m.start(), m.end(), mention))
    for m in units.matches(PAPER, _SMALL_HEAD):
        paper = _paper(tokens, units, m)
        if paper is not None and taken.isdisjoint(range(m.start(), m.end())):
            found.append((m.start(), m.end(), paper))
            taken.update(range(m.start(), m.end()))
    for m in FIRM.finditer(units.letters):
        head = tokens.keys[units.lasts[m.start("head")] - 1]
        if head in _FIRMS and taken.isdisjoint(range(*m.span("name"))):
            first, last = units.firsts[m.start("name")], units.lasts[m.end() - 1]
            value = Body(name=joined(tokens, first, last), country=units.items[m.start()].value)
            found.append((*m.span("name"), Mention(first, last, "B", value, data={"organization": "company"})))
            taken.update(range(*m.span("name")))
    for m in units.matches(BASED, _SEAT):
        first, last = units.firsts[m.start("name")], units.lasts[m.end() - 1]
        if tokens.keys[first - 1] in ("based", "headquartered") and taken.isdisjoint(range(*m.span("name"))):
            seat: Place = units.items[m.start()].value
            value = Body(name=joined(tokens, first, last), country=seat.country)
            found.append((*m.span("name"), Mention(first, last, "B", value, data={})))
            taken.update(range(*m.span("name")))
    for m in ITS.finditer(units.letters):
        first, last = units.firsts[m.start()], units.lasts[m.end() - 1]
        owned = tokens.keys[first] == "its" and tokens.keys[last - 1] in _ITS
        if owned and taken.isdisjoint(range(m.start(), m.end())):
            value = Body(name=joined(tokens, first + 1, last))
            found.append((m.end() - 1, m.end(), Mention(first + 1, last, "B", value, data={"its": True})))
    found += _aliases(tokens, units, found)
    found += _acronyms(tokens, units, {k for begin, end, _ in found for k in range(begin, end)})
    return sorted(found, key=lambda f: f[0])


def _landed(units: Units, m: re.Match[str]) -> Mention | None:
    """A body that every state has, with its country: "the MFA of Turkmenistan", "the Turkish MFA"."""
    at = m.start("body") if m["body"] else m.start("body2")
    mention: Mention = units.items[at]
    if not isinstance(mention.value, Body) or mention.value.country is not None:
        return None
    if (mention.data or {}).get("organization") not in ("ministry", "parliament", "court"):
        return None
    land = m.start("of") if m["of"] else m.start("whose")
    value = Body(name=mention.value.name, country=units.items[land].value)
    data = {k: v for k, v in mention.data.items() if k != "alias"}
    return Mention(units.firsts[m.start()], units.lasts[m.end() - 1], "B", value, data=data)


def _acronyms(tokens: Tokens, units: Units, taken: set[int]) -> list[tuple[int, int, Mention]]:
    """Unknown words in capitals that speak or act: "EIU believes", "the SRE also said"; and the same words elsewhere."""
    places: dict[str, list[int]] = {}
    acting: set[str] = set()
    for m in _ACRONYM.finditer(units.letters):
        k = m.start()
        word = tokens.words[units.firsts[k]]
        if k in taken or not (3 <= len(word) <= 7 and word.isupper() and word.isalpha()):
            continue
        places.setdefault(word, []).append(k)
        after = [tokens.keys[i] for i in range(units.lasts[k], min(units.lasts[k] + 2, len(tokens)))]
        if after and (after[0] in _ACTS or (after[0] in ("also", "has", "had") and after[-1] in _ACTS)):
            acting.add(word)
    again = []
    for word in acting:
        for k in places[word]:
            value = Body(name=word)
            mention = Mention(units.firsts[k], units.lasts[k], "B", value, data={"organization": "other"})
            again.append((k, k + 1, mention))
    return again


def _aliases(tokens: Tokens, units: Units, found: list[tuple[int, int, Mention]]) -> list[tuple[int, int, Mention]]:
    """Short forms that stood in brackets after a name, where they stand alone: "Ministry of Tourism (MOTAC) … MOTAC"."""
    aliases = {a for _, _, m in found for a in (m.data or {}).get("alias", ()) if " " not in a and len(a) > 1}
    taken = {k for begin, end, _ in found for k in range(begin, end)}
    again = []
    for alias in aliases:
        for i in tokens.index.get(alias, ()):
            k = bisect_left(units.firsts, i)
            alone = k < len(units.firsts) and units.firsts[k] == i and units.lasts[k] == i + 1 and k not in taken
            if alone and tokens.words[i].isupper() and units.letters[k] in "NWI":
                again.append((k, k + 1, Mention(i, i + 1, "B", Body(name=tokens.words[i]), data={})))
    return again


def _brief(tokens: Tokens, units: Units, m: re.Match[str]) -> Mention | None:
    """ "The ministry": the body of that head that was named last."""
    first, last = units.firsts[m.start("head")], units.lasts[m.start("head")]
    head = tokens.keys[last - 1]
    if head not in _BRIEF or last - first > 1:
        return None
    return Mention(units.firsts[m.start()], units.lasts[m.end() - 1], "B", None, data={"short": head})


def _paper(tokens: Tokens, units: Units, m: re.Match[str]) -> Mention | None:
    """A newspaper or agency by a name and what it is: "the Tishrin newspaper", "Libya's official news agency JANA"."""
    group = "name" if m["name"] else "after"
    head = m.start("head" if m["name"] else "before")
    if tokens.keys[units.lasts[head] - 1] not in _PRESS:
        return None
    begin, end = m.span(group)
    first, last = units.firsts[begin], units.lasts[end - 1]
    country = units.items[m.start("land")].value if m["land"] else None
    if m["name"] and (before := _PAPERS_LAND.search(units.letters, max(begin - 8, 0), begin)):
        country = units.items[before.start()].value
    value = Body(name=joined(tokens, first, last), country=country)
    return Mention(first, last, "B", value, data={"organization": "agency"})


def _country(units: Units, m: re.Match[str]) -> Country | None:
    """The country that the words of a body say: after "of" or in brackets, before it, inside it, or by a place."""
    group = "core" if m["core"] else "small"
    by_place: Country | None = None
    for at in (m.start("of"), m.start("land"), m.start("whose"), *range(*m.span(group))):
        if at < 0:
            continue
        value = units.items[at].value if units.letters[at] in "ACLB" else None
        if isinstance(value, Country):
            return value
        by_place = by_place or getattr(value, "country", None)
    return by_place


def _mention(tokens: Tokens, units: Units, m: re.Match[str]) -> Mention | None:
    group = "core" if m["core"] else "small"
    begin, end = m.span(group)
    first, last = units.firsts[begin], units.lasts[end - 1]
    letters = units.letters
    by_place: Country | None = None
    if group == "core":
        while letters[begin] == "M" and tokens.words[first][0].islower() and begin + 1 < end:
            begin, first = begin + 1, units.firsts[begin + 1]  # "former Internal Revenue Service"
        if last - first == 1 and not m["whose"] and not m["of"]:
            return None
        if end - begin == 2 and tokens.keys[first] in _LOOSE and not m["of"]:
            return None
        head = next((k for k in range(begin, end) if letters[k] in "KX"), begin)
        words = tokens.keys[units.firsts[head] : units.lasts[head]]
        own = OWN_COUNTRY.isdisjoint(words)  # its country is part of its name
        if m["whose"] and own and letters[m.start("whose")] != "L" and not m["whose"].endswith("s"):
            first = units.firsts[m.start("whose")]
        if m["of"] and (own or "government" in words):
            last = units.lasts[m.start("of")]
        heads = {tokens.keys[units.lasts[k] - 1] for k in range(begin, end) if letters[k] == "K"}
        if end - begin < 4 and heads <= _WEAK and not set(letters[begin:end]) & set("NGLX") and not _makes(m, heads):
            return None
    elif tokens.keys[last - 1] not in _SMALL or (letters[begin] in "wM" and tokens.keys[first] not in _BEFORE_SMALL):
        return None
    elif m["whose"] and not m["whose"].endswith("s"):
        first = units.firsts[m.start("whose")]
    elif letters[begin - 1] == "L":
        first = units.firsts[begin - 1]  # "the Khorezm regional administration"
        by_place = units.items[begin - 1].value.country
    start = m.start("whose") if m["whose"] else begin
    alias = (
        (" ".join(tokens.keys[units.firsts[m.start("alias")] : units.lasts[m.end("alias") - 1]]),) if m["alias"] else ()
    )
    country = _country(units, m) or by_place
    if (
        country is None
        and first
        and tokens.keys[first - 1] in _FIRMS
        and (of := _FIRMS_LAND.search(letters, max(begin - 8, 0), begin))
    ):
        country = units.items[of.start()].value  # "the American private equity firm Carling Group"
    value = Body(name=joined(tokens, first, last), country=country)
    return Mention(min(first, units.firsts[start]), units.lasts[m.end() - 1], "B", value, data={"alias": alias})


def _makes(m: re.Match[str], heads: set[str]) -> bool:
    """Whether a country and what it makes are a company: "Israeli Aircraft Industries", not "the U.S.-Japan Alliance"."""
    return bool(m["whose"]) and "h" not in m["whose"] and heads <= _MAKERS


_OWNED = re.compile(r"s(w?[kK])(?![WKNGT])")
_OFFICES = frozenset("office government administration cabinet campaign team staff service party delegation".split())


def belonging(tokens: Tokens, units: Units, persons: list[Mention]) -> list[Mention]:
    """ "Valiyev's office": a body by the person that it belongs to. The mention takes in the person's."""
    ends = {m.last: m for m in persons}
    found = []
    for m in _OWNED.finditer(units.letters):
        first, last = units.firsts[m.start(1)], units.lasts[m.end() - 1]
        owner = ends.get(first - 1)
        if owner is None or tokens.keys[last - 1] not in _OFFICES:
            continue
        value = Body(name=joined(tokens, owner.first, last))
        data = {"owner": owner, "head": " ".join(tokens.keys[first:last])}
        found.append(Mention(owner.first, last, "B", value, data=data))
    return found
