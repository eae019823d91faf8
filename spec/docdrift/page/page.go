package page

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"unicode/utf8"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// Form is the layout of a page.
type Form string

// The forms.
const (
	SDK     Form = "sdk"     // headings, a call, a table of parameters, a JSON response
	Entity  Form = "entity"  // names with a type and a description below each
	Current Form = "current" // front matter, a curl sample, lists of parameters
)

// Page holds the facts of a page.
type Page struct {
	Name     string    `json:"page"`
	Source   Source    `json:"source,omitzero"`
	Form     Form      `json:"form"`
	Hash     string    `json:"sha256"` // of the page's bytes, in hexadecimal
	Sections []Section `json:"sections"`
}

// Source is where a page was taken from. Read leaves it empty.
type Source struct {
	Repository string `json:"repository,omitempty"` // owner/name
	Commit     string `json:"commit,omitempty"`     // the full hash
	Path       string `json:"path,omitempty"`       // within the repository
	Address    string `json:"address,omitempty"`    // the URL of a page that is in no repository
}

// ErrForm is the error for a page in none of the forms.
var ErrForm = errors.New("in none of the three forms")

// ErrNoFacts is the error for a page without facts to compare with a contract.
var ErrNoFacts = errors.New("no fact on it")

// maxSize bounds the bytes of a page; real pages are far smaller.
const maxSize = 2 << 20

// Read reads a page. The name is the page's name in x-docs of the contract.
func Read(name string, text []byte) (*Page, error) {
	switch {
	case len(text) > maxSize:
		return nil, fmt.Errorf("page %s: larger than %d bytes", name, maxSize)
	case !utf8.Valid(text):
		return nil, fmt.Errorf("page %s: not UTF-8 text", name)
	}
	blocks := markdown.Blocks(string(text))
	form, err := formOf(blocks)
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	sum := sha256.Sum256(text)
	page := &Page{Name: name, Form: form, Hash: hex.EncodeToString(sum[:])}
	page.Sections = withFacts(readSections(form, blocks))
	if len(page.Sections) == 0 {
		return nil, fmt.Errorf("page %s: %w (it looks like the form %q)", name, ErrNoFacts, form)
	}
	return page, nil
}

// Facts counts the facts of all sections.
func (p *Page) Facts() int {
	count := 0
	for _, section := range p.Sections {
		count += len(section.Facts)
	}
	return count
}

// withFacts removes sections without facts, and numbers those with the same heading.
func withFacts(sections []Section) []Section {
	var kept []Section
	seen := map[string]int{}
	for _, section := range sections {
		if len(section.Facts) == 0 {
			continue
		}
		seen[section.Heading]++
		section.Nth = seen[section.Heading]
		kept = append(kept, section)
	}
	return kept
}

// returns matches the column for the types of an app's classes.
var returns = regexp.MustCompile(`(?i)\breturn`)

var titled = regexp.MustCompile(`(?i)^\s*(?:curl|json)\s*:`)

// formOf determines the form of a page from blocks that only one form has.
func formOf(blocks []markdown.Block) (Form, error) {
	signs := map[Form]int{}
	for i := range blocks {
		signs[signAt(blocks[i:])]++
	}
	current, sdk, entity := signs[Current], signs[SDK], signs[Entity]
	switch {
	case len(blocks) == 0:
		return "", fmt.Errorf("%w: it is empty", ErrForm)
	case current > 0 && current >= sdk:
		return Current, nil
	case sdk > 0 && sdk >= entity:
		return SDK, nil
	case entity > 1:
		return Entity, nil
	}
	return "", fmt.Errorf("%w: neither **Parameters:** or **Response:** (an SDK's page), "+
		"nor names with a type below and headings that end in # (an entity's page), "+
		"nor curl and json fences, types behind a colon or lists of endpoints (the current documentation)", ErrForm)
}

// signAt returns the form that the first block is typical of, "" for none.
func signAt(blocks []markdown.Block) Form {
	b := blocks[0]
	switch b.Kind {
	case markdown.Fence:
		if titled.MatchString(b.Text) || len(callsOf(Current, blocks)) > 0 {
			return Current
		}
	case markdown.Item:
		if len(callsOf(Current, blocks)) > 0 {
			return Current
		}
	case markdown.Row:
		columns, isHeader := readHeader(b.Cells)
		if kind := columns.cell(b.Cells, "type"); isHeader && kind != "" && !returns.MatchString(kind) {
			return SDK
		}
	case markdown.Heading:
		if b.Level == 0 {
			return Entity
		}
	case markdown.Text:
		if _, _, isTerm := definitionAt(blocks); isTerm {
			return Current
		}
		if one, isLabel := boldLabel(b); isLabel && one.part != partNone {
			return SDK
		}
		if _, _, isPair := pairAt(blocks); isPair {
			return Entity
		}
	default:
	}
	return ""
}
