package change

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Describe describes a change in one line. operation is the operationId of its section, "" if
// it has none.
func (c *Change) Describe(operation string) string {
	call := cmp.Or(operation, fmt.Sprintf("%q", c.Heading))
	switch {
	case c.OfSection() && c.Kind == Added:
		return fmt.Sprintf("new section %q: %s, %d facts", c.Heading, c.After.Called(), len(c.After.Facts))
	case c.OfSection() && c.Kind == Removed:
		return fmt.Sprintf("section %q is gone, which documents %s", c.Heading, call)
	case c.OfSection():
		return fmt.Sprintf("section %q is now called %q", c.Alterations[0].From, c.Alterations[0].To)
	case c.Kind == Added:
		return "new: " + describeFact(c.New) + " of " + call
	case c.Kind == Removed:
		return "gone: " + describeFact(c.Old) + " of " + call
	}
	said := make([]string, 0, len(c.Alterations))
	for _, one := range c.Alterations {
		said = append(said, one.describe())
	}
	return fmt.Sprintf("%s of %s: %s", c.Fact, call, strings.Join(said, "; "))
}

// describeFact returns a phrase for a fact.
func describeFact(fact *page.Fact) string {
	if fact.Kind != page.KindParameter {
		return fact.Label()
	}
	words := []string{string(fact.Mandatory), string(fact.Where), "parameter", fact.Name, "(" + cmp.Or(fact.Type, "no type given") + ")"}
	if fact.Shown {
		words = append(words, "shown in a sample")
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// describe returns a phrase for an alteration.
func (a Alteration) describe() string {
	what := string(a.Aspect)
	if a.Aspect == aspect.Sample {
		what = cmp.Or(a.Name, "the whole")
	}
	switch {
	case a.Aspect == aspect.Listed:
		return "now " + a.To
	case a.Aspect == aspect.Mandatory && a.From == string(page.Mandatory):
		return "no longer mandatory"
	case a.Aspect == aspect.Mandatory && a.To == string(page.Mandatory):
		return "now mandatory"
	case a.Aspect == aspect.Values && a.From != "" && a.To != "":
		return describeValues(a)
	case a.From == "":
		return fmt.Sprintf("%s added, %s", what, a.To)
	case a.To == "":
		return fmt.Sprintf("%s removed, was %s", what, a.From)
	}
	return fmt.Sprintf("%s %s -> %s", what, a.From, a.To)
}

func describeValues(a Alteration) string {
	more, less := a.Values()
	var words []string
	if len(more) > 0 {
		words = append(words, "new value "+strings.Join(more, ", "))
	}
	if len(less) > 0 {
		words = append(words, "value gone: "+strings.Join(less, ", "))
	}
	return strings.Join(words, "; ")
}
