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
type Writer struct{ drafter *drafter }

// NewWriter is a writer for a contract.
func NewWriter(contract *outline.Contract) (*Writer, error) {
	d, err := newDrafter(contract, &page.Page{}, nil)
	return &Writer{d}, err
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
func (w *Writer) Property(owner string, fact *page.Fact, below []page.Fact, values ...any) Schema {
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
func (w *Writer) Parameter(operation string, fact *page.Fact) Schema {
	return w.write(func(d *drafter) *node { return d.parameter(operation, fact) })
}

// Limits are the keywords for what a page says of a value of a type.
func Limits(fact *page.Fact, kind string) Schema {
	_, name := aspect.Parent(fact.Name)
	w := &Writer{&drafter{}}
	return w.write(func(d *drafter) *node { return yamlnode.Mapping(d.limitsOf(&shape{name: name, fact: *fact}, kind)...) })
}

func (w *Writer) write(one func(*drafter) *node) Schema {
	from := len(w.drafter.newComponents(0))
	w.drafter.undecided = nil
	written := Schema{Node: one(w.drafter), Components: w.drafter.newComponents(from)}
	for _, open := range w.drafter.undecided {
		written.Undecided = append(written.Undecided, open.Text)
	}
	return written
}
