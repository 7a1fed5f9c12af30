"""The index must follow the content, and the way it is cut, by itself."""

from kiosk import bootstrap
from kiosk.core import passages
from kiosk.settings import Settings


def test_an_index_of_an_earlier_cut_is_built_again_and_a_fresh_one_is_left_alone(tmp_path, monkeypatch):
    opened = bootstrap.open_services(Settings(data_dir=tmp_path), writing=True)
    assert opened.find.refresh()
    assert opened.find.refresh() is None
    monkeypatch.setattr(passages, 'CUT', passages.CUT + 1)
    opened.courses.forget()
    assert opened.find.refresh()
    opened.close()
