package docdrift

import (
	"fmt"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// editAt is an edit at a property of the request's form, or of the answer. The
// contract's own examples of a request follow it.
func (c *Change) editAt(where page.Where, component, name, does string, do func(*found) ([]byte, error)) {
	shown := c.shownIn(name)
	c.editOperation(does, func(o *outline.Operation) ([]byte, error) {
		at, _ := lookup(root(o, where, component), name)
		if at == nil {
			return nil, fmt.Errorf("%s is not in the contract", name)
		}
		text, err := do(at)
		if err != nil || text == nil || where != page.Body {
			return text, err
		}
		return o.WithExamples(text, name, shown)
	})
}

// shownIn is what the section's first request sample has at a name, "" where it
// has nothing.
func (c *Change) shownIn(name string) string {
	if leaf, found := c.leaf(name); found {
		return written(leaf.Value)
	}
	return ""
}

// kindIn is the JSON type of what the section's first request sample has there.
func (c *Change) kindIn(name string) string {
	if leaf, found := c.leaf(name); found {
		return leaf.Kind()
	}
	return ""
}

func (c *Change) leaf(name string) (page.Leaf, bool) {
	for _, fact := range c.section.Facts {
		if fact.Kind != page.KindSample || fact.Where != page.Body {
			continue
		}
		for _, leaf := range fact.Sample.Leaves() {
			if dotted(leaf.Pointer) == name && leaf.Value != nil {
				return leaf, true
			}
		}
	}
	return page.Leaf{}, false
}

// root is the schema of the answer, or of the request's form.
func root(o *outline.Operation, where page.Where, component string) *outline.Schema {
	if where == page.Response {
		return o.Answer("200")
	}
	body := o.Body()
	if body == nil {
		return nil
	}
	for _, branch := range body.Branches() {
		if branch.Component == component {
			return branch
		}
	}
	return body
}
