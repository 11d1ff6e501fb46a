"""Page furniture: what of a page is no news, and what only looks so."""

from __future__ import annotations

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews import parse
from diplonews.text.furniture import REASONS, furniture, news
from diplonews.text.tokens import tokenize

NEWS = "Foreign Minister Ida Sol met with her Danish counterpart in Lisbon on Monday, the ministry said."


def left_out(text: str) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    return [(tokens.text[slice(*tokens.span(a, b))], rule) for a, b, rule in furniture(tokens)]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Share this article", "furniture.label"),
        ("SHARE", "furniture.label"),
        ("Advertisement", "furniture.label"),
        ("COMMENT", "furniture.label"),
        ("Also read: Sol to visit Denmark in the spring", "furniture.link"),
        ("Read more: Sol said that she would visit Denmark.", "furniture.link"),
        ("SEE ALSO | Sol to visit Denmark", "furniture.link"),
        ("FILE PHOTO: Ida Sol speaks to reporters in Lisbon.", "furniture.notice"),
        ("Photo: Sol met with the Danish prime minister in May.", "furniture.notice"),
        ("Reporting by Lena Abara; Editing by Tom Quist", "furniture.notice"),
        ("*Writing by Lena Abara in Lisbon", "furniture.notice"),
        ("Follow the author on Twitter: @abara", "furniture.notice"),
        ("Media contact: Lena Abara, 555 0100", "furniture.notice"),
        ("Last updated on 4 December 2020", "furniture.notice"),
        ("Ida Sol met with the Danish minister in Lisbon on Monday. (Photo: Coast News)", "furniture.caption"),
        ("Ida Sol speaks in Lisbon. [Coast Agency/Getty Images]", "furniture.caption"),
        ("All rights reserved by Coast News.", "furniture.terms"),
        ("Sign up now for our weekly newsletter on ports and fish.", "furniture.terms"),
    ],
)
def test_furniture(line: str, rule: str) -> None:
    assert left_out(f"{NEWS}\n\n{line}\n\n{NEWS}") == [(line, rule)]
    assert rule in REASONS


@pytest.mark.parametrize(
    "line",
    [
        "Share prices rose in Lisbon on Monday.",
        "Image is everything, Sol said.",
        "Contact between the two ministries has grown, Sol said.",
        "Related talks on ports were held in May.",
        "Photo opportunities followed the signing, and the ministers posed with their delegations.",
        "Read out by the spokesman, the statement called for talks.",
        "The latest round of talks was held in May.",
        "“Join us,” Sol said.",
        "More: " + "Sol also met the speaker of parliament, who told her about the budget. " * 5,
    ],
)
def test_news(line: str) -> None:
    assert left_out(f"{NEWS}\n\n{line}\n\n{NEWS}") == []


def test_a_list_ends_where_prose_begins() -> None:
    text = f"{NEWS}\n\nRelated stories\n\nSol to visit Denmark\n\nFish prices rise again\n\n{NEWS}\n\nTags:\n\n#Fish\n\nIda Sol"
    assert [line for line, _ in left_out(text)] == [
        "Related stories",
        "Sol to visit Denmark",
        "Fish prices rise again",
        "Tags:",
        "#Fish",
        "Ida Sol",
    ]


def test_the_tail_of_a_page() -> None:
    tail = ["Politics", "Sol to visit Denmark in the spring", "Fish prices rise again", "Ports to be widened by 2030"]
    assert left_out(NEWS + "\n\n" + "\n\n".join(tail)) == [(line, "furniture.tail") for line in tail]
    assert left_out(NEWS + "\n\n" + "\n\n".join(tail[:2])) == []
    assert left_out("\n\n".join(tail)) == []  # a text of headlines alone is read
    signed = "The ministers signed:\n\nAgreement on ports\n\nMemorandum of understanding on fish\n\nProtocol on customs"
    assert left_out(f"{NEWS}\n\n{signed}") == []


def test_nothing_is_read_in_furniture_and_a_note_says_so() -> None:
    line = "Also read: Danish Prime Minister Per Holm said that he would visit Portugal in May"
    article = parse(f"{NEWS}\n\n{line}\n\n{NEWS}")
    start = article.text.index(line)
    assert not [r for r in article.records if start <= r.span.start < start + len(line)]
    (note,) = [n for n in article.notes if n.rule == "furniture.link"]
    assert (note.start, note.end) == (start, start + len(line))
    assert note.reason == REASONS[note.rule]


@given(
    st.lists(st.sampled_from([NEWS, "Share", "Related", "Ida Sol", "Read more: x", "Photo: a (Photo: b)", "1.", ":"]))
)
def test_sentences_are_news_or_furniture(lines: list[str]) -> None:
    tokens = tokenize("\n\n".join(lines))
    kept, gone = news(tokens)
    ranges = sorted([*kept, *((a, b) for a, b, _ in gone)])
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))
    assert sum(b - a for a, b in ranges) == len(tokens)


@pytest.mark.flaky(reruns=4)  # a clock: other work on the machine may disturb one run, not five
@pytest.mark.parametrize(
    "unit", ["Share\n\n", "(photo ", "Related\n\n", "a\n\n", "photo: ", "[", "newsletter\n\n", "Read more: "]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        tokens = tokenize(unit * (size // len(unit)))
        best = 9.0
        gc.disable()
        for _ in range(3):
            began = time.process_time()
            furniture(tokens)
            best = min(best, time.process_time() - began)
        gc.enable()
        return best

    assert seconds(80_000) < max(2.5**2 * seconds(20_000), 0.02)
