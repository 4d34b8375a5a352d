# The project's commands. Each is a few lines over CMake's presets; "make" alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test shift bench failover build sanitized release setup format lint clean teeth campaign
.NOTPARALLEL:

JOBS ?= $(shell nproc)

help: ## show this list
	@echo 'Seen & Heard: records of how a child seemed, for officers who are offline.'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: build ## a tablet's window with demonstration data, beside a server on this machine
	@platform/setup/run.sh build/dev/bin

shift: build ## play an officer's shift through the screens; pictures in build/shift/
	@platform/setup/shift.sh build/dev/bin

test: build ## everything: unit to integration tests, lints, and again under sanitizers
	@echo '--- Tests'
	@ctest --preset dev --parallel $(JOBS)
	@$(MAKE) --no-print-directory sanitized
	@echo '--- Tests under the sanitizers'
	@ctest --preset asan --parallel $(JOBS)

bench: release ## measure the release build against the published goals (BENCH='--only B1 --rounds 9')
	@build/release/bin/seenheard-bench $(BENCH)

failover: setup build/dev/build.ninja ## let machines of a PostgreSQL cluster fail under load, on loopback (FAILOVER='--only kill')
	@platform/setup/install-packages.sh failover
	@cmake --build --preset dev --parallel $(JOBS) --target seenheard-server integration_cluster
	@python3 -B tests/failover/failover.py build/dev $(FAILOVER)

teeth: build ## plant bugs in copies of the source and let the simulation catch each
	@python3 -B tests/simulation/teeth.py . build/dev

campaign: build ## long versions of the tests with other seeds, for MINUTES=10 or more; goes on where it stopped
	@python3 -B tests/campaign/campaign.py build/dev $(or $(MINUTES),10)

build: setup build/dev/build.ninja ## compile everything (build/dev)
	@echo '--- Building'
	@cmake --build --preset dev --parallel $(JOBS)

sanitized: setup build/asan/build.ninja
	@echo '--- Building with the address and undefined behaviour sanitizers'
	@cmake --build --preset asan --parallel $(JOBS)

release: setup build/release/build.ninja ## compile what officers get (build/release)
	@echo '--- Building for release'
	@cmake --build --preset release --parallel $(JOBS)

setup: ## install missing packages, fetch the pinned sources
	@platform/setup/install-packages.sh
	@platform/setup/fetch-sources.sh

# Ninja runs CMake again by itself when a CMake file changes; this is for the first time.
build/%/build.ninja:
	@echo '--- Configuring $*'
	@cmake --preset $*

format: ## put all C++ and QML into the project's format
	@platform/setup/lint/clang-format.sh --fix
	@platform/setup/lint/qmlformat.sh --fix

lint: build ## only the lints
	@ctest --preset dev --label-regex 'lint|architecture'

clean: ## remove everything that was built
	@rm -rf build
