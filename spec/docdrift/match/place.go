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
		return []Result{s.findInAnswer(fact.Name)}
	}
	if at := s.findParameter(fact); at != nil {
		return []Result{{At: at}}
	}
	var all []Result
	for _, form := range s.Bodies {
		at, open := Lookup(form, fact.Name)
		all = append(all, Result{at, form, open})
	}
	if answer := s.findInAnswer(fact.Name); len(all) == 0 && answer.At != nil {
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
			at = schema.Values().Value()
		case schema.Open():
			return nil, strings.Join(walked, ".")
		default:
			return nil, ""
		}
		walked = append(walked, step)
		if schema = at.Schema; schema == nil {
			return nil, ""
		}
	}
	return at, ""
}

// findInAnswer looks for a property of the response, or of its items if the section describes these.
func (s *Section) findInAnswer(name string) Result {
	answer := s.Operation.Answer()
	if answer == nil {
		return Result{}
	}
	top := answer
	if s.isOfItems(answer) {
		top = answer.Listed()
	}
	at, open := Lookup(top, name)
	if entity := answer.Property("entity"); at == nil && entity != nil {
		if values, _ := entity.Schema.Enum(); slices.Contains(values, name) {
			at = answer.Value() // the page puts the properties of a card below card
		}
	}
	return Result{at, answer, open}
}

// isOfItems reports whether the section describes the items of a list: it names no property that only
// the list has.
func (s *Section) isOfItems(answer *outline.Schema) bool {
	items := answer.Listed()
	return items != nil && !slices.ContainsFunc(s.Facts, func(fact page.Fact) bool {
		top, _, _ := strings.Cut(fact.Name, ".")
		return fact.Kind == page.KindParameter && fact.Where == page.Response && answer.Property(top) != nil && items.Property(top) == nil
	})
}

// Owner returns the object under top, a request or the response, that has a fact's property or lacks
// it. Pages omit the lists in a response: it is the object of their items.
func (s *Section) Owner(top *outline.Schema, fact page.Fact) *outline.Schema {
	parent, _ := aspect.Parent(fact.Name)
	owner := Object(top, parent)
	isInList := fact.Where == page.Response && (parent != "" || owner != nil && s.isOfItems(owner))
	if isInList && owner != nil && owner.Listed() != nil {
		return owner.Listed()
	}
	return owner
}

// Object returns the object at a dotted name, or the items of a list there; nil if there is none.
func Object(top *outline.Schema, name string) *outline.Schema {
	if name != "" {
		at, _ := Lookup(top, name)
		if at == nil {
			return nil
		}
		top = at.Schema
	}
	for top != nil && top.Items() != nil {
		top = top.Items()
	}
	return top
}
