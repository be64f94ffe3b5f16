"""Made-up documents for the printers: one that uses every block, and small ones made to order."""

from datetime import UTC, date, datetime

from hsb_wizard.assessment.days import MONTHS
from hsb_wizard.report.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Event,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    SignatureSpace,
    SmallPrint,
    Statement,
    Table,
    ThenAndNow,
    Timeline,
)

WRITTEN = datetime(2026, 11, 20, 15, 42, 7, tzinfo=UTC)
FOOTER = (
    "Assessment A-0007, version 3, signed 20 November 2026. "
    "Professional judgement of two assessors: no score, no prediction. For the youth panel only."
)
WELSH = (
    "Mae\u2019r t\u0177 yn d\u0175r a th\u00e2n i\u2019r teulu; \u0174yn, \u0176d, \u1e81 a \u00ea\u00ee\u00f4\u00fb."
)
POLISH = "Za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144, m\u00f3wi babcia Ch\u0142opca."
TYPED = 'He wrote "<b>not bold</b>", Tom & Jerry, [red]square[/red] and 3 < 5 && </para> <img src="x"/>.'
LONG = (
    "He has kept to the plan at home and at school, and the adults around him describe what they see in plain words. "
    "What helps is a settled evening, an adult he trusts within reach, and knowing in the morning what the day will be."
)


def small_document(*blocks: Block, draft: bool = False, language: str = "en-GB", **more: str) -> Document:
    """Return a document of ``blocks`` with plain running lines."""
    return Document(
        title=more.get("title", "Assessment A-0007"),
        reference=more.get("reference", "Version 3"),
        edition="full",
        reader="Youth panel",
        footer=more.get("footer", FOOTER),
        marking=more.get("marking", ""),
        written=WRITTEN,
        blocks=blocks,
        draft=draft,
        language=language,
    )


def rich_document(*, sections: int = 5, draft: bool = True) -> Document:
    """Return a document with every kind of block; ``sections`` decides how long it is (5 give about seven pages)."""
    body = (block for number in range(2, sections + 2) for block in _section(number))
    return Document(
        title="Assessment A-0007",
        reference="Version 3, up to date to 20 November 2026, lapses 20 May 2027. Full copy for the youth panel.",
        edition="full",
        reader="Youth panel",
        footer=FOOTER,
        marking="OFFICIAL-SENSITIVE",
        written=WRITTEN,
        blocks=(*_first_page(), *body, *_plan(), *_end()),
        draft=draft,
    )


def _first_page() -> tuple[Block, ...]:
    return (
        Callout("Draft: not signed", ("This copy may go to the supervisor and the meeting only.",), strong=True),
        KeyValues(
            (
                ("Who this is for", "Youth panel, meeting of 27 November 2026"),
                ("Child", "Sam, aged 14; 13 at the time of what happened"),
                ("Assessors", "R. Okafor, social worker\nM. Lind, youth justice worker"),
                ("Specialist assessment", "None"),
            ),
            summary="Who this document is for and whom it is about",
        ),
        Heading(1, "What we think", "1"),
        Statement("1.1", "opinion", f"Sam can be kept safe at home with the plan below. {LONG}", lead="We think"),
        Statement("1.2", "opinion", "The plan depends on one adult; that is its weak place.", lead="We think"),
        Heading(2, "The two judgements", "1.1"),
        Table(
            ("Judgement", "Our view", "Date"),
            (
                ("Safety of others", "Concern, with strengths that can be built on", "18 November 2026"),
                ("Sam\u2019s own needs", "High: sleep, schooling, contact with his father", "18 November 2026"),
            ),
            caption="Both judgements with their dates",
        ),
        Callout(
            "Safety plan for now, until 27 November 2026",
            (
                "An adult is within hearing whenever Sam and his cousins are in one house.",
                "Sam sleeps in his own room; the door of the younger children\u2019s room has an alarm.",
                "Telephone in the kitchen, in the evening, with an adult near.",
                "At school he tells Ms Rees when he wants to leave the room.",
                "If anything worries anyone: Tell someone now, by telephone, the same day.",
            ),
        ),
        Heading(2, "Not yet in", "1.2"),
        BulletList(("Police: asked on 3 November 2026.", f"Health: {LONG}", "School nurse\nAsked twice.")),
    )


def _section(number: int) -> tuple[Block, ...]:
    names = ("Behaviour", "Account and understanding", "Family and home", "Health", "Education", "Journey")
    title = names[number % len(names)]
    rows = tuple(
        (f"{number}.{row}", f"What adults see in the {word}", "Some concern", "Strength", f"School report. {LONG}")
        for row, word in enumerate(("morning", "evening", "holidays", "classroom"), start=1)
    )
    return (
        Heading(1, title, str(number)),
        Paragraph(f"This part is about what is known so far.\n{WELSH}\n{POLISH}"),
        Statement(f"{number}.1", "record", LONG, lead="Records show", source="school report, 3 March 2026"),
        Statement(f"{number}.2", "report", f"{LONG} {LONG}", lead="Mother reported", source="12 October 2026"),
        Statement(f"{number}.3", "report", TYPED, lead="Sam reported", source="source not given"),
        Statement(f"{number}.4", "opinion", f"{LONG}\nA second line was typed here.\n{LONG}", lead="We think"),
        Heading(2, "Agreed answers", f"{number}.5"),
        Table(
            ("No.", "Question", "First view", "Second view", "Evidence noted"),
            rows,
            caption=f"Answers for {title}",
            summary=f"Agreed answers for {title} with the evidence for each",
            note="Two views are printed in full where the assessors did not agree.",
            row_header=1,
        ),
        Heading(3, "What Sam and his family said about this", f"{number}.5.1"),
        Statement(f"{number}.6", "label", "He disputes the date and not what happened."),
    )


def timeline(count: int = 7) -> Timeline:
    """Return a line of time of ``count`` events, some close together, two on one day."""
    kinds = ("Something that went well", "A move, loss or change at home", "School, college or training", "Health")
    days = [date(2019 + place * 7 // count, 1 + place * 5 % 12, 3 + place % 2) for place in range(count)]
    events = tuple(
        Event(day, f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"aged {day.year - 2011}", kinds[place % 4])
        for place, day in enumerate(sorted([days[0], *days[:-1]]))
    )
    rows = tuple((f"{each.when}, {each.more}", each.kind, "What was said of it.") for each in events)
    table = Table(("When", "Kind", "What happened"), rows, summary="The same events")
    return Timeline(events, f"Line of time with {count} events.", table)


def _plan() -> tuple[Block, ...]:
    tall = (LONG + "\n") * 12
    return (
        PageBreak(),
        Heading(1, "Plan", "20"),
        Table(
            ("What will happen", "Who", "By when"),
            (("Keep the evenings as they are", "Mother and aunt", "Now"), ("Meet weekly", tall, "Until May 2027")),
            caption="Plan",
        ),
        Heading(1, "Chronology", "22"),
        timeline(),
        ThenAndNow(
            "20 May 2026",
            "20 November 2026",
            (("Supervision at home", "Priority: plan for it first", "Strength to build on"),),
            about="Factor",
            caption="Then and now",
            summary="What was agreed in May beside what is agreed today",
        ),
    )


def _end() -> tuple[Block, ...]:
    return (
        Heading(1, "Signatures", "21"),
        SignatureSpace(("Signed in the program by R. Okafor, social worker, Eastvale, 20 November 2026, 15:40.",)),
        SignatureSpace(("Signed in the program by M. Lind, youth justice worker, 20 November 2026, 15:42.",)),
        SmallPrint(("Chain 4f1c 22ab 90de 7731. Check code KETTLE-MAPLE-41.",)),
    )
