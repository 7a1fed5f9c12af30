"""The rule of names: one village, one name.

Rules:
- names are one if they differ only in case, spaces, points, the place of a tone mark, zeros before a number
  (``thôn 01``) or the word before the name (``Thôn Bến Đò``, ``Bến Đò``);
- a name typed without marks joins the only name with marks that it can stand for;
- names that differ in their marks (``Bến Đò``, ``Bến Đỗ``) are two: they are shown only if one of them is rare
  beside the other, and left to a person;
- the form to keep is the commonest one with all its marks, not shouted in capitals;
- the word before the names (``Thôn``, ``thôn``) is as most of the column write it;
- a village typed without marks among others that have them is shown, if nothing tells which marks are meant;
- columns of places (by their name, or as most of their cells begin) are looked at, and columns in which a few names
  come again and again; in any other column of names only those that differ in nothing but case and spaces
  (``Đất đai``, ``đất đai``) are one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from kiosk.core.tabular.check_tidy import bare
from kiosk.core.tabular.findings import Finding, shown
from kiosk.core.tabular.kinds import is_code, is_free, is_place
from kiosk.core.tabular.table import Table
from kiosk.core.vietnamese import canonical, fold

_PREFIX = re.compile(r'(?:thoon|thon|xoms|xom|banr|ban|khu|toor daan phoos|to dan pho|tdp|aaps|buoon|buon)\.? +(?=\D)')
_WORD = re.compile(r'(?:thôn|xóm|bản|khu phố|khu dân cư|khu|tổ dân phố|ấp|buôn)(?=\s+\S)', re.IGNORECASE)
_ZEROS = re.compile(r'\b0+(?=\d)')
_SIGNS = re.compile(r'[.,:;_\-–\s]+')
_FEW = 0.5
"""A column is of a few names if there are at most half as many names as rows."""
_RARE = 0.25
_MANY_TIMES = 5
"""How much commoner a name must be before another that differs in its marks looks like a slip."""


def find_names(table: Table) -> Iterator[Finding]:
    """Yield every cell whose name has a better form."""
    for place, column in enumerate(table.columns):
        values = table.values(place)
        if table.kinds[place] != 'text' or is_free(column.name) or is_code(column.name):
            continue
        texts = Counter(value for value in values if isinstance(value, str))
        places = is_place(column.name) or _begin_as_places(texts)
        few = places or len(texts) <= _FEW * texts.total()
        doubtful = _doubtful(texts) if few else {}
        unmarked = _unmarked(texts) if is_place(column.name) else set[str]()
        better = _chosen(_families(texts) if few else _same_but_for_case(texts), texts)
        if places:
            better = {**better, **_recased(texts, better, {*doubtful, *unmarked})}
        for row, value in enumerate(values):
            if row in table.totals:
                continue
            if isinstance(value, str) and value in better:
                want = better[value]
                spot = (row, place)
                cell = table.cell(row, place)
                yield Finding('names', 'variant', cell, shown(value), want, column.name, True, spot, want)
            elif isinstance(value, str) and value in unmarked:
                yield Finding('names', 'unmarked', table.cell(row, place), value, column=column.name)
            elif isinstance(value, str) and value in doubtful:
                yield Finding('names', 'alike', table.cell(row, place), value, doubtful[value], column.name)


def _chosen(families: Mapping[str, Sequence[str]], texts: Counter[str]) -> Mapping[str, str]:
    """Return text -> the form to write instead, for those that have a better one."""
    better: dict[str, str] = {}
    for forms in families.values():
        if len({bare(form) for form in forms}) > 1 and len({_prefix(form) for form in forms} - {''}) <= 1:
            best = bare(_best(forms, texts))
            better |= {form: best for form in forms if bare(form) != best}
    return better


def _same_but_for_case(texts: Counter[str]) -> Mapping[str, Sequence[str]]:
    """Return the forms of each name that are the same letters in the same order; one letter alone is no name."""
    families: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        if len(key := bare(text).casefold()) > 1:
            families[key].append(text)
    return families


def _begin_as_places(texts: Counter[str]) -> bool:
    return sum(count for text, count in texts.items() if _WORD.match(bare(text))) > _FEW * texts.total()


def _recased(texts: Counter[str], better: Mapping[str, str], left: Collection[str]) -> Mapping[str, str]:
    """Return text -> the form with the word before the name as most write it; none of those to be left."""
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    worded = {}
    for text, count in texts.items():
        form = better.get(text, bare(text))
        if (found := _WORD.match(form)) and not form.isupper():
            spelled[found[0].lower()][found[0]] += count
            worded[text] = form, found[0]
    recased = {}
    for text, (form, word) in worded.items():
        usual = max(spelled[word.lower()], key=lambda each: spelled[word.lower()][each])
        if text not in left and spelled[word.lower()][usual] > spelled[word.lower()][word]:
            recased[text] = usual + form[len(word) :]
    return recased


def _families(texts: Counter[str]) -> Mapping[str, Sequence[str]]:
    """Return the forms of each name, by its key with marks."""
    families: defaultdict[str, list[str]] = defaultdict(list)
    bare_ones: list[str] = []
    for text in texts:
        (bare_ones if fold(text) == text.lower() else families[_key(canonical(text))]).append(text)
    by_fold: defaultdict[str, list[str]] = defaultdict(list)
    for key, forms in families.items():
        by_fold[_key(fold(forms[0]))].append(key)
    for text in bare_ones:
        own = _key(canonical(text))
        owners = [own] if own in families else by_fold[_key(fold(text))]
        if len(owners) == 1:
            families[owners[0]].append(text)
        elif not owners:
            families[own].append(text)
            by_fold[_key(fold(text))].append(own)
    return families


def _key(text: str) -> str:
    spaced = _SIGNS.sub(' ', text).strip()
    return _ZEROS.sub('', _PREFIX.sub('', spaced, count=1)).replace(' ', '')


def _prefix(form: str) -> str:
    """Return the word before the name, without marks: ``thon``; '' if it has none."""
    found = _PREFIX.match(_SIGNS.sub(' ', fold(form)).strip())
    return found[0].strip() if found else ''


def _best(forms: Sequence[str], texts: Counter[str]) -> str:
    def rank(form: str) -> tuple[bool, bool, bool, int, bool]:
        marked = fold(form) != form.lower()
        plain = bare(form) == form
        return (marked, not form.isupper() and not form.islower(), plain, texts[form], not re.search(r'\b0\d', form))

    return max(forms, key=rank)


def _unmarked(texts: Counter[str]) -> set[str]:
    """Return the names typed without any mark where nearly all others have marks, and nobody tells which are meant."""
    bare_ones = {text for text in texts if fold(text) == text.lower() and len(text.split()) > 1}
    return bare_ones if len(bare_ones) <= _RARE * len(texts) else set()


def _doubtful(texts: Counter[str]) -> Mapping[str, str]:
    """Return rare name -> the common one that it may be a slip of."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for key, forms in _families(texts).items():
        if key:
            best = _best(forms, texts)
            alike[_key(fold(best))].append(best)
    doubtful = {}
    for names in alike.values():
        for one, other in combinations(names, 2):
            rare, common = sorted((one, other), key=lambda name: texts[name])
            if texts[common] >= _MANY_TIMES * texts[rare]:
                doubtful[rare] = common
    return doubtful
