"""Verbatim records: who has the floor was there, and `mēs` and `ministrija` are the speaker's house."""

from __future__ import annotations

from functools import cache

from extractors.extract import Facts, extract
from extractors.outline import outline, turns
from extractors.readers import read
from extractors.records import Capacity, CommitmentKind, Document, SectionKind
from models import load_model

SAEIMA = """Latvijas Republikas 10. Saeimas pavasara sesijas ceturtā sēde
2011. gada 28. aprīlī

Sēdi vada Latvijas Republikas 10. Saeimas priekšsēdētāja biedre Vita Rozenberga.

Sēdes vadītāja. Labrīt, godātie kolēģi! Sākam Saeimas 2011. gada 28. aprīļa sēdi.
Nākamais ir Ekonomikas ministrijas jautājums. Vārds ekonomikas ministram Uģim Kampem.

U.Kampe (ekonomikas ministrs).
Labrīt! Ministrija līdz 1. jūnijam iesniegs Saeimai ziņojumu par elektroenerģijas tirgu. Mēs to gatavojam kopā ar Sabiedrisko pakalpojumu regulēšanas komisiju.

Sēdes vadītāja. Paldies. Vai vēl kāds vēlas runāt? Vārds deputātei Ingai Sproģei.

I.Sproģe (Saeimas deputāte).
Mēs kopā ar Ceļu satiksmes drošības direkciju to jau esam redzējuši.

Sēdes vadītāja. Lūdzu reģistrācijas rezultātus!

D.Vilks (10. Saeimas sekretārs).
Nav reģistrējušies: Jānis Stabulnieks, Aija Kārkla un Artis Priede.

Sēdes vadītāja. Paldies. Sēde slēgta.
"""


@cache
def _facts() -> tuple[Document, Facts]:
    document = read(SAEIMA.encode())
    return document, extract(document, load_model())


def _name(facts: Facts, number: object) -> str | None:
    return next((m.name for m in facts.mentions if m.id == number), None)


def test_the_labels_share_the_floor() -> None:
    document, _ = _facts()
    named = [document.text[slice(*turn.name)] if turn.name else None for turn in turns(document)]
    assert named == [None, "U.Kampe", None, "I.Sproģe", None, "D.Vilks", None]
    assert [turn.end for turn in turns(document)][:-1] == [turn.start for turn in turns(document)][1:]


def test_minutes_with_a_list_are_no_verbatim_record() -> None:
    text = "Protokols Nr. 1\nSēdes vadītājs: J. Ozols\nPiedalās: A. Liepa (VARAM)\nSēdes vadītājs J. Ozols atklāj sēdi.\nSēdes vadītājs J. Ozols"
    document = read(text.encode())
    assert turns(document) == ()
    assert next(outline(document)[i].capacity for i in range(3) if outline(document)[i].kind is SectionKind.ATTENDANCE) is Capacity.CHAIR


def test_who_has_the_floor_was_there_and_who_has_not_registered_was_not() -> None:
    _, facts = _facts()
    came = {_name(facts, a.subject): a.capacity.value for a in facts.attendance}
    assert {name: came.get(name) for name in ("Vita Rozenberga", "U. Kampe", "Uģis Kampe", "I. Sproģe", "Inga Sproģe", "D. Vilks")} in (
        {"Vita Rozenberga": "chair", "U. Kampe": None, "Uģis Kampe": "participant", "I. Sproģe": None, "Inga Sproģe": "participant", "D. Vilks": "participant"},
        {"Vita Rozenberga": "chair", "U. Kampe": "participant", "Uģis Kampe": None, "I. Sproģe": "participant", "Inga Sproģe": None, "D. Vilks": "participant"},
    )
    assert {came.get(name) for name in ("Jānis Stabulnieks", "Aija Kārkla", "Artis Priede")} == {"absent"}


def test_the_number_of_the_saeima_is_no_part_of_a_post() -> None:
    _, facts = _facts()
    assert ("D. Vilks", "sekretārs", "Saeima") in {(_name(facts, r.person), r.role, _name(facts, r.institution)) for r in facts.roles}


def test_we_and_the_ministry_are_the_speakers_house() -> None:
    _, facts = _facts()
    (promise,) = facts.commitments
    assert [_name(facts, owner) for owner in promise.owners] == ["Ekonomikas ministrija"]
    assert promise.due == "2011-06-01"


def test_a_deputy_speaks_for_no_house() -> None:
    _, facts = _facts()
    ties = {frozenset((_name(facts, t.a), _name(facts, t.b))) for t in facts.ties}
    assert ties == {frozenset(("Ekonomikas ministrija", "Sabiedrisko pakalpojumu regulēšanas komisija"))}


CAPITALS = """LATVIJAS REPUBLIKAS 6. SAEIMAS PAVASARA SESIJAS
DEVĪTĀ SĒDE
1998. gada 21. maijā

Sēdes vadītājs. Turpinām! Vārds deputātei Gunitai Rāviņai.

G.Rāviņa (Zemnieku savienība). Kolēģi! Es apņemos līdz jūnijam sagatavot ziņojumu.

Sēdes vadītājs. Labklājības ministrs Ēvalds Cinis.

Ē.Cinis (labklājības ministrs). Atbildēšu īsi. Tāmi nosūtīšu rīt. Slimnīcas galvenais ārsts ziemā Kuldīgā teica, ka remonts sāksies jūlijā.

Sēdes vadītājs. Paldies.

G. Rāviņa. Tādā gadījumā priekšlikumu es noņemšu.

Redaktores: V.Zemīte, S.Ozoliņa
"""


def test_a_verbatim_record_needs_no_title_that_says_so() -> None:
    document = read(CAPITALS.encode())
    facts = extract(document, load_model())
    assert (facts.header.kind, facts.header.number, facts.header.date, _name(facts, facts.header.body)) == ("minutes", "9", "1998-05-21", "Saeima")
    assert [document.text[slice(*turn.name)] for turn in turns(document) if turn.name] == ["G.Rāviņa", "Ē.Cinis", "G. Rāviņa"]
    came = {_name(facts, a.subject) for a in facts.attendance}
    assert {"V. Zemīte", "S. Ozoliņa"}.isdisjoint(came)  # who edits the record was not there
    assert {"Ē. Cinis", "Ēvalds Cinis"} & came


def test_who_has_the_floor_promises_for_himself() -> None:
    facts = extract(read(CAPITALS.encode()), load_model())
    promised = {(c.evidence.quote, c.due, *(_name(facts, owner) for owner in c.owners)) for c in facts.commitments if c.kind is CommitmentKind.PROMISED}
    assert ("Es apņemos līdz jūnijam sagatavot ziņojumu.", "1998-06", "G. Rāviņa") in promised
    assert ("Tāmi nosūtīšu rīt.", "1998-05-22", "Ē. Cinis") in promised
    assert not any("Atbildēšu" in quote for quote, *_ in promised)
    assert all(c.due != "1998-24" for c in facts.commitments)  # `ziemā` is when it was said
