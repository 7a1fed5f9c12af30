# Trạm Học. `make run` and `make test` are all a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKS := scripts/locks
# A lock is the whole closure. Without --no-deps, pip looks past it for `name[extra]` as soon as a newer release is out.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps

.PHONY: help run setup model test check bench lrs system clean
.DEFAULT_GOAL := help

help: ## say what can be made
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 10

run: setup ## set everything up once, then serve and print the address
	@$(BIN)/kiosk run

setup: $(VENV)/.app engine model ## do everything but serve
	@$(BIN)/kiosk index --quiet

$(VENV)/.app: $(LOCKS)/app.lock pyproject.toml
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' || { \
	    echo 'Cần Python 3.11 trở lên, kèm venv: apt install python3 python3-venv'; exit 2; }
	@echo 'Đang cài chương trình vào $(VENV) (chỉ làm một lần, khoảng nửa phút)…'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) -r $(LOCKS)/app.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

.PHONY: engine
engine: $(VENV)/.app
	@if [ $(VENV)/.engine -nt $(LOCKS)/llm.lock ]; then :; \
	elif ! command -v c++ >/dev/null && ! command -v g++ >/dev/null && ! command -v clang++ >/dev/null; then \
	    echo 'Chưa có trình biên dịch C++: trạm vẫn chạy, nhưng trợ lý chỉ trích nguyên văn bài học.'; \
	    echo 'Để có trợ lý đầy đủ: apt install build-essential, rồi chạy lại lệnh make này.'; \
	else \
	    echo 'Đang dựng bộ máy của trợ lý, llama-cpp-python: lần đầu khoảng 6 phút trên 2 nhân, lần sau tức thì…'; \
	    { $(PIP) -r $(LOCKS)/build.lock && $(PIP) --no-build-isolation -r $(LOCKS)/llm.lock && touch $(VENV)/.engine; } || { \
	    echo 'Chưa dựng được bộ máy của trợ lý (lý do ở trên): trạm vẫn chạy, trợ lý chỉ trích nguyên văn bài học.'; \
	    echo 'Chạy lại lệnh make này khi có mạng.'; }; \
	fi

model: $(VENV)/.app
	@$(BIN)/kiosk model fetch || echo 'Trạm vẫn chạy được khi chưa có mô hình: bài học, câu hỏi, tìm kiếm, trích nguyên văn.'

$(VENV)/.dev: $(VENV)/.app $(LOCKS)/dev.lock
	@echo 'Installing what the tests need…'
	@$(PIP) -r $(LOCKS)/dev.lock
	@touch $@

include tests/lrs/Makefile.inc

system: ## install the Debian packages the tests use, if they are missing and we may
	@missing=; for pair in chromium:chromium minisign:minisign soffice:libreoffice-writer pdftoppm:poppler-utils; do \
	    command -v $${pair%%:*} >/dev/null || missing="$$missing $${pair##*:}"; done; \
	fc-list 2>/dev/null | grep -q 'liberation2.*LiberationSerif' || missing="$$missing fontconfig fonts-liberation2"; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Debian packages:$$missing"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else echo "Missing: apt install$$missing (without them some tests are skipped)"; fi

test: setup $(VENV)/.dev lrs system ## run every test
	@$(BIN)/python -m pytest

check: $(VENV)/.dev ## lint, types, arrows, sizes, docs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest tests/house

bench: setup $(VENV)/.dev system ## measure against named peers in the same run
	@$(BIN)/python -m tests.bench

clean: ## remove what can be made again, except models and data
	rm -rf $(VENV) build .mypy_cache .ruff_cache *.egg-info
