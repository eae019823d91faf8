package contract

import (
	"slices"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// Checker checks as its contract does and remembers: which properties and values
// it came across, and what kin-openapi said of a fault, so that one that was seen
// before costs little more than a body that is valid. It is not safe for concurrent
// use: take one for each goroutine.
type Checker struct {
	contract *Contract
	answers  map[*fast.Validator]*examined
	account  fast.Account
	pointers map[string]string // one text for equal pointers
	findings []Finding         // room for those of the next body
}

// examined is what is known of one answer of the contract.
type examined struct {
	operation string
	status    int
	marks     []uint64 // what was seen of it
	// explained is what kin-openapi says of a fault, but for what is its body's own.
	// There are as many as there are keywords in the schema, however many bodies.
	explained map[fast.FaultKey][]Finding
	// suspect is whether the last body had a fault. They come in rows, and a body that
	// has one is not read to it first and then from the beginning.
	suspect bool
}

// Checker is a new checker that has seen nothing yet.
func (c *Contract) Checker() *Checker {
	checker := newChecker()
	checker.contract = c
	return checker
}

func newChecker() *Checker {
	return &Checker{answers: map[*fast.Validator]*examined{}, pointers: map[string]string{}}
}

// Examine is [Contract.Examine], whose findings are valid until the next call.
func (k *Checker) Examine(exchange Exchange) Result { return k.contract.examine(&exchange, k) }

// Seen lists what the checker came across, in no particular order. An answer whose
// schema only kin-openapi can judge (see [Contract.Slow]) is not in it.
func (k *Checker) Seen() []Seen {
	var all []Seen
	for validator, known := range k.answers {
		for _, mark := range validator.Marks(known.marks) {
			all = append(all, Seen{known.operation, known.status, mark.Pointer, mark.Value})
		}
	}
	return all
}

// known is what the checker knows of an answer.
func (k *Checker) known(o *Operation, answer *answer, validator *fast.Validator) *examined {
	known := k.answers[validator]
	if known == nil {
		known = &examined{
			operation: o.ID, status: answer.status,
			marks: validator.NewSeen(), explained: map[fast.FaultKey][]Finding{},
		}
		k.answers[validator] = known
	}
	return known
}

// examine is what is wrong with a body, and whether that can be said by the faults that
// its validator finds.
func (k *Checker) examine(o *Operation, answer *answer, validator *fast.Validator, exchange *Exchange) (findings []Finding, complete bool) {
	known, body := k.known(o, answer, validator), exchange.Body
	if !known.suspect && validator.Valid(body, known.marks) {
		return nil, true
	}
	complete = validator.FindFaults(body, known.marks, &k.account)
	known.suspect = !complete || len(k.account.Faults) > 0
	if !known.suspect {
		return nil, true
	}
	if !complete {
		return nil, false
	}
	findings = k.findings[:0]
	for i := range k.account.Faults {
		fault := &k.account.Faults[i]
		explained, found := known.explained[fault.FaultKey]
		if !found {
			explained = explain(schemaFinding(o, answer, exchange), fault, body)
			known.explained[fault.FaultKey] = explained
		}
		if len(explained) == 0 {
			return nil, false // by a keyword that has a say only with others
		}
		pointer := k.pointer(fault)
		for i := range explained {
			findings = append(findings, explained[i])
			one := &findings[len(findings)-1]
			one.Status, one.Recording, one.Pointer = exchange.Status, exchange.At, pointer
			one.Actual = actualOf(one.Rule, fault, body)
		}
	}
	if len(findings) > 1 {
		slices.SortFunc(findings, compareFindings)
	}
	if cap(findings) <= maxFindings {
		k.findings = findings
	}
	return findings, true
}

// explain asks kin-openapi about the value of a fault alone, or about the smallest that
// has the fault.
func explain(finding Finding, fault *fast.Fault, body []byte) []Finding {
	const other = "\x00" // no name that a contract has
	var value any
	pointer := ""
	switch fault.Kind {
	case fast.Missing:
		value, pointer = map[string]any{}, "/"+escape(fault.Property)
	case fast.Unknown:
		value, pointer = map[string]any{other: nil}, "/"+other
	default:
		value = withoutContent(body[fault.Start:fault.End])
	}
	findings := findingsIn(finding, fault.Schema, value)
	return slices.DeleteFunc(findings, func(f Finding) bool { return f.Pointer != pointer })
}

// withoutContent is a value that is wrong as a whole: what is in a list or an object does
// not matter.
func withoutContent(written []byte) any {
	switch written[0] {
	case '{':
		return map[string]any{}
	case '[':
		return []any{}
	}
	value, _ := decode(written)
	return value
}

// maxFindings is how many findings there is room for between bodies.
const maxFindings = 1 << 10

// maxPointers is how many pointers are kept: names in them can be without number.
const maxPointers = 1 << 12

func (k *Checker) pointer(fault *fast.Fault) string {
	written := k.account.Pointer(*fault)
	pointer, found := k.pointers[string(written)]
	if !found {
		if len(k.pointers) == maxPointers {
			clear(k.pointers)
		}
		pointer = string(written)
		k.pointers[pointer] = pointer
	}
	return pointer
}
