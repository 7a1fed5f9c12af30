"""A broken module must not take others down, and a pack must not push out what it does not replace."""

from kiosk.core.errors import BrokenContentError
from kiosk.core.lesson_files import build_catalog
from tests.simulators.samples import BOXES, LIGHTS, MODULE, changed, module_files

QUIZ, LESSON = f'{LIGHTS}/quiz.toml', f'{LIGHTS}/lesson.toml'


def test_a_broken_module_does_not_take_the_others_down():
    bundled = {MODULE: changed(module_files(), QUIZ, 'kind', 'kin'), 'tra-cuu': module_files('tra-cuu', 2)}
    catalog = build_catalog(bundled, {})
    assert [module.id for module in catalog.modules] == ['tra-cuu']
    assert isinstance(catalog.broken[MODULE], BrokenContentError)


def test_an_installed_module_takes_the_place_of_the_bundled_one():
    fresh = changed(module_files(), 'module.toml', 'version = 1', 'version = 2')
    catalog = build_catalog({MODULE: module_files()}, {MODULE: fresh})
    assert [module.version for module in catalog.modules] == [2]


def test_an_installed_module_mends_a_broken_bundled_one():
    catalog = build_catalog({MODULE: {}}, {MODULE: module_files()})
    assert ([module.id for module in catalog.modules], catalog.broken) == ([MODULE], {})


def test_while_the_installed_version_is_broken_the_bundled_one_is_shown_and_the_fault_reported():
    catalog = build_catalog({MODULE: module_files()}, {MODULE: {}})
    assert [module.version for module in catalog.modules] == [1]
    assert set(catalog.broken) == {MODULE}


def test_the_course_is_ordered_by_number_whatever_the_folders_are_called():
    catalog = build_catalog({'a-sau': module_files('a-sau', 9)}, {'z-truoc': module_files('z-truoc', 1)})
    assert [lesson.code for lesson in catalog.lessons()] == ['1.1', '1.2', '9.1', '9.2']


def test_a_pack_cannot_push_out_a_bundled_module_by_taking_its_lesson_codes():
    catalog = build_catalog({MODULE: module_files()}, {'a-la': module_files('a-la', 1)})
    assert [module.id for module in catalog.modules] == [MODULE]
    assert catalog.broken['a-la'].facts['rule'] == 'duplicate_code'
    assert catalog.broken['a-la'].facts['other'] == f'{MODULE}/{LIGHTS}'


def test_two_modules_may_share_a_number_with_different_lesson_codes():
    extra = changed(module_files('phu-tho', 1), LESSON, '"1.1"', '"1.7"')
    extra = changed(extra, f'{BOXES}/lesson.toml', '"1.2"', '"1.8"')
    catalog = build_catalog({MODULE: module_files()}, {'phu-tho': extra})
    assert [module.id for module in catalog.modules] == ['phu-tho', MODULE]
