"""Titles written by a grammar over bodies, countries, fields and word orders come back whole."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from diplonews import Body, Country, parse_title

COUNTRIES = [
    ("Azerbaijan", "AZ"),
    ("the Republic of Belarus", "BY"),
    ("the Kingdom of Morocco", "MA"),
    ("Japan", "JP"),
    ("the Swiss Confederation", "CH"),
    ("Bosnia and Herzegovina", "BA"),
    ("Trinidad and Tobago", "TT"),
    ("the United Arab Emirates", "AE"),
    ("the People's Republic of China", "CN"),
    ("the Republic of Korea", "KR"),
    ("the Czech Republic", "CZ"),
    ("the Soviet Union", "SU"),
    ("the Union of Soviet Socialist Republics", "SU"),
    ("Czechoslovakia", "CS"),
    ("the German Democratic Republic", "DD"),
    ("the Socialist Federal Republic of Yugoslavia", "YU"),
    ("São Tomé and Príncipe", "ST"),
    ("Saint Vincent and the Grenadines", "VC"),
    ("the Lao People's Democratic Republic", "LA"),
    ("the Democratic Republic of the Congo", "CD"),
    ("Côte d'Ivoire", "CI"),
    ("the United Kingdom of Great Britain and Northern Ireland", "GB"),
    ("the Holy See", "VA"),
    ("Timor-Leste", "TL"),
]
ORGANISATIONS = [
    "European Union",
    "United Nations",
    "World Health Organization",
    "African Union",
    "International Committee of the Red Cross",
    "European Bank for Reconstruction and Development",
    "Food and Agriculture Organization of the United Nations",
]
CAPITALS = [("Baku", "AZ"), ("Tashkent", "UZ"), ("Rabat", "MA"), ("Lima", "PE"), ("Vienna", "AT")]
BODIES = [
    "Ministry of Energy",
    "Ministry of Agriculture and Food",
    "Ministry of Culture, Sports and Tourism",
    "Ministry of Trade, Industry and Cooperatives",
    "State Tourism Agency",
    "Food Safety Agency",
    "National Institute for Public Health",
    "Department of Health and Social Care",
    "Chamber of Commerce and Industry",
    "Academy of Sciences",
    "Committee on Standards and Metrology",
    "Union of Industrialists and Entrepreneurs",
    "State Committee for Land, Geodesy and Cartography",
    "General Directorate of Forests",
    "Office of the Prosecutor General",
    "Diplomatic Academy of the Ministry of Foreign Affairs",
]
FIELDS = [
    "veterinary medicine",
    "tourism",
    "trade and investment",
    "science, technology and innovation",
    "the peaceful uses of outer space",
    "small and medium enterprises",
    "plant quarantine and protection",
]
INSTRUMENTS = [
    ("Memorandum of Understanding", "memorandum-of-understanding"),
    ("Agreement", "agreement"),
    ("Protocol", "protocol"),
    ("Joint Declaration", "declaration"),
    ("Letter of Intent", "letter-of-intent"),
    ("Arrangement", "arrangement"),
    ("Road Map", "roadmap"),
    ("Treaty", "treaty"),
    ("Convention", "convention"),
    ("Executive Programme", "programme"),
    ("Plan of Action", "action-plan"),
    ("Joint Communiqué", "communique"),
]
AMENDS = [
    ("", None),
    ("Protocol amending the ", "protocol"),
    ("Supplementary Protocol to the ", "protocol"),
    ("Protocol on Amendments to the ", "protocol"),
    ("Agreement extending the ", "agreement"),
]


@st.composite
def titles(draw: st.DrawFn) -> tuple[str, str, list[tuple[str | None, str | None]], str]:
    """A title with its kind, its parties (the name of the body or None, code) and its field."""
    word, kind = draw(st.sampled_from(INSTRUMENTS))
    chosen = draw(st.lists(st.sampled_from(COUNTRIES), min_size=2, max_size=3, unique_by=lambda c: c[1]))
    what = draw(st.sampled_from(["states", "bodies", "governments", "organisation", "cities"]))
    parties: list[tuple[str | None, str | None]] = []
    phrases = []
    for name, code in draw(st.permutations(CAPITALS))[:2] if what == "cities" else chosen:
        if what == "cities":
            parties.append((f"Municipality of {name}", code))
            phrases.append(f"the Municipality of {name}")
            continue
        body = draw(st.sampled_from(BODIES)) if what == "bodies" else None
        body = f"Government of {name}" if what == "governments" else body
        parties.append((body, code))
        phrases.append(f"the {body}" if what == "governments" else f"the {body} of {name}" if body else name)
    if what == "organisation":
        organisation = draw(st.sampled_from(ORGANISATIONS))
        parties[-1], phrases[-1] = (organisation, None), f"the {organisation}"
    comma = draw(st.sampled_from([",", ""])) if len(phrases) > 2 else ""
    between = "between " + ", ".join(phrases[:-1]) + f"{comma} and " + phrases[-1]
    field = draw(st.sampled_from(FIELDS))
    order = draw(
        st.sampled_from(
            [
                "{w} {b} on cooperation in the field of {f}",
                "{w} on cooperation in the field of {f} {b}",
                "{w} on Cooperation {b} in the sphere of {f}",
                "{w} {b} concerning {f}",
                "{w} {b} on {f}",
                "{w} on {f} {b}",
                "{w} {b} in the field of {f}",
                "{w} {b} for cooperation in the area of {f}",
                "{w} on the development of cooperation {b} in the field of {f}",
            ]
        )
    )
    amending, new_kind = draw(st.sampled_from(AMENDS))
    title = amending + order.format(w=word, b=between, f=field)
    kind = new_kind or kind
    case = draw(st.sampled_from(["as is", "Title", "CAPITALS"]))
    if case == "Title":
        title = " ".join(w[0].upper() + w[1:] for w in title.split())
    elif case == "CAPITALS":
        title = title.upper()
    return title, kind, parties, field


@given(titles())
def test_titles_come_back_whole(drawn: tuple[str, str, list[tuple[str | None, str | None]], str]) -> None:
    title, kind, parties, field = drawn
    record = parse_title(title)
    assert record.instrument == kind
    found = [
        (
            p.name.lower() if isinstance(p, Body) else None,
            p.code if isinstance(p, Country) else p.country and p.country.code,
        )
        for p in record.parties
    ]
    assert found == [(b.lower() if b else None, code) for b, code in parties]
    assert [c.code for c in record.countries] == [code for _, code in parties if code]
    amends = next((a for a, _ in AMENDS if a and title.lower().startswith(a.lower())), None)
    assert (record.amends.text if record.amends else None) == (title[len(amends) :] if amends else None)
    assert record.subject is not None
    assert record.subject.text.lower() == field.removeprefix("the ")
    assert record.unsupported() == ()


@given(st.text(max_size=300))
def test_any_text_parses(text: str) -> None:
    record = parse_title(text)
    for e in record.evidence:
        assert 0 <= e.start < e.end <= len(text)


WORDS = st.sampled_from(
    "between and , of the Agreement Government France British Governments Ministry on for in ( ) - to amending with Her Majesty's 1951 "
    "Protocol Post Offices Kingdom concerning behalf Treaty Republic Notes Exchange by signed at London".split()
)


@given(st.lists(WORDS, max_size=60))
@example([","])
@example(["-", ","])
def test_any_row_of_title_words_parses(words: list[str]) -> None:
    text = " ".join(words)
    record = parse_title(text)
    assert record.unsupported() == () or not text.strip()
    for e in record.evidence:
        assert 0 <= e.start < e.end <= len(text)
