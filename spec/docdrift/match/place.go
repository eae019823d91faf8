package match

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Result is the result of looking for a fact: its value At in the contract; or else the Object that
// lacks it, or the name of the part that the contract leaves Open.
type Result struct {
	At     *outline.Value
	Object *outline.Schema
	Open   string
}

// Find looks for a parameter or property. In a request with several forms the result has each form
// that the section can mean; it is empty if the operation has no such parameter and no body.
func (s *Section) Find(fact page.Fact) []Result {
	if fact.InAnswer() {
		return []Result{s.findInAnswer(fact.Name, fact.Name)}
	}
	if at := s.findParameter(fact); at != nil {
		return []Result{{At: at}}
	}
	var all []Result
	for _, form := range s.Bodies {
		at, open := Lookup(form, fact.Name)
		all = append(all, Result{at, form, open})
	}
	if answer := s.findInAnswer(fact.Name, ""); len(all) == 0 && answer.At != nil {
		return []Result{answer} // without a request body it can only be a property of the response
	}
	return all
}

// First returns the first value that [Section.Find] finds, nil if there is none.
func (s *Section) First(fact page.Fact) *outline.Value {
	for _, one := range s.Find(fact) {
		if one.At != nil {
			return one.At
		}
	}
	return nil
}

// findParameter returns a parameter of the operation: by its name, or for a path parameter by its
// position among those that the section lists.
func (s *Section) findParameter(fact page.Fact) *outline.Value {
	for _, one := range s.Operation.Parameters() {
		if page.FoldName(one.Name) == page.FoldName(fact.Name) {
			return one
		}
	}
	inPath := slices.DeleteFunc(s.Operation.Parameters(), func(one *outline.Value) bool { return one.In != "path" })
	names := s.pathParameters()
	if nth := slices.Index(names, fact.Name); fact.Where == page.Path && nth >= 0 && len(names) == len(inPath) {
		return inPath[nth]
	}
	return nil
}

// Lookup returns a property by its dotted name, through lists. If the contract leaves an object on the
// way open, open is the name of that object.
func Lookup(schema *outline.Schema, name string) (at *outline.Value, open string) {
	var walked []string
	for step := range strings.SplitSeq(name, ".") {
		step = strings.TrimSuffix(step, "[]")
		for schema != nil && schema.Property(step) == nil && schema.Listed() != nil {
			schema = schema.Listed()
		}
		if schema == nil {
			return nil, ""
		}
		property := schema.Property(step)
		switch {
		case property != nil:
			at = property
		case schema.Values() != nil:
			at = valueOf(schema.Values())
		case schema.Open():
			return nil, strings.Join(walked, ".")
		default:
			return nil, ""
		}
		walked, schema = append(walked, step), at.Schema
	}
	return at, ""
}

// valueOf returns a schema as a value that nothing requires.
func valueOf(schema *outline.Schema) *outline.Value {
	return &outline.Value{Schema: schema, Place: schema.Place(), RequiredPlace: schema.Place()}
}

// findInAnswer looks for a property of the response, or of its items if the section describes these. listed is
// its name if the section lists it as one of the response.
func (s *Section) findInAnswer(name, listed string) Result {
	top := s.Operation.Answer()
	if top == nil {
		return Result{}
	}
	entity := top.Property("entity")
	if s.isOfItems(top, listed) {
		top = top.Listed()
	}
	at, open := Lookup(top, name)
	if at == nil && entity != nil {
		if values, _ := entity.Schema.Enum(); slices.Contains(values, name) {
			at = valueOf(top) // the page puts the properties of a card below card
		}
	}
	return Result{at, top, open}
}

// isOfItems reports whether the section describes the items of a list: it names no property that only
// the list has. name is that of another property.
func (s *Section) isOfItems(answer *outline.Schema, name string) bool {
	items := answer.Listed()
	isOfList := func(name string) bool {
		top, _, _ := strings.Cut(name, ".")
		return answer.Property(top) != nil && items.Property(top) == nil
	}
	return items != nil && !isOfList(name) && !slices.ContainsFunc(s.Facts, func(fact page.Fact) bool {
		return fact.Kind == page.KindParameter && fact.Where == page.Response && isOfList(fact.Name)
	})
}

// Owner returns the object under top, a request or the response, that has a property or lacks it; nil if
// there is none. Pages omit the lists: it is the object of their items.
func Owner(top *outline.Schema, name string) *outline.Schema {
	parent, _ := aspect.Parent(name)
	if parent == "" {
		return top
	}
	at, _ := Lookup(top, parent)
	if at == nil {
		return nil
	}
	owner := at.Schema
	for owner.Listed() != nil {
		owner = owner.Listed()
	}
	return owner
}
