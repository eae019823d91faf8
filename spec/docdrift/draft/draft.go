// Package draft writes the operations that a documentation page describes and a contract
// lacks: path, parameters, request, response and samples, in the style of the contract.
//
//	drafted, err := draft.New(contract, read, sections)
//	if err != nil {
//		return err
//	}
//	edits, files, undecided := drafted.Edits, drafted.Samples, drafted.Undecided
//
// A value that fits a component of the contract refers to it: amounts, times, notes,
// identifiers by their prefix, entities by their name. Descriptions, which no page gives as
// facts, are [NotDescribed]. Everything that was inferred is listed as [Undecided].
package draft

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// NotDescribed is the description of everything that a draft adds, until a person writes one.
const NotDescribed = edit.NotDescribed

// Draft holds the edits and files that add the operations of a page to a contract.
type Draft struct {
	// Edits change the contract. They add to it, and of its existing parts change only
	// components of earlier drafts.
	Edits []edit.Edit `json:"-"`
	// Operations are the new operationIds.
	Operations []string    `json:"operations"`
	Samples    []Sample    `json:"samples"`
	Undecided  []Undecided `json:"undecided"`
}

// Sample is a file with a request or response in JSON.
type Sample struct {
	File    string `json:"file"` // relative to the contract's folder: samples/createRefund/200-documented.json
	Content []byte `json:"-"`
}

// Undecided is a point that the page leaves open, with what the draft assumes.
type Undecided struct {
	Line    int    `json:"line"`    // in the page
	Subject string `json:"subject"` // an operationId, a component or a heading
	Text    string `json:"text"`
}

// String returns "subject: text".
func (u Undecided) String() string { return u.Subject + ": " + u.Text }

// New drafts the calls of some sections of a page. Sections with the same method and path are
// one operation. The edited contract is valid OpenAPI. Without an operation Undecided says why.
func New(contract *outline.Contract, from *page.Page, sections []*page.Section) (*Draft, error) {
	d, err := newDrafter(contract, from)
	if err != nil {
		return nil, err
	}
	d.heading = "# ---- Drafted ----"
	calls := d.findCalls(sections)
	for _, one := range calls {
		d.line = one.sections[0].Line
		d.readBodies(one)
	}
	for _, one := range calls {
		d.line = one.sections[0].Line
		if one.drafted != nil {
			d.extendOperation(one)
		} else {
			d.draftOperation(one)
		}
	}
	version, err := edit.On(contract).Apply(d.Edits...)
	if err != nil {
		return nil, fmt.Errorf("the draft of page %s: %w", from.Name, err)
	}
	d.writeSamples(version, calls)
	return &d.Draft, nil
}

// drafter is the state of drafting a page.
type drafter struct {
	Draft

	contract   *outline.Contract
	document   *openapi3.T
	page       *page.Page
	known      known
	pathItems  map[string]*node // the new ones, by path
	components map[string]*node // the new ones, by name
	heading    string           // the comment above the next new component
	widened    map[string]bool  // components from earlier drafts
	// entities are the entities in all responses of the page, by [shape.entity].
	entities map[string]*shape
	bases    map[string]string // of the paths of the contract and the draft
	tags     []string          // new ones
	line     int               // of the current section
}

func newDrafter(contract *outline.Contract, from *page.Page) (*drafter, error) {
	if contract.Section("components", "schemas") == nil {
		return nil, errors.New("the contract has no components")
	}
	document, err := contract.Document()
	if err != nil {
		return nil, fmt.Errorf("contract %s: %w", contract.File, err)
	}
	d := &drafter{
		contract: contract, document: document, page: from, pathItems: map[string]*node{}, components: map[string]*node{}, widened: map[string]bool{},
		entities: map[string]*shape{}, bases: map[string]string{},
	}
	for _, one := range contract.Operations() {
		d.bases[one.Path] = one.Base
	}
	d.readContract()
	return d, nil
}

// undecidedf adds a point to decide, unless it is known. Line 0 is that of the current section.
func (d *drafter) undecidedf(line int, subject, format string, values ...any) {
	one := Undecided{cmp.Or(line, d.line), subject, fmt.Sprintf(format, values...)}
	if !slices.ContainsFunc(d.Undecided, func(other Undecided) bool { return other.Subject == subject && other.Text == one.Text }) {
		d.Undecided = append(d.Undecided, one)
	}
}
