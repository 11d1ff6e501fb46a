"""Render and recover: sentences of visits and meetings, written by a generator, give back what they were written from.

Actors, places and dates are drawn; every frame is a way of saying that news agencies use. Hostile texts end soon.
"""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplonews
from diplonews import Country, Meeting, Person, Visit, When

TODAY = dt.date(2024, 5, 15)
# demonym, code
NATIONS = [
    ("Estonian", "EE"), ("Chilean", "CL"), ("Kenyan", "KE"), ("Vietnamese", "VN"), ("Moroccan", "MA"), ("Kazakh", "KZ"),
    ("Norwegian", "NO"), ("Peruvian", "PE"), ("Thai", "TH"), ("Ghanaian", "GH"), ("Croatian", "HR"), ("Omani", "OM"),
]  # fmt: skip
# city, country as destination, code of the country
CITIES = [
    ("Tallinn", "Estonia", "EE"), ("Santiago", "Chile", "CL"), ("Nairobi", "Kenya", "KE"), ("Hanoi", "Vietnam", "VN"),
    ("Rabat", "Morocco", "MA"), ("Astana", "Kazakhstan", "KZ"), ("Oslo", "Norway", "NO"), ("Lima", "Peru", "PE"),
    ("Bangkok", "Thailand", "TH"), ("Accra", "Ghana", "GH"), ("Zagreb", "Croatia", "HR"), ("Muscat", "Oman", "OM"),
]  # fmt: skip
OFFICES = ["Foreign Minister", "President", "Prime Minister", "Trade Minister", "Defence Minister"]
NAMES = [
    "Liis Tamberg", "Mateo Larraín", "Wanjiku Odera", "Karl Halvorsen", "Rosa Quispe", "Pilar Huamán", "Ama Boateng",
    "Marko Horvat", "Salim Al Harthi", "Nguyen Van Thanh", "Erlan Bekturov", "Ingrid Dahl",
]  # fmt: skip

# {who} the visitor with office, {city} and {land} of the destination, {day} a date with "on", {days} a range with "from"
DONE = [
    ("{who} visited {city} {day}.", "completed", "unspecified"),
    ("{who} visited {land} {day}.", "completed", "unspecified"),
    ("{who} paid a visit to {land} {day}.", "completed", "unspecified"),
    ("{who} paid an official visit to {city} {day}.", "completed", "official"),
    ("{who} made a working visit to {land} {day}.", "completed", "working"),
    ("{who} made an official working visit to {land} {day}.", "completed", "working"),
    ("{who} made a state visit to {land} {day}.", "completed", "state"),
    ("{who} undertook a private visit to {land} {day}.", "completed", "private"),
    ("{who} travelled to {city} {day}.", "completed", "unspecified"),
    ("{who} traveled to {land} {day}.", "completed", "unspecified"),
    ("{who} travelled {day} to {city}.", "completed", "unspecified"),
    ("{who} flew to {city} {day}.", "completed", "unspecified"),
    ("{who} went to {land} {day}.", "completed", "unspecified"),
    ("{who} concluded an official visit to {land} {day}.", "completed", "official"),
    ("{who} wrapped up a visit to {land} {day}.", "completed", "unspecified"),
    ("{who} made a stopover in {city} {day}.", "completed", "transit"),
    ("{day_first}, {who} visited {land}.", "completed", "unspecified"),
    ("{who}, who visited {land} {day}, praised the harvest.", "completed", "unspecified"),
    ("The visit of {who} to {land} took place {day}.", "completed", "unspecified"),
    ("The paper recalled {who}'s visit to {land} {day}.", "completed", "unspecified"),
    ("The paper recalled a visit to {city} by {who} {day}.", "completed", "unspecified"),
    ("{host} welcomed {who} to {city} {day}.", "completed", "unspecified"),
    ("{host} hosted {who} for a state visit {day}.", "completed", "state"),
]
AHEAD = [
    ("{who} will visit {city} {day}.", "planned", "unspecified"),
    ("{who} will visit {land} {days}.", "planned", "unspecified"),
    ("{who} is to visit {land} {day}.", "planned", "unspecified"),
    ("{who} is set to visit {city} {day}.", "planned", "unspecified"),
    ("{who} is expected to visit {land} {day}.", "planned", "unspecified"),
    ("{who} plans to visit {land} {day}.", "planned", "unspecified"),
    ("{who} is scheduled to travel to {city} {day}.", "planned", "unspecified"),
    ("{who} will travel to {land} {days}.", "planned", "unspecified"),
    ("{who} will fly to {city} {day}.", "planned", "unspecified"),
    ("{who} will head to {city} {day}.", "planned", "unspecified"),
    ("{who} will arrive in {city} {day}.", "planned", "unspecified"),
    ("{who} will leave for {land} {day}.", "planned", "unspecified"),
    ("{who} will pay an official visit to {land} {days}.", "planned", "official"),
    ("{who} will make a state visit to {land} {day}.", "planned", "state"),
    ("{who} is due in {city} {day}.", "planned", "unspecified"),
    ("{who} will begin a working visit to {land} {day}.", "planned", "working"),
    ("{host} will host {who} for an official visit {day}.", "planned", "official"),
    ("{host} looks forward to welcoming {who} to {city} {day}.", "planned", "unspecified"),
    ("{host} has invited {who} to visit {land} {day}.", "planned", "unspecified"),
    ("The official visit by {who} to {land} will take place {day}.", "planned", "official"),
]
OFF = [
    ("{who} cancelled a visit to {land}.", "cancelled", "unspecified"),
    ("{who} has called off an official visit to {city}.", "cancelled", "official"),
    ("{who} postponed a state visit to {land}.", "cancelled", "state"),
    ("The visit of {who} to {land} has been postponed.", "cancelled", "unspecified"),
]
# {a} and {b} the two sides, {city} where, {day} when
MET = [
    ("{a} met {b} in {city} {day}.", "unspecified"),
    ("{a} met with {b} in {city} {day}.", "unspecified"),
    ("{a} met {day} in {city} with {b}.", "unspecified"),
    ("{a} and {b} met in {city} {day}.", "unspecified"),
    ("{a} held talks with {b} in {city} {day}.", "unspecified"),
    ("{a} had a meeting with {b} in {city} {day}.", "unspecified"),
    ("{a} and {b} held talks in {city} {day}.", "unspecified"),
    ("A meeting between {a} and {b} took place in {city} {day}.", "unspecified"),
    ("Talks between {a} and {b} were held in {city} {day}.", "unspecified"),
    ("{a} received {b} in {city} {day}.", "unspecified"),
    ("{a} hosted {b} in {city} {day}.", "unspecified"),
    ("{a} was received by {b} in {city} {day}.", "unspecified"),
    ("{a} paid a courtesy call on {b} in {city} {day}.", "unspecified"),
    ("{a} sat down with {b} in {city} {day}.", "unspecified"),
    ("{a} held a one-on-one meeting with {b} in {city} {day}.", "one-on-one"),
    ("{a} held a tête-à-tête meeting with {b} in {city} {day}.", "one-on-one"),
    ("{a} held delegation-level talks with {b} in {city} {day}.", "expanded"),
    ("{a} held an informal meeting with {b} in {city} {day}.", "informal"),
    ("{day_first}, {a} met {b} in {city}.", "unspecified"),
]
REMOTE = [
    ("{a} spoke by phone with {b} {day}.", "phone"),
    ("{a} held a telephone conversation with {b} {day}.", "phone"),
    ("{a} had a phone call with {b} {day}.", "phone"),
    ("{a} telephoned {b} {day}.", "phone"),
    ("{a} held a video call with {b} {day}.", "video"),
    ("{a} and {b} met by video link {day}.", "video"),
    ("{a} held a videoconference with {b} {day}.", "video"),
]
TO_COME = [
    ("{a} will meet {b} in {city} {day}.", "unspecified"),
    ("{a} is expected to meet with {b} in {city} {day}.", "unspecified"),
    ("{a} will hold talks with {b} in {city} {day}.", "unspecified"),
    ("{a} is to be received by {b} in {city} {day}.", "unspecified"),
    ("{a} and {b} are due to meet in {city} {day}.", "unspecified"),
    ("{a} will hold a one-on-one meeting with {b} in {city} {day}.", "one-on-one"),
]


def test_there_are_enough_frames() -> None:
    frames = [f[0] for table in (DONE, AHEAD, OFF, MET, REMOTE, TO_COME) for f in table]
    assert len(frames) == len(set(frames)) >= 60


def spoken(day: dt.date, style: int) -> str:
    return (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}")[style]


past = st.dates(dt.date(2023, 2, 1), dt.date(2024, 4, 30))
coming = st.dates(dt.date(2024, 6, 1), dt.date(2025, 3, 20))
style = st.integers(0, 1)
two_nations = st.lists(st.sampled_from(range(len(NATIONS))), min_size=2, max_size=2, unique=True)
two_names = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)
two_offices = st.lists(st.sampled_from(OFFICES), min_size=2, max_size=2, unique=True)


def parsed(text: str) -> diplonews.Article:
    article = diplonews.parse(text, published=TODAY, only=(Visit, Meeting))
    for record in article.records:
        assert record.unsupported() == (), text
    return article


def names(actors: tuple[diplonews.Person | diplonews.Body | diplonews.Country, ...]) -> list[str]:
    return sorted(a.name or "" for a in actors if isinstance(a, Person))


def check_visit(
    frame: tuple[str, str, str], n: list[int], name: list[str], office: list[str], day: dt.date, written: int
) -> None:
    template, status, kind = frame
    home, away = NATIONS[n[0]], CITIES[n[1]]
    text = template.format(
        who=f"{home[0]} {office[0]} {name[0]}",
        host=f"{NATIONS[n[1]][0]} {office[1]} {name[1]}",
        city=away[0],
        land=away[1],
        day=f"on {spoken(day, written)}",
        day_first=f"On {spoken(day, written)}",
        days=f"from {day:%B} {day.day} to {min(day.day + 3, 28) if day.day < 25 else day.day}, {day.year}"
        if day.day < 25
        else f"on {spoken(day, written)}",
    )
    visits = [v for v in parsed(text).visits if v.explicit]
    assert len(visits) == 1, (text, visits)
    visit = visits[0]
    assert names(visit.visitors) == [name[0]], (text, visit)
    assert visit.origin == Country(home[1]), (text, visit)
    assert visit.destination == Country(away[2]), (text, visit)
    assert (visit.place.name if visit.place else None) == (away[0] if "{city}" in template else None), (text, visit)
    assert (visit.status, visit.kind) == (status, kind), (text, visit)
    if status == "cancelled":
        assert visit.when is None, (text, visit)
    else:
        assert visit.when is not None
        assert visit.when.first == day, (text, visit)


def check_meeting(
    frame: tuple[str, str], n: list[int], name: list[str], office: list[str], day: dt.date, written: int, status: str
) -> None:
    template, form = frame
    city = CITIES[n[1]]
    text = template.format(
        a=f"{NATIONS[n[0]][0]} {office[0]} {name[0]}",
        b=f"{NATIONS[n[1]][0]} {office[1]} {name[1]}",
        city=city[0],
        day=f"on {spoken(day, written)}",
        day_first=f"On {spoken(day, written)}",
    )
    meetings = parsed(text).meetings
    assert len(meetings) == 1, (text, meetings)
    meeting = meetings[0]
    assert names(meeting.participants) == sorted(name), (text, meeting)
    assert (meeting.format, meeting.status) == (form, status), (text, meeting)
    assert (meeting.place.name if meeting.place else None) == (city[0] if "{city}" in template else None), (
        text,
        meeting,
    )
    assert meeting.when == When.on(day), (text, meeting)


@given(st.sampled_from(DONE), two_nations, two_names, two_offices, past, style)
def test_past_visits_come_back(
    frame: tuple[str, str, str], n: list[int], name: list[str], office: list[str], day: dt.date, written: int
) -> None:
    check_visit(frame, n, name, office, day, written)


@given(st.sampled_from(AHEAD), two_nations, two_names, two_offices, coming, style)
def test_planned_visits_come_back(
    frame: tuple[str, str, str], n: list[int], name: list[str], office: list[str], day: dt.date, written: int
) -> None:
    check_visit(frame, n, name, office, day, written)


@given(st.sampled_from(OFF), two_nations, two_names, two_offices, coming, style)
def test_cancelled_visits_come_back(
    frame: tuple[str, str, str], n: list[int], name: list[str], office: list[str], day: dt.date, written: int
) -> None:
    check_visit(frame, n, name, office, day, written)


@given(st.sampled_from(MET + REMOTE), two_nations, two_names, two_offices, past, style)
def test_past_meetings_come_back(
    frame: tuple[str, str], n: list[int], name: list[str], office: list[str], day: dt.date, written: int
) -> None:
    check_meeting(frame, n, name, office, day, written, "completed")


@given(st.sampled_from(TO_COME), two_nations, two_names, two_offices, coming, style)
def test_planned_meetings_come_back(
    frame: tuple[str, str], n: list[int], name: list[str], office: list[str], day: dt.date, written: int
) -> None:
    check_meeting(frame, n, name, office, day, written, "planned")


@given(
    st.lists(st.sampled_from(DONE), min_size=2, max_size=4),
    st.permutations(range(len(NATIONS))),
    st.permutations(NAMES),
    past,
)
def test_several_visits_of_several_people_come_back(
    frames: list[tuple[str, str, str]], nations: list[int], people: list[str], day: dt.date
) -> None:
    """An article of several visits, each by somebody else to somewhere else, gives back each."""
    told = [f for f in frames if "{host}" not in f[0]]
    sentences, wanted = [], set()
    for i, (template, _, _) in enumerate(told):
        home, away = NATIONS[nations[2 * i]], CITIES[nations[2 * i + 1]]
        who = f"{home[0]} Foreign Minister {people[i]}"
        on = spoken(day, 0)
        sentences.append(
            template.format(who=who, city=away[0], land=away[1], day=f"on {on}", day_first=f"On {on}", days=f"on {on}")
        )
        wanted.add((people[i], away[2]))
    text = "\n\n".join(sentences)
    found = {
        (a.name, v.destination.code)
        for v in parsed(text).visits
        for a in v.visitors
        if v.destination is not None and isinstance(a, Person)
    }
    assert found == wanted, text


HOSTILE = [
    "visit ", "visited China and ", "to ", "met ", "President ", "talks with ", "his visit ", "the delegation will ", "met with, ",
    "who visited, ", "A, B, C, ", "Kenya, ", "a two-day official working state ", "in Lima, where ", "on May 6 ", "if ", "they met ",
]  # fmt: skip


@pytest.mark.flaky(reruns=4)  # a clock: other work on the machine may disturb one run, not five
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_only(piece: str) -> None:
    """A sentence that is nothing but one trigger, thousands of times over, costs about as much a word as any other."""

    def cost(count: int) -> float:
        text = "Kenyan President Wanjiku Odera met Thai President Rosa Quispe. " + piece * count
        began = time.process_time()
        diplonews.parse(text, published=TODAY, only=(Visit, Meeting))
        return time.process_time() - began

    cost(50)
    # four times the text: linear is 4, quadratic 16
    assert min(cost(3200) for _ in range(2)) < 9 * max(min(cost(800) for _ in range(2)), 0.02)


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "\n", ". ", '"', "(", "Liis Tamberg ", "Estonian ", "Foreign Minister ", "May 6 "]),
        max_size=40,
    )
)
def test_any_row_of_triggers_parses(pieces: list[str]) -> None:
    parsed("".join(pieces))
