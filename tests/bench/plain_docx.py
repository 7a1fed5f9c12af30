"""The peer of ``tests.bench document``: python-docx by itself reads the text and the fonts of every run.

In the body and the cells of its tables, as the runs say it; no styles resolved, no rule judged, no limits.
``python -m tests.bench.plain_docx FILE`` prints what it read as JSON.
"""

import json
import sys
from collections.abc import Iterator

from docx import Document
from docx.text.paragraph import Paragraph

from tests.bench.turns import peak_mb


def read(file: str) -> dict[str, float]:
    """Return the number of paragraphs, letters and fonts."""
    paragraphs, letters, fonts = 0, 0, set()
    for paragraph in _paragraphs(Document(file)):
        paragraphs += 1
        letters += len(paragraph.text)
        fonts |= {(run.font.name, run.font.size, run.font.bold, run.font.italic) for run in paragraph.runs}
    return {'paragraphs': paragraphs, 'letters': letters, 'fonts': len(fonts)}


def _paragraphs(within) -> Iterator[Paragraph]:
    for block in within.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            for cell in row.cells:
                yield from _paragraphs(cell)


if __name__ == '__main__':
    print(json.dumps({**read(sys.argv[1]), 'mb': peak_mb()}))
