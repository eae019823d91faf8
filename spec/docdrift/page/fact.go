package page

import (
	"fmt"
	"strings"
)

// Section is a part of a page under one heading, mostly one call.
type Section struct {
	Heading string `json:"heading"`
	// Nth tells sections under the same heading apart, counted from 1.
	Nth       int       `json:"nth"`
	Line      int       `json:"line"`
	Operation Operation `json:"operation"`
	Facts     []Fact    `json:"facts"`
}

// Called is the section's call as the page names it.
func (s *Section) Called() string {
	call := s.Operation
	switch {
	case call.Path != "":
		return strings.TrimSpace(call.Method + " " + call.Path)
	case call.Call != "":
		return call.Call
	}
	return fmt.Sprintf("call %q", s.Heading)
}

// Operation is the call that a section is about, as far as the page says.
type Operation struct {
	Method string `json:"method,omitempty"`
	Path   string `json:"path,omitempty"` // as it is written: /payments/:id or /v1/payments/pay_1
	Call   string `json:"call,omitempty"` // of an SDK: client.payment.capture
	Auth   Auth   `json:"auth,omitempty"`
}

// Auth is how a sample authenticates.
type Auth string

// The ways, "" where the page does not say.
const (
	AuthKey    Auth = "key"    // a key with an empty secret
	AuthSecret Auth = "secret" // a key and its secret
	AuthToken  Auth = "token"  // a bearer token
)

// Kind is what a fact is about.
type Kind string

// The kinds.
const (
	KindOperation Kind = "operation" // that there is the section's call
	KindParameter Kind = "parameter" // a parameter, or a property of an answer
	KindSample    Kind = "sample"    // a request or an answer as it is shown
	KindError     Kind = "error"     // a refusal that is listed, by its status or code
)

// Where is where a parameter or sample goes or comes from.
type Where string

// The places.
const (
	Path     Where = "path"
	Query    Where = "query"
	Header   Where = "header"
	Body     Where = "body"
	Response Where = "response"
	Failure  Where = "failure" // an answer that refuses
)

// Marker is what the page says on whether a parameter may be left out.
type Marker string

// The markers, "" where the page says nothing.
const (
	Mandatory   Marker = "mandatory"
	Optional    Marker = "optional"
	Conditional Marker = "conditional" // depends on another parameter
)

// Fact is one thing that a page says. What it does not say is empty.
type Fact struct {
	Kind Kind `json:"kind"`
	Line int  `json:"line"`
	// Where is empty for an operation.
	Where Where `json:"where,omitempty"`
	// Name has its parents before it: card.number.
	Name string `json:"name,omitempty"`
	// Type is the page's own word: dictionary, timestamp, json object.
	Type      string   `json:"type,omitempty"`
	Mandatory Marker   `json:"mandatory,omitempty"`
	Default   string   `json:"default,omitempty"`
	Bounds    Bounds   `json:"bounds,omitzero"`
	Values    []string `json:"values,omitempty"`
	// Shown is whether a parameter is in a sample only.
	Shown  bool    `json:"shown,omitempty"`
	Sample *Sample `json:"sample,omitempty"`

	free bool // an object whose keys are the caller's own
}

// InAnswer is whether a fact is of an answer, and not of a request.
func (f Fact) InAnswer() bool { return f.Where == Response || f.Where == Failure }

// Label names a fact within its section, in the words of a report: the same fact
// of another version of the page has the same label.
func (f Fact) Label() string {
	switch f.Kind {
	case KindOperation:
		return "the call"
	case KindSample:
		if f.InAnswer() {
			return string(f.Where) + " sample"
		}
		return "request sample"
	default:
		return fmt.Sprintf("%s %s", f.Where, f.Name)
	}
}

// Bounds are the limits that a page gives, by their names: min and max, minLength and
// maxLength in characters, and of an object of free keys how many pairs it may have,
// maxPairs, and how many characters each value, maxValueLength.
type Bounds map[string]int64

// Bound is one limit with its name.
type Bound struct {
	Name  string
	Value int64
}

// List lists the limits that there are.
func (b *Bounds) List() []Bound {
	var list []Bound
	for _, name := range []string{"min", "max", "minLength", "maxLength", "maxPairs", "maxValueLength"} {
		if value, isThere := (*b)[name]; isThere {
			list = append(list, Bound{name, value})
		}
	}
	return list
}

// Set sets a limit.
func (b *Bounds) Set(name string, value int64) {
	if *b == nil {
		*b = Bounds{}
	}
	(*b)[name] = value
}

// merge takes those limits of other that b lacks.
func (b *Bounds) merge(other Bounds) {
	for name, value := range other {
		if _, isThere := (*b)[name]; !isThere {
			b.Set(name, value)
		}
	}
}
