"""Office-holders whose country only the heading of their agency tells."""

from __future__ import annotations

import pytest

from diplonews.document import Document
from diplonews.heading import read_heading
from diplonews.values import Person


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Algiers, 3 May 2023 (APS) - President of the Republic, Mr. Karim Benali received Juan Soto.", "Karim Benali", "DZ"),
        ("Manama, May 4 (BNA): Foreign Minister Dr. Nasser bin Rashid received Juan Soto of Chile.", "Nasser bin Rashid", "BH"),
        ("TIRANA, May 4/ATA/- Prime Minister Agron Hoxha met Greek Prime Minister Nikos Pappas in Athens.", "Agron Hoxha", "AL"),
        ("NEW YORK, 4 May 2024 (SPA) -- King Talal bin Fahd received a letter from Chilean envoy Juan Soto.", "Talal bin Fahd", "SA"),
        ("AMMAN, May 4 (Petra) -- King Talal received Iraqi envoy Ali Karim in the presence of Premier Omar Nasr.", "Omar Nasr", "JO"),
        ("Baku, May 4 (AZERTAC) - President Rashad Valiyev met Greek President Nikos Pappas.", "Rashad Valiyev", "AZ"),
    ],
)  # fmt: skip
def test_agency_in_its_capital_is_at_home(text: str, name: str, code: str) -> None:
    actors = Document.read(text, heading=read_heading(text)).actors
    assert [a.country.code for a in actors if isinstance(a, Person) and a.name == name and a.country] == [code]
