"""Entities of followthemoney, as investigators' databases take them in. Needs the extra ``ftm``.

============ ==========================================================================================================
what         entity
============ ==========================================================================================================
article      ``Article`` with title, author, publisher, publishedAt, language and, if asked for, bodyText
person       ``Person`` with name, position (the office), country and the article as proof; a person without a name is left out
body         ``PublicBody`` where it belongs to a country, else ``Organization``
visit,       ``Event`` with name, startDate, endDate, location, country, involved and organizer; ``summary`` is the sentence,
meeting,     ``recordId`` the number of the record and its span in the article, ``proof`` the article
memorandum
============ ==========================================================================================================

A country has no entity of its own there: it is a value of ``country``. Statements have no schema that says who said what,
so they are left out, as are evidence by field, notes and other projects' record types. There is no reader.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from diplonews.article import Article
from diplonews.formats.headline import headline
from diplonews.records import Meeting, Memorandum, Visit
from diplonews.shapes import shapes_of, values_of
from diplonews.values import Actor, Body, Country, Person, When


def to_ftm(article: Article, *, body_text: bool = False, source_url: str | None = None) -> Iterator[dict[str, Any]]:
    """The entities of an article as plain data, the article first, each entity once.

    Ids are made from the article and, for people and bodies, from what is known of them, so that equal articles give equal
    entities and different articles do not claim to speak of the same person.
    """
    try:
        from followthemoney import model
    except ImportError as error:
        raise ImportError("followthemoney entities need followthemoney: pip install 'diplonews[ftm]'") from error
    return iter(_Entities(model, article, source_url).all(body_text))


class _Entities:
    def __init__(self, model: Any, article: Article, source_url: str | None) -> None:
        self.model = model
        self.source = article
        self.url = source_url
        self.key = article.sha256
        self.made: dict[str, Any] = {}

    def all(self, body_text: bool) -> list[dict[str, Any]]:
        self._article(body_text)
        known: list[Actor] = [*self.source.people, *self.source.bodies]
        for actor in known:
            self._actor(actor)
        for number, record in enumerate(self.source.records):
            if isinstance(record, (Visit, Meeting, Memorandum)):
                self._event(number, record)
        return [entity.to_dict() for entity in self.made.values()]

    def _entity(self, schema: str, *key: str, **properties: Any) -> str:
        name = hashlib.sha256("\x1f".join((self.key, schema, *key)).encode("utf-8", "surrogatepass")).hexdigest()[:40]
        if name not in self.made:
            entity = self.model.make_entity(schema)
            entity.id = name
            for prop, value in properties.items():
                entity.add(
                    prop, [_encodable(v) for v in value] if isinstance(value, (list, tuple)) else _encodable(value)
                )
            self.made[name] = entity
        return name

    def _article(self, body_text: bool) -> None:
        source = self.source
        self.proof = self._entity(
            "Article",
            title=source.title,
            author=list(source.authors),
            publisher=source.publisher,
            publishedAt=source.published.isoformat() if source.published else None,
            language=source.language,
            notes=f"SHA-256 of the text: {source.sha256}",
            sourceUrl=self.url,
            bodyText=source.text if body_text else None,
        )

    def _actor(self, actor: Actor) -> str | None:
        if isinstance(actor, Country) or not actor.name:
            return None
        code = actor.country.code.lower() if actor.country else None
        common = {"name": actor.name, "country": code, "proof": self.proof, "sourceUrl": self.url}
        if isinstance(actor, Person):
            return self._entity("Person", actor.name, code or "", position=actor.title, **common)
        return self._entity(
            "PublicBody" if isinstance(actor, Body) and code else "Organization", actor.name, code or "", **common
        )

    def _event(self, number: int, record: Visit | Meeting | Memorandum) -> None:
        involved: list[str] = []
        countries: list[str] = []
        for name, shape in shapes_of(type(record)).items():
            for value in values_of(record, name):
                if shape.element.kind == "country" or isinstance(value, Country):
                    countries.append(value.code.lower())
                elif shape.element.kind == "actor":
                    involved += [entity for entity in (self._actor(value),) if entity]
        hosts = [entity for entity in map(self._actor, getattr(record, "hosts", ())) if entity]
        place = record.place
        if place and place.country:
            countries.append(place.country.code.lower())
        span = record.span if record.evidence else None
        self._entity(
            "Event",
            str(number),
            name=headline(record),
            **_dates(record.when),
            location=place.name if place else None,
            country=sorted(set(countries)),
            involved=list(dict.fromkeys(involved)),
            organizer=hosts,
            summary=" ".join(span.of(self.source.text).split()) if span else None,
            recordId=f"{number}:{span.start}-{span.end}" if span else str(number),
            description=f"{record.type}, {record.status}" if record.status else record.type,
            proof=self.proof,
            sourceUrl=self.url,
        )


def _dates(when: When | None) -> dict[str, str]:
    if when is None:
        return {}
    first, _, last = when.edtf.partition("/")
    return {"startDate": first, "endDate": last or first}


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
