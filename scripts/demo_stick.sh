#!/bin/sh
# Makes a folder that looks like a USB stick with one signed pack, for demonstrations and tests.
set -eu

usage() {
    cat <<'TEXT'
Usage: scripts/demo_stick.sh DIR

Makes DIR/tramhoc/packs/vi-du-chao-mung, a signed pack of one short lesson, as a trainer's USB stick holds it.
A throw-away trainer key is made, trusted by THIS kiosk for the courses «vi-du», used once and deleted.
May be repeated; the pack's bytes are the same each time.

Environment:
  KIOSK           the kiosk command; .venv/bin/kiosk of this repository if not set
  KIOSK_DATA_DIR  the data folder of the kiosk that shall trust the key
TEXT
}

case "${1:-}" in
    -h | --help) usage; exit 0 ;;
    '' | -*) usage >&2; exit 2 ;;
esac
[ $# -eq 1 ] || { usage >&2; exit 2; }

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
kiosk=${KIOSK:-$here/../.venv/bin/kiosk}
packs=$1/tramhoc/packs
pack=$packs/vi-du-chao-mung
name='Giảng viên ví dụ'

keys=$(mktemp -d)
trap 'rm -rf -- "$keys"' EXIT
trap 'exit 1' HUP INT TERM

# The last example key of this kiosk is not needed any more: its secret half was deleted when it had signed.
"$kiosk" pack list | while IFS="$(printf '\t')" read -r key_id owner _; do
    [ "$owner" != "$name" ] || "$kiosk" pack distrust "$key_id" >/dev/null
done

mkdir -p -- "$packs"
"$kiosk" pack key "$keys/vi-du" --name "$name" --no-password >/dev/null
"$kiosk" pack press "$here/demo_module/vi-du-chao-mung" "$packs" --issued 2026-11-23 >/dev/null
"$kiosk" pack sign "$pack" --key "$keys/vi-du.key" >/dev/null
"$kiosk" pack trust "$keys/vi-du.pub" --course vi-du --name "$name" >/dev/null
"$kiosk" pack verify "$1"

cat <<TEXT

Đã có USB ví dụ trong thư mục: $1
Trạm này tin khóa ví dụ cho các gói có mã bắt đầu bằng «vi-du». Khóa bí mật đã xóa.

Việc tiếp theo:
  1. Chạy trạm với thư mục này làm USB:   KIOSK_STICK_DIRS='$1' $kiosk run
  2. Đăng nhập bằng tài khoản giảng viên, mở trang Gói bài, xem gói «Bài ví dụ trên USB» rồi bấm cài.
  3. Muốn thử gói hỏng: sửa một chữ trong một tệp của gói rồi chạy   $kiosk pack verify '$1'
TEXT
