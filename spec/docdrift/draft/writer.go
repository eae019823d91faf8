package draft

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Writer writes the schemas of single values that a contract is to get.
type Writer struct {
	Contract *outline.Contract

	drafter *drafter // once it is asked
}

// Schema is a piece of a contract with the components that it refers to and the contract
// lacks, and what of it is inferred.
type Schema struct {
	Node       *yamlnode.Node
	Components []edit.Edit
	Undecided  []string
}

// Property is the schema of a property of an object, by what a page says of it and of
// what is below it, and of values that were shown.
func (w *Writer) Property(owner string, fact *page.Fact, below []page.Fact, values ...any) (Schema, error) {
	_, name := aspect.Parent(fact.Name)
	s := &shape{name: name, of: owner, fact: *fact}
	for _, one := range below {
		one.Name = strings.TrimPrefix(one.Name, fact.Name+".")
		s.describe(&one)
	}
	for _, one := range values {
		s.add(one)
	}
	return w.write(func(d *drafter) *node {
		return d.valueSchema(trimSuffixes(owner)+d.known.camel(name), s, fact.Where != page.Response)
	})
}

// Parameter is a parameter of an operation.
func (w *Writer) Parameter(operation string, fact *page.Fact) (Schema, error) {
	return w.write(func(d *drafter) *node { return d.parameter(operation, fact) })
}

func (w *Writer) write(one func(*drafter) *node) (Schema, error) {
	if w.drafter == nil {
		var err error
		if w.drafter, err = newDrafter(w.Contract, &page.Page{}, nil); err != nil {
			return Schema{}, err
		}
	}
	return w.drafter.write(one), nil
}

// Limits are the keywords for what a page says of a value of a type.
func Limits(fact *page.Fact, kind string) Schema {
	_, name := aspect.Parent(fact.Name)
	d := &drafter{}
	return d.write(func(*drafter) *node { return yamlnode.Mapping(d.limitsOf(&shape{name: name, fact: *fact}, kind)...) })
}

func (d *drafter) write(one func(*drafter) *node) Schema {
	from := len(d.newComponents(0))
	d.undecided = nil
	written := Schema{Node: one(d), Components: d.newComponents(from)}
	for _, open := range d.undecided {
		written.Undecided = append(written.Undecided, open.Text)
	}
	return written
}
