"""The nine kinds as LibreOffice sets them: what must stand on one line does, and pages are counted as the decree says."""

import re
import shutil
import subprocess

import pytest

from kiosk.adapters.office.docx_writer import write_docx
from kiosk.adapters.office.facts_file import example_facts
from kiosk.adapters.office.soffice import PROGRAM
from kiosk.core.drafting.compose import compose
from kiosk.core.drafting.kinds import KINDS
from kiosk.core.drafting.letterhead import Letterhead

pytestmark = pytest.mark.skipif(
    not (shutil.which(PROGRAM) and shutil.which('pdftotext')), reason='LibreOffice or poppler is not installed'
)


@pytest.fixture(scope='module')
def pages(tmp_path_factory) -> dict[str, list[str]]:
    """The text of every page by kind, laid out as on paper."""
    folder = tmp_path_factory.mktemp('pages')
    files = [folder / f'{slug}.docx' for slug in KINDS]
    for slug, file in zip(KINDS, files, strict=True):
        write_docx(compose(example_facts(slug), Letterhead()), file)
    profile = f'-env:UserInstallation=file://{folder / "profile"}'
    command = [PROGRAM, profile, '--headless', '--convert-to', 'pdf', '--outdir', str(folder), *map(str, files)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return {slug: text(folder / f'{slug}.pdf') for slug in KINDS}


def text(file) -> list[str]:
    told = subprocess.run(['pdftotext', '-layout', str(file), '-'], capture_output=True, text=True, check=True)
    return told.stdout.split('\f')[:-1]


def lines(page: str) -> list[str]:
    return [' '.join(line.split()) for line in page.splitlines() if line.strip()]


@pytest.mark.parametrize('slug', KINDS)
def test_national_name_and_motto_stand_on_one_line_each_beside_the_names(pages, slug):
    first, second = lines(pages[slug][0])[:2]
    assert first == 'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
    assert second == 'XÃ SÔNG CHẢY Độc lập - Tự do - Hạnh phúc'


@pytest.mark.parametrize('slug', [slug for slug in KINDS if slug != 'bien-ban'])
def test_number_and_day_stand_in_one_row(pages, slug):
    assert re.fullmatch(r'Số: \d+/[\w-]+ Sông Chảy, ngày \d\d tháng \d+ năm 2026', lines(pages[slug][0])[2])


@pytest.mark.parametrize('slug', KINDS)
def test_no_page_begins_with_the_signature_and_the_first_has_no_number(pages, slug):
    for number, page in enumerate(pages[slug], start=1):
        top = lines(page)[0]
        assert not top.startswith(('Nơi nhận', 'TM.', 'KT.', 'TL.', 'THƯ KÝ'))
        assert (top == str(number)) is (number > 1 and 'Phụ lục' not in top)


def test_short_papers_stay_on_one_page_and_the_plan_goes_on_with_its_heading_row(pages):
    assert {slug: len(pages[slug]) for slug in KINDS if slug not in {'bao-cao', 'ke-hoach'}} == dict.fromkeys(
        [slug for slug in KINDS if slug not in {'bao-cao', 'ke-hoach'}], 1
    )
    first, second = pages['ke-hoach']
    assert 'STT Nội dung công việc Chủ trì Phối hợp Thời hạn Kinh phí' in lines(first)
    assert 'STT Nội dung công việc Chủ trì Phối hợp Thời hạn Kinh phí' in lines(second)
    assert lines(second)[0] == '2'


def test_the_annex_begins_a_page_of_its_own(pages):
    assert lines(pages['bao-cao'][-1])[0] == 'Phụ lục'
