// Package draft writes the operations that a documentation page describes and a
// contract lacks: path, parameters, request, answer and samples, as the contract
// writes those that it has.
//
//	drafted, err := draft.New(contract, read, sections)
//	if err != nil {
//		return err
//	}
//	edits, files, open := drafted.Edits, drafted.Samples, drafted.Undecided
//
// Components of the contract are used again where a value has their shape: amounts,
// times, notes, identifiers by their prefix, entities by their name. What no page says,
// the description of each property above all, is written as [NotDescribed]. What was
// inferred and not read is listed, for a person to decide.
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
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// NotDescribed is the description of what a page has facts about, and the contract
// no words yet.
const NotDescribed = edit.NotDescribed

// Draft is what adds the operations of a page to a contract.
type Draft struct {
	// Edits are those of the contract. Of what stands in it, components alone are changed that
	// were drafted before.
	Edits []edit.Edit `json:"-"`
	// Operations are the operationIds that were added.
	Operations []string    `json:"operations"`
	Samples    []Sample    `json:"samples"`
	Undecided  []Undecided `json:"undecided"`
}

// Sample is a file of a request or an answer.
type Sample struct {
	File    string `json:"file"` // within the folder of the contract: samples/createRefund/200-documented.json
	Content []byte `json:"-"`

	node *node
}

// Undecided is something that the page does not say, with what the draft took.
type Undecided struct {
	Line    int    `json:"line"`    // of the page
	Subject string `json:"subject"` // an operationId, a component or a heading
	Text    string `json:"text"`
}

// String is "subject: text".
func (u Undecided) String() string { return u.Subject + ": " + u.Text }

// ErrNothing is the error of sections of which no operation can be drafted.
var ErrNothing = errors.New("there is no call to draft")

// New drafts the calls of some sections of a page. Sections with the same method and
// path are one operation. The contract that comes of it is valid OpenAPI.
func New(contract *outline.Contract, from *page.Page, sections []*page.Section) (*Draft, error) {
	d, err := newDrafter(contract, from, sections)
	if err != nil {
		return nil, err
	}
	calls := d.findCalls(sections)
	if len(calls) == 0 {
		return &Draft{Undecided: d.undecided}, ErrNothing
	}
	drafted := &Draft{}
	for _, one := range calls {
		d.line = one.sections[0].Line
		d.readAnswer(one)
		drafted.Operations = append(drafted.Operations, one.id)
	}
	for _, one := range calls {
		d.line = one.sections[0].Line
		d.draftOperation(one)
	}
	if d.contract.Section("components", "schemas") == nil {
		return nil, errors.New("the contract has no components")
	}
	drafted.Edits = d.edits(calls)
	version, err := edit.On(contract).Apply(drafted.Edits...)
	if err == nil { // what is valid as a sample is known now
		drafted.Samples, err = d.writeSamples(version.Text, calls)
	}
	if err != nil {
		return nil, fmt.Errorf("the draft of page %s: %w", from.Name, err)
	}
	drafted.Undecided = d.undecided
	return drafted, nil
}

// drafter is what is known while a page is drafted.
type drafter struct {
	contract   *outline.Contract
	document   *openapi3.T
	page       *page.Page
	known      known
	components *node                  // the new ones, in order
	widened    map[string][]edit.Edit // of those that were drafted before
	marked     []edit.Edit            // their identifiers
	// entities are the objects that name their entity, by that name, put together of
	// all answers of the page.
	entities  map[string]*shape
	drafted   map[string]string // component by entity
	idsShown  map[string]*shape // identifiers of the things that are shown, by prefix
	paths     []string          // of the contract and of the draft
	tags      []string
	named     []string // operationIds
	undecided []Undecided
	line      int // of the section that is at work
}

func newDrafter(contract *outline.Contract, from *page.Page, sections []*page.Section) (*drafter, error) {
	document, err := openapi3.NewLoader().LoadFromData(contract.Text)
	if err != nil {
		return nil, fmt.Errorf("contract %s: %w", contract.File, err)
	}
	d := &drafter{
		contract: contract, document: document, page: from, components: yamlnode.Mapping(), widened: map[string][]edit.Edit{},
		entities: map[string]*shape{}, drafted: map[string]string{}, idsShown: map[string]*shape{}, paths: document.Paths.InMatchingOrder(),
	}
	d.readContract(sections)
	return d, nil
}

func (d *drafter) undecidedf(line int, subject, format string, values ...any) {
	one := Undecided{cmp.Or(line, d.line), subject, fmt.Sprintf(format, values...)}
	if !slices.ContainsFunc(d.undecided, func(other Undecided) bool { return other.Subject == subject && other.Text == one.Text }) {
		d.undecided = append(d.undecided, one)
	}
}
