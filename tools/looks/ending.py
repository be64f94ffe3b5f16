"""Looks at the last pages of a record: check, sign, documents, and what comes after."""

from __future__ import annotations

from tools.looks.visit import Look, Visit, Walk, at, keys, question
from tools.looks.work import of, opened

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.lifecycle import CARDS
from hsb_wizard.assessment.payloads import Empty
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework import demo, supervising, verbs
from hsb_wizard.casework.drafts import said_of
from hsb_wizard.casework.review import WHY, findings
from hsb_wizard.store.keys import TEST
from hsb_wizard.values import replace
from hsb_wizard.watch import Progress
from hsb_wizard.work.export import CANCEL
from hsb_wizard.work.under_way import Running
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_check import is_open

PATH = "family.supervision"


async def first_finding(visit: Visit) -> None:
    """The first line of the check that leads somewhere."""
    await visit.go("check")
    await visit.press("enter")


async def explain(visit: Visit) -> None:
    """The first point of the sign screen that can go ahead with a reason."""
    await visit.go("sign")
    lines = visit.work.ending.view(Place("sign"), None).lines  # type: ignore[union-attr]
    await visit.go("sign")
    place = next(line.place for line in lines if line.place is not None and line.place.kind == "goes_ahead")
    await visit.opens(place)


async def to_sign(visit: Visit) -> None:
    """Every point goes ahead for a reason, and the lead assessor signs."""
    for each in findings(visit.record).now:
        if is_open(each):
            reason = ("The meeting of 8 December decides it.", "Amina Khan", "2026-12-08")
            await visit.took(verbs.goes_ahead(visit.desk, visit.record, each.key, *reason))
    await visit.go("sign")
    await visit.opens(Place("sign_as", "", "lead"))


def document(name: str, until: str, kind: str, edition: str) -> Look:
    """A page of one document."""

    async def reach(visit: Visit) -> None:
        await visit.opens(Place("documents"))
        await visit.until("Documents")
        await visit.opens(Place(kind, edition))

    return Look(name, f"MainScreen {kind}", until, reach)


async def export_draft(visit: Visit) -> None:
    """Past the reading, to where it goes."""
    await visit.press("f8")


async def being_made(visit: Visit) -> None:
    """A document is half made, and stands still."""
    far = Progress(0.6, "Making the PDF", place="section 14 of 24")
    visit.work.ending.under_way.now = Running("Full assessment", "documents", CANCEL, far)
    await visit.go("making")


async def made(visit: Visit) -> None:
    """The safety plan is written, to be printed at once."""
    await visit.go("section", "safety")
    await visit.press("p")
    await visit.until("Save to")
    await visit.press("n", "f8")


async def sent(visit: Visit) -> None:
    """A sealed copy is made; its phrase is shown this once."""
    visit.app.profile = TEST
    await visit.work.ending.go_on(Place("send"), {"out": "Documents/A-0101.sealed", "reader": demo.PRIYA})


async def kept(visit: Visit) -> None:
    """A point goes ahead for a reason that somebody gave."""
    found = next(each for each in findings(visit.record).now if each.moment == WHY and each.place)
    because = "The measure is agreed at the meeting on 2 December."
    visit.work.take(verbs.goes_ahead(visit.desk, visit.record, found.key, because))
    await visit.go("check")


async def a_name(visit: Visit) -> None:
    """A word that must never be printed stands in a document that is read through."""
    await visit.go("names")
    await visit.paste("Captain")
    await visit.press("f8")
    await visit.opens(Place("read", "full"))
    await visit.until("A name that must never")


ENDING = Walk(
    "ending",
    demo.AMINA,
    (
        opened("ending-tasks", "A-0101"),
        at("check", "", "check"),
        Look("check-leads", "MainScreen rows", "", first_finding),
        at("sign", "", "sign"),
        Look("goes-ahead", "MainScreen goes_ahead", "", explain),
        keys("goes-ahead-problem", "MainScreen goes_ahead", "There is a problem", "f8"),
        at("documents", "", "documents"),
        document("document", "", "document", "full"),
        document("document-left-out", "", "left_out", "full"),
        document("document-ticks", "", "ticks", "parents.father"),
        document("document-read", "Read before you send", "read", "full"),
        Look("export", "MainScreen export", "Save to", export_draft),
        keys("export-problem", "MainScreen export", "There is a problem", "f8"),
        at("names", "", "names"),
        Look("document-read-name", "MainScreen read", "A name that must never", a_name),
        keys("a-name", "MainScreen a_name", "", "enter"),
        Look("being-made", "MainScreen making", "You can keep working", being_made),
        at("documents-being-made", "Being made", "documents"),
        Look("made", "MainScreen making", "The document is written", made),
        at("left", "Safety plan for now", "left"),
        document("document-again", "Earlier exports", "document", "full"),
        at("due", "", "due"),
        at("letters", "", "letters"),
        keys("letters-written", "MainScreen making", "1 letter is written", "f8"),
        at("calendar", "", "calendar"),
        at("standing-draft", "", "standing"),
        at("send", "", "send"),
        Look("sent", "MainScreen send", "shown this once", sent),
        Look("check-kept", "MainScreen check", "Goes ahead because", kept),
        Look("sign-as", "MainScreen sign_as", "Check code 7", to_sign),
    ),
)


async def asked(visit: Visit) -> None:
    """A question stands at an answer."""
    await visit.paste("What moved you here? October looks like a concern to me.")
    await visit.press("f8")
    await visit.until("A question stands here")
    await visit.press("f5")


async def ask_one(visit: Visit) -> None:
    """F5 at an answer."""
    await visit.question(PATH)
    await visit.press("f5")


async def judged(visit: Visit) -> None:
    """All six cards are enough."""
    for card in CARDS:
        step = supervising.judge(visit.desk, visit.record, card, "enough", "It is there, and it can be followed.")
        visit.work.take(step)
    await visit.go("cards")


async def settled(visit: Visit) -> None:
    """What was asked is enough."""
    for each in visit.record.assessment.asked:
        if not each.closed:
            visit.work.take(supervising.settle(visit.desk, visit.record, each.entry, "That is clear now."))
    await visit.go("countersign")
    await visit.opens(Place("countersign"))


async def countersigned(visit: Visit) -> None:
    """The record is checked by its supervisor."""
    code = visit.desk.record_code(visit.record.assessment.case).result()
    check = supervising.Check("Course of 2025, advice of the specialist service")
    visit.work.take(supervising.countersign(visit.desk, visit.record, code, check))
    await visit.go("standing")


async def looked_again(visit: Visit) -> None:
    """A supervisor looked on an earlier day; the pair has changed an answer since, and took up what was asked."""
    case, priya = visit.record.assessment.case, visit.desk.at_keyboard
    pen = Pen(priya, priya, "2026-11-26T17:00:00+00:00")
    visit.desk.on_vault(lambda vault: vault.append_access(pen.write(case, Kind.VIEWED, Empty()))).result()
    _turn(visit, demo.AMINA)
    visit.desk.change_because("School wrote about October.")
    said = replace(
        said_of(visit.record.assessment.answer(PATH)),
        value="concern",
        for_whom="other_people",
        note="School: the door signs were down twice in October.",
    )
    step = verbs.answer(visit.desk, visit.record, PATH, said, Voice.AGREED)
    if step is not None:
        step.saved.result()
    _turn(visit, demo.PRIYA)
    await visit.open("A-0102")


SUPERVISOR = Walk(
    "supervisor",
    demo.PRIYA,
    (
        Look("read-first", "MainScreen reading", "", of("A-0102")),
        at("read-tasks", "", "tasks"),
        at("read-section", "", "section", "family"),
        question("read-question", "", PATH),
        question("read-rows", "", "plan.line", "rows"),
        Look("ask", "MainScreen ask", "", ask_one),
        keys("ask-problem", "MainScreen ask", "There is a problem", "f8"),
        Look("asked", "MainScreen asked", "", asked),
        at("questions", "", "questions"),
        at("cards", "", "cards"),
        at("card", "", "card", next(iter(CARDS))),
        keys("card-problem", "MainScreen card", "There is a problem", "f8"),
        at("return", "", "return"),
        Look("cards-judged", "MainScreen cards", "", judged),
        at("standing-signed", "", "standing"),
        Look("countersign", "MainScreen countersign", "Check code 7", settled),
        Look("standing-checked", "MainScreen standing", "Checked by", countersigned),
        Look("read-again", "MainScreen reading", "changed since you looked", looked_again),
        question("read-changed", "", PATH),
    ),
)


RETURNED = Walk(
    "returned",
    demo.AMINA,
    (
        opened("returned-tasks", "A-0103"),
        at("standing-returned", "", "standing"),
    ),
)


def _turn(visit: Visit, name: str) -> None:
    visit.desk.hand_over(visit.desk.confirm(name, "demo").result().id)


async def checked(visit: Visit) -> None:
    """A supervisor has checked what lies there; the pair is at the keyboard again."""
    _turn(visit, demo.PRIYA)
    await visit.open("A-0102")
    await judged(visit)
    await settled(visit)
    await countersigned(visit)
    _turn(visit, demo.AMINA)
    await visit.open("A-0102")
    await visit.until("Who can see this screen?")
    await visit.press("enter")


async def agreed(visit: Visit) -> None:
    """The agencies have met about it and agreed it."""
    path = visit.record.form.role("meeting")
    for row in visit.record.assessment.rows[path]:
        for field, words in (("held", "held"), ("agreed", "The judgements and the plan, as they stand.")):
            await visit.says(f"{path}/{row}/{field}", words)
    code = visit.desk.record_code(visit.record.assessment.case).result()
    visit.work.take(supervising.agencies_agree(visit.desk, visit.record, code, "2026-11-27", "Social care, school"))
    await visit.go("standing")


async def closed(visit: Visit) -> None:
    """The work has ended."""
    code = visit.desk.record_code(visit.record.assessment.case).result()
    because, lasts = "The plan is done.", "An aunt, and the club on Saturdays."
    visit.work.take(supervising.close(visit.desk, visit.record, code, because, lasts))
    await visit.go("standing")


async def reviewed(visit: Visit) -> None:
    """A review is begun."""
    code = visit.desk.record_code(visit.record.assessment.case).result()
    visit.work.take(supervising.start_review(visit.desk, visit.record, code, "Three months are over."))
    await visit.go("review")


AFTERWARDS = Walk(
    "afterwards",
    demo.AMINA,
    (
        Look("checked-tasks", "MainScreen tasks", "", checked),
        at("agree", "", "agree"),
        keys("agree-problem", "MainScreen agree", "There is a problem", "f8"),
        Look("standing-agreed", "MainScreen standing", "Agreed by agencies", agreed),
        at("close", "", "close"),
        Look("standing-closed", "MainScreen standing", "Closed by", closed),
        at("begin-review", "", "begin_review"),
        Look("review", "MainScreen review", "", reviewed),
        at("since", "", "since", PATH),
        at("alone-again", "", "alone_again", "family"),
        question("carried", "F5 Still holds", PATH),
    ),
)

WALKS = (AFTERWARDS, ENDING, SUPERVISOR, RETURNED)
