"""A «không» lost or put in, a «chỉ» slipped in, a doer and a done-to changed over: none may go unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.polarity import brings_in, content, denies, flips, polarity, reverses
from kiosk.core.query import exact_key


def keys(words: str) -> set[str]:
    return set(map(exact_key, words.split()))


@pytest.mark.parametrize(
    ('text', 'denied', 'affirmed'),
    [
        ('AI không ký văn bản.', 'ký văn bản', 'AI'),
        ('AI không ký và chịu trách nhiệm.', 'ký', 'AI chịu trách nhiệm'),
        ('AI không ký và không chịu trách nhiệm.', 'ký chịu trách nhiệm', 'AI'),
        ('Không được gõ văn bản mật vào trạm.', 'gõ văn bản mật trạm', ''),
        ('Trạm không nối mạng vẫn giữ dữ liệu.', 'nối mạng', 'trạm giữ dữ liệu'),
        ('Số liệu chưa công bố là đèn vàng.', 'công bố', 'số liệu đèn vàng'),
        ('AI không phải là người ký.', 'người ký', 'AI'),
        ('Để không còn nhận ra ai.', 'nhận ai', ''),
        ('Không chỉ người ký chịu trách nhiệm.', '', 'người ký chịu trách nhiệm'),
        ('Máy in dùng chung, cấm in tài liệu riêng.', 'in tài liệu riêng', 'máy in dùng chung'),
        ('Chớ tin, đừng gửi.', 'tin gửi', ''),
    ],
)
def test_a_denial_reaches_to_the_end_of_its_clause(text, denied, affirmed):
    found = polarity(text)
    assert (found.denied, found.affirmed) == (keys(denied), keys(affirmed))


@pytest.mark.parametrize(
    ('claim', 'source'),
    [
        ('AI ký văn bản.', 'AI không ký văn bản.'),
        ('AI không ký văn bản.', 'AI ký văn bản.'),
        ('Có, AI ký văn bản.', 'AI không ký văn bản.'),
        ('Có, AI không ký văn bản.', 'AI không ký văn bản.'),
        ('Không, AI ký văn bản.', 'AI ký văn bản.'),
        ('Được gõ văn bản mật.', 'Cấm gõ văn bản mật.'),
        ('Không cấm gõ văn bản mật.', 'Cấm gõ văn bản mật.'),
        ('Tự thêm số văn bản, không tự nêu.', 'Không tự thêm số văn bản, không tự nêu.'),
        ('Số liệu chưa công bố không là đèn vàng.', 'Số liệu chưa công bố là đèn vàng.'),
        ('Viết năm ô không là được.', 'Viết năm ô là được.'),
        ('AI là người ký.', 'AI không phải là người ký.'),
        ('Còn nhận ra ai.', 'Không còn nhận ra ai.'),
    ],
)
def test_a_denial_lost_or_put_in_is_a_flip(claim, source):
    assert flips(claim, source)


@pytest.mark.parametrize(
    ('claim', 'source'),
    [
        ('AI không ký văn bản.', 'AI không ký văn bản và không chịu trách nhiệm.'),
        ('Không, AI không ký văn bản.', 'AI không ký văn bản.'),
        ('Có, người ký chịu trách nhiệm.', 'Người ký chịu trách nhiệm.'),
        ('Không được gõ văn bản mật.', 'Cấm gõ văn bản mật.'),
        ('Chưa nộp hồ sơ.', 'Không nộp hồ sơ.'),
        ('Không chỉ người ký chịu trách nhiệm.', 'Người soạn và người ký chịu trách nhiệm.'),
    ],
)
def test_a_denial_in_other_words_is_no_flip(claim, source):
    assert not flips(claim, source)


@given(
    st.lists(
        st.sampled_from(['AI', 'ký', 'soạn', 'văn', 'bản', 'mật', 'nộp', 'hồ', 'sơ', 'trạm', 'gửi', 'xã']), min_size=1
    ),
    st.booleans(),
)
def test_no_sentence_may_be_denied_by_its_own_opposite(words, first):
    plain, denied = ' '.join(words), f'không {" ".join(words)}'
    assert not flips(plain, plain)
    assert not flips(denied, denied)
    assert flips(*((plain, denied) if first else (denied, plain)))


@pytest.mark.parametrize(
    ('claim', 'source'),
    [
        ('Mọi cán bộ được dùng.', 'Cán bộ được dùng.'),
        ('Chỉ người ký chịu trách nhiệm.', 'Người ký chịu trách nhiệm.'),
        ('Cán bộ luôn che tên.', 'Cán bộ che tên.'),
        ('Phải che tên.', 'Nên che tên.'),
        ('Gửi sau ngày họp.', 'Gửi trước ngày họp.'),
        ('Dữ liệu đèn đỏ là dự thảo.', 'Dữ liệu đèn vàng là dự thảo.'),
        ('Nộp trực tuyến.', 'Nộp trực tiếp.'),
        ('Năm nay tăng 5 hồ sơ.', 'Năm nay giảm 5 hồ sơ.'),
        ('Quá hạn 7 hồ sơ, đúng hạn 12 hồ sơ.', 'Đúng hạn 7 hồ sơ, quá hạn 12 hồ sơ.'),
    ],
)
def test_what_widens_or_excludes_may_not_be_brought_in(claim, source):
    assert brings_in(claim, source)


@pytest.mark.parametrize(
    ('claim', 'source'),
    [
        ('Mọi AI đều bị cấm.', 'Cấm gõ vào bất cứ AI nào.'),
        ('Quá hạn 12 hồ sơ.', 'Đúng hạn 7 hồ sơ, quá hạn 12 hồ sơ.'),
        ('Gửi trước ngày họp.', 'Gửi trước ngày họp, không gửi sau.'),
    ],
)
def test_what_the_source_has_too_is_not_brought_in(claim, source):
    assert not brings_in(claim, source)


def test_who_does_it_to_whom_is_kept():
    assert reverses('Người ký kiểm tra người soạn thảo.', 'Người soạn thảo kiểm tra người ký.')
    assert reverses('AI chịu trách nhiệm về văn bản.', 'Người ký chịu trách nhiệm về văn bản.')
    assert reverses('Xã gửi báo cáo cho thôn.', 'Thôn gửi báo cáo cho xã.')
    assert not reverses('Người ký chịu trách nhiệm về văn bản.', 'Người soạn và người ký chịu trách nhiệm về văn bản.')


def test_words_without_content_are_left_out_and_the_order_is_kept():
    assert content('AI không được ký văn bản') == [exact_key(word) for word in ('AI', 'ký', 'văn', 'bản')]
    assert denies('AI không ký.', content('ký'))
    assert not denies('AI không ký.', content('AI'))
