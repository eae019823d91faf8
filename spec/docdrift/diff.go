package docdrift

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Diff is what changed between two versions of a page.
type Diff struct {
	Contract string   `json:"contract"`
	Page     string   `json:"page"`
	Changes  []Change `json:"changes"`

	valid map[string]bool // texts of the contract that are known to be valid
}

// Compare lists the facts that changed from one version of a page to the next,
// with what each means for the contract, for callers and for the generated code.
// Where a line stands, how it is worded and in which order is no fact. Names may
// be nil.
func Compare(before, after *page.Page, against *Contract, acknowledged *Acknowledgements, names *goname.Index) *Diff {
	d := &differ{old: before, new: after, against: against, acknowledged: acknowledged, names: names, valid: map[string]bool{}}
	for _, pair := range pairSections(before, after) {
		switch {
		case pair.old == nil:
			d.whole(Added, after, pair.new)
		case pair.new == nil:
			d.whole(Removed, before, pair.old)
		default:
			d.section(pair)
		}
	}
	slices.SortStableFunc(d.changes, func(a, b Change) int { return cmp.Compare(a.Line, b.Line) })
	d.moves()
	for i := range d.changes {
		d.explain(&d.changes[i])
	}
	return &Diff{against.File, after.Name, d.changes, d.valid}
}

type differ struct {
	old, new     *page.Page
	against      *Contract
	acknowledged *Acknowledgements
	names        *goname.Index
	changes      []Change
	valid        map[string]bool
}

// whole notes a section that was added or removed.
func (d *differ) whole(kind ChangeKind, in *page.Page, of *page.Section) {
	d.changes = append(d.changes, Change{
		Kind: kind, Page: in.Name, Heading: of.Heading, Line: of.Line, Fact: "the section",
		section: newSection(in, of, d.against),
	})
}

// section notes what changed within a section.
func (d *differ) section(pair sectionPair) {
	of := newSection(d.new, pair.new, d.against)
	before := newSection(d.old, pair.old, d.against)
	if of.operation == nil { // a new heading leads nowhere yet, the old one did
		of.operation, of.reason, of.body = before.operation, before.reason, before.body
	}
	note := func(change Change) {
		change.Page, change.Heading, change.section = d.new.Name, pair.new.Heading, of
		d.changes = append(d.changes, change)
	}
	if pair.old.Heading != pair.new.Heading {
		note(Change{
			Kind: Altered, Line: pair.new.Line, Fact: "the section",
			Alterations: []Alteration{{Aspect: "heading", From: pair.old.Heading, To: pair.new.Heading}},
		})
	}
	for _, facts := range pairFacts(pair.old, pair.new) {
		switch {
		case facts.old == nil:
			note(Change{Kind: Added, Line: facts.new.Line, Fact: facts.new.Label(), new: facts.new})
		case facts.new == nil:
			note(Change{Kind: Removed, Line: facts.old.Line, Fact: facts.old.Label(), old: facts.old})
			d.changes[len(d.changes)-1].section = before
		default:
			d.fact(facts, pair, note)
		}
	}
}

func (d *differ) fact(facts factPair, pair sectionPair, note func(Change)) {
	changed := alterations(*facts.old, *facts.new)
	if facts.new.Kind == page.KindOperation {
		changed = operationAlterations(pair.old.Operation, pair.new.Operation)
	}
	if len(changed) == 0 {
		return
	}
	change := Change{Kind: Altered, Line: facts.new.Line, Fact: facts.new.Label(), Alterations: changed, old: facts.old, new: facts.new}
	if changed[0].Aspect == Where {
		change.Kind = Moved
	}
	note(change)
}

// explain says of a change what it means.
func (d *differ) explain(change *Change) {
	s := change.section
	if s.operation != nil {
		change.Operation = s.operation.ID
	}
	change.Words = change.words()
	d.impact(change)
	d.plan(change)
	change.Go = d.goNames(change)
	change.Lines = d.lines(change)
	change.YAML = d.rehearse(change)
}

// verdict holds a fact of the change's section against the contract.
func (d *differ) verdict(s *section, fact *page.Fact) Verdict {
	v := Verdict{Page: s.page.Name, Section: s.Section, Fact: *fact}
	if s.operation == nil {
		v.State, v.Reason = Unverifiable, s.reason
		return v
	}
	v.Operation = s.operation.ID
	switch fact.Kind {
	case page.KindOperation:
		s.call(&v)
	case page.KindSample:
		s.sample(&v)
	case page.KindParameter:
		s.parameter(&v)
	}
	v.decide()
	d.acknowledged.settle(&v)
	return v
}

// lines are those of the contract that the change touches.
func (d *differ) lines(change *Change) []ContractLine {
	text := strings.Split(string(d.against.Text), "\n")
	var all []ContractLine
	seen := map[outline.Place]bool{}
	add := func(place outline.Place) {
		if place.Line > 0 && place.Line <= len(text) && !seen[place] {
			seen[place] = true
			all = append(all, ContractLine{place, strings.TrimSpace(text[place.Line-1])})
		}
	}
	for _, fact := range []*page.Fact{change.old, change.new} {
		if fact == nil {
			continue
		}
		v := d.verdict(change.section, fact)
		for _, one := range v.Differences {
			add(one.Place)
		}
		for _, place := range d.aspectPlaces(change, fact) {
			add(place)
		}
		if len(all) == 0 {
			add(v.Place)
		}
	}
	if len(all) == 0 && change.section.operation != nil {
		add(change.section.operation.Place())
		for _, doc := range change.section.operation.Docs {
			if doc.Page == change.Page && (doc.Heading == change.Heading || len(change.Alterations) > 0 && doc.Heading == change.Alterations[0].From) {
				add(doc.Place)
			}
		}
	}
	return all
}
