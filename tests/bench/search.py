"""Does our Vietnamese layer find more than plain Whoosh, and does it cost time?

    python -m tests.bench search-sample    2,000 passages, 40 items a form: under a minute
    python -m tests.bench search           the whole collection and all items: over ten minutes

The same passages, the same questions in 14 forms (with and without marks, mistyped, raw Telex, cut short …), the
same process, form by form in turns. Quality is MRR@10; time is CPU of the searching thread. They are the questions
the layer was tuned on, so they flatter it: this guards against losing ground, it does not promise the same on
others. The collection is not part of the repository: KIOSK_BENCH_DATA names its folder, else
``../shared/data/search`` is looked at.
"""

import lzma
import os
import random
import statistics
import tempfile
import time
from pathlib import Path

from kiosk.adapters.search.corpus import read_corpus
from kiosk.adapters.search.index import WhooshIndex, read_word_files
from kiosk.core.passages import Passage
from tests.bench.figure import Figure, Goal, UnavailableError
from tests.bench.plain_whoosh import PlainWhoosh
from tests.bench.search_quality import ROOT, Questions, Searcher, question_sets
from tests.bench.search_quality import measure as ask

BETTER, NEVER_WORSE, NOT_SLOWER = Goal(1.2, least=True), Goal(1.0, least=True), Goal(1.0)
PEER = 'plain Whoosh'
SAMPLE, ITEMS = 2_000, 40
WAYS = ('ours', 'peer')


def measure(size: int | None = None) -> dict[str, float]:
    """Return mrr and ms of both ways, by form and in the mean, and the seconds each took to build."""
    data = data_folder()
    sets = question_sets(data, ITEMS if size else None)
    passages = _passages(data, sets, size)
    found: dict[str, float] = {'passages': len(passages)}
    with tempfile.TemporaryDirectory() as folder:
        ways: dict[str, Searcher] = {}
        for way in WAYS:
            begun = time.thread_time()
            ways[way] = _ours(Path(folder), passages) if way == 'ours' else PlainWhoosh(Path(folder) / way, passages)
            found[f'{way}_build_s'] = time.thread_time() - begun
            ways[way].search('khởi động', limit=1)
        for form, questions in sets.items():
            for way in WAYS:
                found[f'{way}_mrr_{form}'], found[f'{way}_ms_{form}'] = ask(ways[way], questions)
    for fact in ('mrr', 'ms'):
        for way in WAYS:
            found[f'{way}_{fact}'] = statistics.fmean(found[f'{way}_{fact}_{form}'] for form in sets)
    return {**found, 'ratio': found['ours_mrr'] / found['peer_mrr'], 'goal': BETTER.limit}


def measure_sample() -> dict[str, float]:
    """Return the same over a sample of the passages and the questions."""
    return measure(SAMPLE)


def figures(found: dict[str, float]) -> list[Figure]:
    """Return the figures for the table: the mean over all forms, the worst form, milliseconds, building."""
    count = f'{found["passages"]:,} passages'

    def line(what: str, unit: str, fact: str, goal: Goal | None) -> Figure:
        return Figure(f'{what}, {count}', unit, found[f'ours_{fact}'], PEER, found[f'peer_{fact}'], goal)

    forms = [name.removeprefix('ours_mrr_') for name in found if name.startswith('ours_mrr_')]
    worst = min(forms, key=lambda form: found[f'ours_mrr_{form}'] / max(found[f'peer_mrr_{form}'], 1e-9))
    return [
        line('search quality, mean of all forms', 'MRR@10', 'mrr', BETTER),
        line(f'search quality, worst form ({worst})', 'MRR@10', f'mrr_{worst}', NEVER_WORSE),
        line('time of a search', 'ms CPU', 'ms', NOT_SLOWER),
        line('time to build the index', 's CPU', 'build_s', None),
    ]


def data_folder() -> Path:
    """Return where the collection lies; raise UnavailableError."""
    folder = Path(os.environ.get('KIOSK_BENCH_DATA') or ROOT.parent / 'shared' / 'data' / 'search')
    if not (folder / 'corpus.jsonl.xz').exists():
        raise UnavailableError('the search collection is not here: name its folder in KIOSK_BENCH_DATA')
    return folder


def _ours(folder: Path, passages: list[Passage]) -> WhooshIndex:
    index = WhooshIndex(folder / 'ours', read_word_files(ROOT / 'search_index'))
    index.rebuild(passages, 'bench')
    return index


def _passages(data: Path, sets: dict[str, Questions], size: int | None) -> list[Passage]:
    """Return the whole collection, or what answers the questions and others by chance up to ``size``."""
    with lzma.open(data / 'corpus.jsonl.xz', 'rt', encoding='utf-8') as lines:
        everything = list(read_corpus(lines))
    if size is None:
        return everything
    relevant = {name for questions in sets.values() for _, names in questions for name in names}
    needed = [passage for passage in everything if passage.id in relevant]
    others = [passage for passage in everything if passage.id not in relevant]
    return needed + random.Random(7).sample(others, size - len(needed))
