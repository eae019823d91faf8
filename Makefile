# `make` and `make test` are all a fresh machine with Go needs; `make help` lists the rest.

GO       ?= go
GOTEST   ?= $(GO) test
FUZZTIME ?= 2s

# Built from the module proxy and kept out of go.mod: its own dependencies are none of a user's.
GOLANGCI_VERSION := v2.15.0
GOLANGCI := .bin/golangci-lint-$(GOLANGCI_VERSION)

.PHONY: all
all: generate build tour ## generate the client from the contract, build it, take a payment with it

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: generate
generate: ## make generated/ from spec/payments.yaml
	$(GO) generate ./...

.PHONY: lint-spec
lint-spec: ## what the contract lacks, or asks for that no code can be made of, with file and line
	@$(GO) run ./gen/cmd -lint

.PHONY: build
build: ## compile everything
	$(GO) build ./...

.PHONY: tour
tour: ## take payments from a Razorpay in this process, and check every answer
	@$(GO) run ./cmd/rzpkit tour

# Under the race detector a test takes five to ten times as long, and everything is compiled once
# more. So it watches the packages in which things happen at once; those that read, write and compute
# run without it, as do files of tests that it could find nothing in (//go:build !race): of the
# watched packages, their tests run once more so. go vet is the linter's: make lint.
WATCHED := ./api ./api/apitest/... ./api/internal/peertest ./api/internal/transport ./api/internal/wiretest \
	./api/webhook ./spec/contract ./spec/contract/pool ./spec/contract/record

# Tests end soon and have memory to spare: garbage collected as seldom as this takes a fifth less time.
# The race detector needs several times the memory, so there it is collected now and then. And when
# tests end, nothing is left that could race for a second more.
UNWATCHED := GOGC=off GOMEMLIMIT=512MiB $(GOTEST) -vet=off

.PHONY: test
test: export GOGC ?= 400
test: export GORACE ?= atexit_sleep_ms=10
test: fmt ## formatting, generated code up to date, examples, tests with the race detector and without
	$(GOTEST) -vet=off -race $(WATCHED)
	@files="$$($(GO) list -race -f '{{$$dir := .Dir}}{{range .IgnoredGoFiles}}{{$$dir}}/{{.}} {{end}}' $(WATCHED))"; \
	names="$$(sed -nE 's/^func ((Test|Fuzz|Example)[A-Za-z0-9_]*)\(.*/\1/p' $$files | paste -sd '|' -)"; \
	test -n "$$names" && $(UNWATCHED) -parallel 8 -run "^($$names)$$" $$($(GO) list -race -f '{{if .IgnoredGoFiles}}{{.ImportPath}}{{end}}' $(WATCHED))
	$(UNWATCHED) $$($(GO) list ./... | grep -vxF "$$($(GO) list $(WATCHED))")

.PHONY: fmt
fmt:
	@unformatted="$$(gofmt -l $$(find . -name '*.go' -not -path './.bin/*'))"; \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi

.PHONY: fuzz
fuzz: ## run every fuzz test for FUZZTIME (2s); make test replays their inputs only
	@GO="$(GO)" .ci/fuzz $(FUZZTIME)

.PHONY: lint
lint: $(GOLANGCI) ## every linter but those that .golangci.yml gives a reason for
	$(GOLANGCI) run ./...
	for module in bench examples/webhook; do (cd $$module && $(CURDIR)/$(GOLANGCI) run ./...) || exit 1; done

$(GOLANGCI):
	GOBIN=$(CURDIR)/.bin $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)
	mv .bin/golangci-lint $@

# The tools of a release, built likewise.
GORELEASER := .bin/goreleaser-v2.15.1
CYCLONEDX  := .bin/cyclonedx-gomod-v1.10.0
LICENSES   := .bin/go-licenses-v1.6.0
ACTIONLINT := .bin/actionlint-v1.7.12
$(GORELEASER): PACKAGE := github.com/goreleaser/goreleaser/v2
$(CYCLONEDX):  PACKAGE := github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod
$(LICENSES):   PACKAGE := github.com/google/go-licenses
$(ACTIONLINT): PACKAGE := github.com/rhysd/actionlint/cmd/actionlint
# A folder for each version, so that the program in it has the name that others call it by.
$(GORELEASER) $(CYCLONEDX) $(LICENSES) $(ACTIONLINT):
	GOBIN=$(CURDIR)/$@ $(GO) install $(PACKAGE)@v$(lastword $(subst -v, ,$@))

TOOLS := PATH="$(CURDIR)/$(GORELEASER):$(CURDIR)/$(CYCLONEDX):$(CURDIR)/$(LICENSES):$$PATH"

.PHONY: release
release: $(GORELEASER) $(CYCLONEDX) $(LICENSES) ## publish the tag that is checked out, as a draft; for the workflow
	$(TOOLS) goreleaser release --clean

.PHONY: release-check
release-check: $(GORELEASER) $(CYCLONEDX) $(LICENSES) ## build the release of the commit twice, and test what came of it
	$(TOOLS) GO="$(GO)" .ci/release-check

# What a service links in that takes payments and webhooks, and the program. What tests alone use
# is not looked at: it reaches no user.
LINKED := "./api ./api/webhook" ./cmd/rzpkit
# Of windows, for which one module more is linked in than for the others.
GO_LICENSES := GOOS=windows $(LICENSES)/go-licenses
PERMISSIVE  := MIT,BSD-2-Clause,BSD-3-Clause,Apache-2.0,ISC

.PHONY: licences
licences: $(LICENSES) ## the licences of what is linked into a service, and into rzpkit; one that is not permissive fails
	@for packages in $(LINKED); do \
		$(GO_LICENSES) check $$packages --allowed_licenses=$(PERMISSIVE) || exit 1; \
		echo "linked into $$packages:"; \
		$(GO_LICENSES) report $$packages 2>/dev/null | cut -d, -f1,3; \
	done

.PHONY: notices
notices: $(LICENSES)
	$(GO_LICENSES) save ./cmd/rzpkit --ignore github.com/rzpkit/payments --save_path=notices --force
	mkdir notices/go && cp "$$($(GO) env GOROOT)/LICENSE" notices/go

.PHONY: vulnerabilities
vulnerabilities: ## known vulnerabilities of what is linked in, if it is called; asks vuln.go.dev for them
	@for packages in $(LINKED); do \
		$(GO) run golang.org/x/vuln/cmd/govulncheck@v1.9.0 $$packages || exit 1; \
	done

.PHONY: lint-workflows
lint-workflows: $(ACTIONLINT) ## what is wrong with the workflows
	$(ACTIONLINT)/actionlint

# Of the npm registry, without scripts: some packages would fetch programs from elsewhere.
REDOCLY_VERSION := 2.77.0
REDOCLY := .bin/redocly-$(REDOCLY_VERSION)

.PHONY: bench-check
bench-check: $(REDOCLY)/node_modules/.bin/redocly ## what rzpkit check finds and takes beside other tools
	cd bench && $(GO) run ./check -drift $(CURDIR)/$<

$(REDOCLY)/node_modules/.bin/redocly:
	npm install --ignore-scripts --no-audit --no-fund --prefix $(REDOCLY) @redocly/cli@$(REDOCLY_VERSION)

ORDERS ?= 100000

.PHONY: soak
soak: ## pay ORDERS (100000) orders over HTTP/1.1 and HTTP/2 while one call in five goes wrong and the shop is killed
	$(GO) run ./api/apitest/soak -orders $(ORDERS)
	$(GO) run ./api/apitest/soak -orders $(ORDERS) -http2

.PHONY: soak-mutants
soak-mutants: ## catch clients and shops that are broken on purpose, each for what it does
	$(GO) run ./api/apitest/soak -mutants

# Without a package go test shows what the test says at its end: what was skipped, and why.
.PHONY: wire
wire: ## what becomes of each call at HAProxy, nginx and broken servers, as docs/wire.md has it; WIRE=-update writes it
	cd api/internal/wiretest && $(GO) test -count=1 -parallel 8 -timeout 15m -wire $(WIRE)

# A branch can have any name: make does not expand it, and the shell gets it as a variable.
override BASE := $(value BASE)
export BASE

.PHONY: breaking
breaking: ## what changed for callers since BASE: the contract and the Go API
	@GO="$(GO)" .ci/breaking "$$BASE"

.PHONY: interop
interop: ## hold the test server against the official client, and the benchmarks against the contract
	cd bench && $(GO) vet ./... && $(GO) test ./...

.PHONY: integrations
integrations: $(GOLANGCI) ## lint and test the modules in integrations/, which have dependencies of their own
	for module in integrations/*/; do (cd $$module && $(CURDIR)/$(GOLANGCI) run ./... && $(GO) test ./...) || exit 1; done

# Debian's pg_virtualenv gives a command a PostgreSQL of its own; without it the test skips itself.
.PHONY: examples
examples: ## vet and test the program of examples/ that is a module of its own, at PostgreSQL
	cd examples/webhook && $(GO) vet ./... && $$(command -v pg_virtualenv) $(GO) test -count=1 ./...

.PHONY: bench
bench: ## time and memory of a call beside razorpay-go and plain net/http
	cd bench && $(GO) run .

# What the site is made with is kept out of the tree: Go and the tests look into every folder of it.
SITE_TOOLS := .bin/site/node_modules/.package-lock.json

.PHONY: site
site: $(SITE_TOOLS) ## make the site in site/: guides, API reference, search, charts, a report; site/index.html opens as a file
	@rm -rf site && ln -sfn ../.bin/site/node_modules web/node_modules
	node web/node_modules/@11ty/eleventy/cmd.cjs --config=web/eleventy.config.js
	$(GO) run ./cmd/rzpkit check --fail-on none -o text=/dev/null -o html=site/report.html spec/samples

.PHONY: site-test
site-test: site ## try every page of the site in Chromium: links, search, width, contrast, nothing asked of elsewhere
	node --test --test-reporter=spec web/test/*.test.js

$(SITE_TOOLS): web/package.json web/package-lock.json
	mkdir -p .bin/site && cp $^ .bin/site
	cd -P .bin/site && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json
