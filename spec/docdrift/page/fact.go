package page

import (
	"fmt"
	"slices"
	"strings"
)

// Section is the part of a page under one heading. It usually describes one call.
type Section struct {
	Heading string `json:"heading"`
	// Nth numbers the sections with the same heading, from 1.
	Nth       int       `json:"nth"`
	Line      int       `json:"line"`
	Operation Operation `json:"operation"`
	Facts     []Fact    `json:"facts"`
}

// InCall returns the facts about the section's call.
func (s *Section) InCall() []Fact {
	return slices.DeleteFunc(slices.Clone(s.Facts), func(fact Fact) bool { return fact.Where == Elsewhere })
}

// Called returns the section's call as the page names it.
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

// Operation is the call that a section describes. Fields that the page does not give are empty.
type Operation struct {
	Method string `json:"method,omitempty"`
	Path   string `json:"path,omitempty"` // as written: /payments/:id or /v1/payments/pay_1
	Call   string `json:"call,omitempty"` // of an SDK: client.payment.capture
	Auth   Auth   `json:"auth,omitempty"`
}

// Auth is how a sample authenticates.
type Auth string

// The ways to authenticate; "" if the page does not say.
const (
	AuthKey    Auth = "key"    // a key with an empty secret
	AuthSecret Auth = "secret" // a key and its secret
	AuthToken  Auth = "token"  // a bearer token
)

// Kind is the kind of a fact.
type Kind string

// The kinds.
const (
	KindOperation Kind = "operation" // the section's call exists
	KindParameter Kind = "parameter" // a request parameter or a response property
	KindSample    Kind = "sample"    // a sample request or response
	KindError     Kind = "error"     // a documented error, named by its status or code
)

// Where is the place of a parameter or sample in a request or response.
type Where string

// The places.
const (
	Path     Where = "path"
	Query    Where = "query"
	Header   Where = "header"
	Body     Where = "body"
	Response Where = "response"
	Failure  Where = "failure" // an error response
	// Elsewhere is no part of a call: an option of a checkout, a column of a file.
	Elsewhere Where = "elsewhere"
)

// Marker says whether a parameter is mandatory, according to the page.
type Marker string

// The markers; "" if the page does not say.
const (
	Mandatory   Marker = "mandatory"
	Optional    Marker = "optional"
	Conditional Marker = "conditional" // depends on another parameter
)

// Fact is one statement of a page. Fields that the page does not give are empty.
type Fact struct {
	Kind Kind `json:"kind"`
	Line int  `json:"line"`
	// Where is empty for an operation.
	Where Where `json:"where,omitempty"`
	// Name includes the parents: card.number.
	Name string `json:"name,omitempty"`
	// Type is the page's word for the type: dictionary, timestamp, json object.
	Type      string   `json:"type,omitempty"`
	Mandatory Marker   `json:"mandatory,omitempty"`
	Default   string   `json:"default,omitempty"`
	Bounds    Bounds   `json:"bounds,omitzero"`
	Values    []string `json:"values,omitempty"`
	// Shown reports whether a parameter occurs only in a sample, and in no list.
	Shown  bool    `json:"shown,omitempty"`
	Sample *Sample `json:"sample,omitempty"`
	// Description is that of an error. Several errors can have one code.
	Description string `json:"description,omitempty"`
}

// InAnswer reports whether a fact is about a response, not a request.
func (f Fact) InAnswer() bool { return f.Where == Response || f.Where == Failure }

// Label names a fact within its section, as reports do. The same fact has the same label in
// every version of the page.
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

// Bounds holds the limits that a page gives, by name: min and max; minLength and maxLength in
// characters; maxItems of a list; and for an object with free keys maxPairs, the number of
// pairs, and maxValueLength, the characters of each value.
type Bounds map[string]int64

// Bound is one limit with its name.
type Bound struct {
	Name  string
	Value int64
}

// List returns the limits in a fixed order.
func (b *Bounds) List() []Bound {
	var list []Bound
	for _, name := range []string{"min", "max", "minLength", "maxLength", "maxItems", "maxPairs", "maxValueLength"} {
		if value, isThere := (*b)[name]; isThere {
			list = append(list, Bound{name, value})
		}
	}
	return list
}
