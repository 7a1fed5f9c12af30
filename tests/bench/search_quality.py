"""Measure search on the tuning sets of the search data folder: MRR@10 a form, milliseconds of CPU, build time.

    python tests/bench/search_quality.py DATA_FOLDER [INDEX_FOLDER]

With an index folder that is already built, building is skipped.
"""

import json
import lzma
import sys
import tempfile
import time
from pathlib import Path
from typing import Protocol

from kiosk.adapters.search.corpus import build_corpus
from kiosk.adapters.search.index import WhooshIndex, read_word_files
from kiosk.core.passages import Hit
from kiosk.core.vietnamese import fold

ROOT = Path(__file__).resolve().parents[2]


Questions = list[tuple[str, list[str]]]
"""A question and the passages that answer it."""


class Searcher(Protocol):
    """Ours, or the peer that it is measured against."""

    def search(self, query: str, limit: int) -> list[Hit]: ...


def question_sets(data: Path, most: int | None = None) -> dict[str, Questions]:
    """Return the tuning questions by form; ``most`` items of each."""
    known = json.loads((data / 'tune_known.json').read_text('utf-8'))[:most]
    asked = json.loads((data / 'tune_questions.json').read_text('utf-8'))[:most]
    sets = {form: [(item['q'][form], item['rel']) for item in known] for form in known[0]['q']}
    sets['questions'] = [(item['q'], item['rel']) for item in asked]
    sets['questions_nodiac'] = [(fold(text), relevant) for text, relevant in sets['questions']]
    return sets


def measure(index: Searcher, questions: Questions) -> tuple[float, float]:
    """Return MRR@10 and milliseconds of CPU a query."""
    total, begun = 0.0, time.thread_time()
    for text, relevant in questions:
        found = [hit.passage.id for hit in index.search(text, limit=10)]
        total += next((1 / place for place, name in enumerate(found, start=1) if name in relevant), 0.0)
    return total / len(questions), 1000 * (time.thread_time() - begun) / len(questions)


def main(data: Path, folder: Path) -> None:
    """Print one line a form."""
    words = read_word_files(ROOT / 'search_index')
    index = WhooshIndex(folder, words)
    if index.digest() is None:
        begun = time.perf_counter()
        with lzma.open(data / 'corpus.jsonl.xz', 'rt', encoding='utf-8') as lines:
            count = build_corpus(folder, words, lines)
        print(f'{"build":16s} {count} passages in {time.perf_counter() - begun:.0f} s')
    index.search('khởi động', limit=1)
    for form, questions in question_sets(data).items():
        mrr, spent = measure(index, questions)
        print(f'{form:16s} MRR@10 {mrr:.3f}  {spent:6.1f} ms')


if __name__ == '__main__':
    if len(sys.argv) > 2:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(sys.argv[1]), Path(folder))
