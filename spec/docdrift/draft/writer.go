package draft

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Writer writes the schemas of single properties and parameters to add to a contract.
type Writer struct {
	Contract *outline.Contract

	drafter *drafter // created by the first call
}

// Schema is a node of a contract, with the edits that add the new components it refers to and
// with the points that are inferred.
type Schema struct {
	Node       *yamlnode.Node
	Components []edit.Edit
	Undecided  []string
}

// Property returns the schema of a property of the object owner, from the page's facts about it
// and its inner properties, and from values in samples.
func (w *Writer) Property(owner string, fact *page.Fact, below []page.Fact, values ...any) (Schema, error) {
	_, name := aspect.Parent(fact.Name)
	s := &shape{name: name, of: owner, sent: fact.Where != page.Response, fact: *fact}
	for _, one := range below {
		one.Name = strings.TrimPrefix(one.Name, fact.Name+".")
		s.describe(&one)
	}
	for _, one := range values {
		s.add(one)
	}
	return w.write(func(d *drafter) *node {
		return d.valueSchema(trimSuffixes(owner)+d.known.camel(name), s)
	})
}

// Parameter returns a parameter of an operation.
func (w *Writer) Parameter(operation string, fact *page.Fact) (Schema, error) {
	return w.write(func(d *drafter) *node {
		return d.parameter(&shape{of: operation, name: fact.Name, sent: true, fact: *fact})
	})
}

func (w *Writer) write(one func(*drafter) *node) (Schema, error) {
	if w.drafter == nil {
		var err error
		if w.drafter, err = newDrafter(w.Contract, &page.Page{}); err != nil {
			return Schema{}, err
		}
	}
	return w.drafter.write(one), nil
}

// Limits returns the keywords for the values, limits and default that a page gives a value of
// this JSON type.
func Limits(fact *page.Fact, kind string) Schema {
	_, name := aspect.Parent(fact.Name)
	d := &drafter{}
	return d.write(func(*drafter) *node {
		return yamlnode.Mapping(d.limitsOf(&shape{name: name, sent: true, fact: *fact}, kind, "")...)
	})
}

func (d *drafter) write(one func(*drafter) *node) Schema {
	d.Draft = Draft{}
	written := Schema{Node: one(d)}
	written.Components = d.Edits
	for _, open := range d.Undecided {
		written.Undecided = append(written.Undecided, open.Text)
	}
	return written
}
