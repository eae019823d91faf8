package impact

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Effect says whether callers break, and why.
type Effect struct {
	Breaks Breaks `json:"breaks"`
	Why    string `json:"why,omitempty"`
}

// Breaks says whether callers break.
type Breaks string

// Whether callers break.
const (
	No      Breaks = "no"
	Perhaps Breaks = "perhaps"
	Yes     Breaks = "yes"
)

// raise replaces the effect if the other one is more serious, or if the effect has no reason yet.
func (e *Effect) raise(breaks Breaks, why string) {
	order := []Breaks{No, Perhaps, Yes}
	if e.Why == "" || slices.Index(order, breaks) > slices.Index(order, e.Breaks) {
		*e = Effect{breaks, why}
	}
}

// AddBreaks raises the effects of a section by the breaks of the generated code that drafting its call, an
// operation of the drafted contract, makes in the code of earlier drafts.
func (i *Impact) AddBreaks(operation *outline.Operation, breaks []goname.Break) {
	for _, one := range breaks {
		kind, _, _ := strings.Cut(one.Name, ".")
		sent, received := operation.Uses(kind)
		if sent || slices.Contains(i.Go, one.Name) || strings.EqualFold(kind, operation.ID+"Params") {
			i.Requests.raise(Yes, one.String())
		}
		if received {
			i.Responses.raise(Yes, one.String())
		}
	}
}

// assessRequest sets whether requests of callers break.
func (i *Impact) assessRequest() {
	switch isMore := i.Kind == change.Added && i.requiresMore(); {
	case isMore && len(i.Section.Shown(i.New.Where)) > 0 && i.findShown() == nil:
		i.Requests.raise(Perhaps, "a request without it may be refused; a sample of the page has none")
	case isMore:
		i.Requests.raise(Yes, "a request without it is refused")
	case i.Kind == change.Removed:
		i.Requests.raise(Perhaps, "a request that sends it may be refused")
	}
	for _, one := range i.Alterations {
		i.assessAlteration(one)
	}
	switch {
	case i.Requests.Breaks != Yes:
	case i.NewVerdict.State == compare.Unverifiable:
		i.Requests = Effect{Perhaps, i.NewVerdict.Reason}
	case i.isOfOneUse() && i.Latest().Kind == page.KindParameter:
		i.Requests = Effect{Perhaps, i.Requests.Why + ", if this section is about every such call: x-docs name others"}
	}
}

// isOfOneUse reports whether x-docs of the operation name other headings: the section describes one use of the
// call, whose conditions do not hold for the others.
func (i *Impact) isOfOneUse() bool {
	return !slices.ContainsFunc(i.Section.Operation.Docs, func(doc outline.Doc) bool {
		return strings.EqualFold(doc.Heading, i.Heading) || i.Before != nil && strings.EqualFold(doc.Heading, i.Before.Heading)
	})
}

// requiresMore reports whether a new parameter is mandatory, and the contract does not require it already.
func (i *Impact) requiresMore() bool {
	parent, _ := aspect.Parent(i.New.Name)
	isInNew := parent != "" && i.Section.First(page.Fact{Kind: page.KindParameter, Where: i.New.Where, Name: parent}) == nil
	isRequired := !i.IsOpen(aspect.Mandatory) && !i.IsOpen(aspect.Exists) && i.NewVerdict.State != compare.Unverifiable
	return i.New.Mandatory == page.Mandatory && !isInNew && !isRequired
}

// assessAlteration raises the effect on requests by that of one alteration.
func (i *Impact) assessAlteration(a change.Alteration) {
	breaks, why := effectOnRequests(a)
	isWithin := func(leaf page.Leaf) bool { return strings.HasPrefix(aspect.Dotted(leaf.Pointer), i.New.Name+".") }
	switch {
	case breaks == No || !i.isAhead(a) || a.Aspect == aspect.Values && i.allowsNoOther(i.New.Values):
	case a.Aspect == aspect.Type && a.From == "object" && slices.ContainsFunc(i.Section.Shown(i.New.Where), isWithin):
		i.Requests.raise(Perhaps, "a sample of the page still sends an object")
	default:
		i.Requests.raise(breaks, why)
	}
}

// allowsNoOther reports whether the contract allows none but these values, so that a list of them
// refuses no request of the contract.
func (i *Impact) allowsNoOther(values []string) bool {
	at := i.Section.First(*i.New)
	if at == nil {
		return false
	}
	allowed, _ := at.Schema.Enum()
	return len(allowed) > 0 && len(aspect.Without(allowed, values)) == 0
}

// effectOnRequests returns whether an alteration breaks requests, and why.
func effectOnRequests(a change.Alteration) (Breaks, string) {
	_, less := a.Values()
	switch a.Aspect {
	case aspect.Path, aspect.Method, aspect.Auth:
		return Yes, "requests go to the old " + string(a.Aspect)
	case aspect.Where:
		return Yes, "it is sent in the " + a.From
	case aspect.Type:
		if a.From != "" {
			return Yes, "it is sent as " + a.From
		}
	case aspect.Mandatory:
		if a.To == string(page.Mandatory) {
			return Yes, "a request without it is refused"
		}
	case aspect.Default:
		if a.To != "" {
			return Perhaps, "a request without it means something else"
		}
	case aspect.Values:
		if a.To != "" && (len(less) > 0 || a.From == "") {
			return Yes, "a request with another value is refused"
		}
	default:
		isNew := a.From == "" && a.To != ""
		if a.Aspect.Keyword() != "" && (isNew || a.Aspect.IsWider(a.From, a.To)) {
			return Yes, "a request beyond it is refused"
		}
	}
	return No, ""
}

// assessAnswer sets whether responses break callers.
func (i *Impact) assessAnswer() {
	if i.Kind == change.Removed {
		i.Responses.raise(Perhaps, "a program that reads it may find nothing")
	}
	for _, one := range i.Alterations {
		if one.Aspect == aspect.Type && one.From != "" {
			i.Responses.raise(Yes, "it is read as "+one.From)
		}
	}
}

// assessSample uses what is open in the new sample. It does not break callers for certain in a
// request, because a request may look otherwise; for missing properties, because samples are often
// shortened; and in a sample of another entity, which is a mistake of the page.
func (i *Impact) assessSample() {
	if i.New == nil {
		return
	}
	effect, breaks := &i.Requests, Perhaps
	if i.New.InAnswer() {
		effect = &i.Responses
	}
	if i.New.Where == page.Response && !i.isOfAnotherEntity() {
		breaks = Yes
	}
	for _, one := range i.Open {
		switch {
		case one.News:
			effect.raise(No, "what is new is kept, or passed over")
		case one.Says == compare.LeftOut:
			effect.raise(Perhaps, inSample(one))
		default:
			effect.raise(breaks, inSample(one))
		}
	}
}

// inSample describes a difference of a sample from the contract. One of the whole sample has no name.
func inSample(one compare.Difference) string {
	return strings.TrimPrefix(one.Name+": "+one.Contract, ": ")
}

// isOfAnotherEntity reports whether the new sample shows another entity than the contract has there.
func (i *Impact) isOfAnotherEntity() bool {
	return slices.ContainsFunc(i.NewVerdict.Differences, func(one compare.Difference) bool {
		_, name := aspect.Parent(one.Name)
		return name == "entity" && !one.News
	})
}
