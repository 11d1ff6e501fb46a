"""The articles that the recipes read: self-written ones, as many as are wanted, no two the same."""

from __future__ import annotations

NAMES = "Ingrid Solheim,Marta Falk,Tove Lindahl,Astrid Berg,Nora Viken,Sigrun Dahl,Karin Moe".split(",")
CITIES = "Lisbon,Nairobi,Vienna,Ottawa,Hanoi,Lima,Rabat,Tbilisi,Canberra,Dakar,Manila".split(",")
SUBJECTS = "fisheries,air services,higher education,veterinary medicine,customs".split(",")


def articles(count: int) -> list[dict[str, str]]:
    """Rows with a ``name`` and a ``text``."""
    rows = []
    for number in range(count):
        name, city = NAMES[number % len(NAMES)], CITIES[number % len(CITIES)]
        day, month = number % 28 + 1, "January February March April May June".split()[number % 6]
        last = name.split()[-1]
        text = (
            f"{city.upper()}, {month} {day}, {2001 + number % 24} (Coast News Agency) -- "
            f"Norwegian Foreign Minister {name} arrived in {city} "
            f"on {month} {day} for an official visit.\n\n"
            f"“Round {number + 1} of our talks was useful,” {last} told reporters.\n\n"
            f"The two sides signed a memorandum of understanding on {SUBJECTS[number % len(SUBJECTS)]}.\n"
        )
        rows.append({"name": f"article-{number}", "text": text})
    return rows
