"""What the kiosk writes must come back as it was: the checker judges what the composer meant."""

from dataclasses import replace
from unicodedata import normalize

from hypothesis import HealthCheck, given, settings

from kiosk.adapters.office.document_json import decoded, encoded
from kiosk.adapters.office.docx_reader import read
from kiosk.adapters.office.docx_writer import docx_bytes
from kiosk.core.decree30.document import Block, Cell, Document, Paragraph, Run, Table, walk
from tests.simulators.papers import documents

CALM = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
NEAR_MM = 0.11


def joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Neighbours of one look are one run, as on paper."""
    told: list[Run] = []
    for run in runs:
        if told and replace(told[-1], text='') == replace(run, text=''):
            told[-1] = replace(told[-1], text=told[-1].text + run.text)
        elif run.text:
            told.append(run)
    return tuple(told)


def plain(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        replace(block, runs=joined(block.runs), boxes=tuple(map(plain, block.boxes)))
        if isinstance(block, Paragraph)
        else replace(
            block, rows=tuple(tuple(replace(cell, blocks=plain(cell.blocks)) for cell in row) for row in block.rows)
        )
        if isinstance(block, Table)
        else block
        for block in blocks
    )


def simple(document: Document) -> Document:
    bands = ('blocks', 'header', 'footer', 'first_header', 'first_footer')
    return replace(
        document,
        sections=tuple(
            replace(section, **{name: plain(getattr(section, name)) for name in bands}) for section in document.sections
        ),
    )


def near(one: object, other: object) -> bool:
    """Equal, with lengths equal to a tenth of a millimetre."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) < NEAR_MM
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(near, one, other))
    if hasattr(one, '__dataclass_fields__') and type(one) is type(other):
        return all(near(getattr(one, name), getattr(other, name)) for name in one.__dataclass_fields__)
    return one == other


@given(documents())
@CALM
def test_what_was_written_is_read_back_as_it_was_and_every_paragraph_knows_its_element(document):
    opened = read(docx_bytes(document))
    assert near(simple(opened.document), simple(document))
    for located in walk(opened.document):
        told = ''.join(piece.text for piece in opened.springs[located.number].pieces)
        assert told == located.paragraph.text
    assert decoded(encoded(opened.document)) == opened.document, 'it travels as JSON unchanged'


@given(documents())
@settings(CALM, max_examples=10)
def test_the_same_document_gives_the_same_bytes(document):
    assert docx_bytes(document) == docx_bytes(replace(document))


def test_decomposed_letters_are_written_as_they_are():
    words = normalize('NFD', 'Độc lập')
    made = Document()
    made = replace(made, sections=(replace(made.sections[0], blocks=(Paragraph((Run(words),)),)),))
    (located,) = walk(read(docx_bytes(made)).document)
    assert located.paragraph.text == words


def test_an_empty_cell_holds_an_empty_paragraph_in_word():
    made = Document((replace(Document().sections[0], blocks=(Table(((Cell(),),), (50.0,)),)),))
    assert read(docx_bytes(made)).document.sections[0].blocks[0].rows == ((Cell((Paragraph(),)),),)
