package compare

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Contract is a contract to compare pages with: its outline, and the checker for samples.
type Contract struct {
	*outline.Contract

	checks *contract.Contract
}

// Load reads a contract, and returns an error if it is not valid.
func Load(file string, text []byte) (*Contract, error) { return LoadJSON(file, text, nil) }

// LoadJSON is like [Load], and faster if [contract.EncodeJSON] has encoded the same text. It ignores
// the JSON of another text.
func LoadJSON(file string, text, encoded []byte) (*Contract, error) {
	checks, err := contract.LoadJSON(file, text, encoded)
	if err != nil {
		return nil, err
	}
	places, err := outline.Read(file, text)
	if err != nil {
		return nil, err
	}
	return &Contract{places, checks}, nil
}

// Fact compares a fact of a section with the contract. The section must have an operation.
func Fact(s *match.Section, fact page.Fact, against *Contract, rows *decisions.Rows) Verdict {
	v := Verdict{
		Page: s.Page.Name, Heading: s.Heading, Nth: s.Nth, Call: s.Section.Operation,
		Fact: fact, Operation: s.Operation.ID, Place: s.Operation.Place(),
	}
	switch fact.Kind {
	case page.KindOperation:
		v.compareCall(s)
	case page.KindSample:
		v.compareSample(s, against.checks)
	case page.KindParameter:
		v.compareParameter(s)
	case page.KindError:
		v.compareError(s, against.checks)
	}
	v.decide(rows)
	return v
}

// Decided returns a row of DECISIONS.md on an aspect of the verdict's fact, whatever the page says, ""
// if there is none; see [decisions.Rows.Decided].
func (v *Verdict) Decided(rows *decisions.Rows, of aspect.Aspect, name string) string {
	return rows.Decided(v.claimOf(of, name, ""))
}

func (v *Verdict) claimOf(of aspect.Aspect, name, says string) decisions.Claim {
	return decisions.Claim{
		Page: v.Page, Heading: v.Heading, Operation: v.Operation, Property: v.property,
		Fact: decisions.Label(v.Fact, name), Aspect: of, Says: says,
	}
}

// compareParameter compares a parameter or property with its place in the contract. If the forms of a
// request that the section can mean differ in it, the fact is unverifiable.
func (v *Verdict) compareParameter(s *match.Section) {
	places := s.Find(v.Fact)
	if len(places) == 0 {
		v.addDifference(aspect.Exists, "there is one", s.Operation.ID+" has no such parameter, and no body", v.Place)
		return
	}
	results := make([]Verdict, len(places))
	for i, one := range places {
		results[i] = *v
		results[i].compareAt(s, one)
	}
	first := results[0]
	for _, other := range results[1:] {
		if !slices.EqualFunc(first.Differences, other.Differences, Difference.Same) || first.Reason != other.Reason {
			v.Reason = fmt.Sprintf("the request has %d forms that differ here, and the page does not say which it means", len(places))
			return
		}
	}
	*v = first
}

func (v *Verdict) compareAt(s *match.Section, found match.Result) {
	switch at := found.At; {
	case at != nil:
		v.Place = at.Place
		if at.Owner != nil {
			v.property = at.Owner.Component + "." + at.Name
		}
		for _, one := range aspect.Of(v.Fact) {
			v.compareStatement(s, one, at)
		}
	case found.Open != "":
		v.Reason = fmt.Sprintf("the contract leaves %s open", found.Open)
	case found.Object == nil:
		v.Reason = "the contract describes no JSON body here"
	default:
		object := cmp.Or(match.Owner(found.Object, v.Fact.Name), found.Object)
		v.Place = object.PropertiesPlace()
		lacks := "no property " + v.Fact.Name // named, because several can be missing at one place
		if object.Component != "" {
			lacks += " in " + object.Component
		}
		v.addDifference(aspect.Exists, "there is one", lacks, v.Place)
	}
}
