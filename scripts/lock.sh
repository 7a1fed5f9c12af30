#!/bin/sh
# Make the four locks again from pyproject.toml. Needs uv (pip install uv). Usage: scripts/lock.sh [--upgrade]
set -eu
case "${1:-}" in --help|-h) sed -n '2p' "$0" | cut -c3-; exit 0 ;; esac
cd "$(dirname "$0")/.."
compile() { # name, then what else goes into it
    name=$1; shift
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links --no-annotate --quiet -o "scripts/locks/$name.lock" "$@"
}
compile app --extra setup "$@"
compile llm --extra llm --constraints scripts/locks/app.lock "$@"
compile dev --extra setup --extra dev --constraints scripts/locks/llm.lock "$@"
compile build --extra build --constraints scripts/locks/app.lock "$@"
if grep -nE 'https?://|--(extra-)?index-url|--find-links' scripts/locks/*.lock; then
    echo 'a host name got into a lock' >&2
    exit 1
fi
