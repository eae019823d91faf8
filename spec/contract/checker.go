package contract

import (
	"slices"
	"sort"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// Checker checks as its contract does, and remembers two things: which properties and values it
// has seen ([Checker.Seen]), and the faults that it has found, so that a fault that comes again
// costs little more than a valid body. It is not safe for concurrent use: take one for each
// goroutine, from [Contract.Checker].
type Checker struct {
	contract *Contract
	answers  map[*fast.Validator]*examined
	account  fast.Account
	found    found // room for the findings of the next body
}

// found are the findings in a body and their fingerprints.
type found struct {
	findings     []Finding
	fingerprints []string
}

func (f *found) Len() int           { return len(f.findings) }
func (f *found) Less(i, j int) bool { return compareFindings(f.findings[i], f.findings[j]) < 0 }
func (f *found) Swap(i, j int) {
	f.findings[i], f.findings[j] = f.findings[j], f.findings[i]
	f.fingerprints[i], f.fingerprints[j] = f.fingerprints[j], f.fingerprints[i]
}

// examined is what is known of one answer of the contract.
type examined struct {
	operation string
	status    int
	marks     []uint64 // what was seen of it
	// explained is what kin-openapi says of a fault, but for what is its body's own.
	// There are as many as there are keywords in the schema, however many bodies.
	explained map[fast.FaultKey][]Finding
	// causes are the findings of faults that were seen before, and recent the last of them
	// by their slots: faults come in rows, and comparing a key is quicker than hashing it.
	causes map[causeKey]*causes
	recent [fast.Slots]*causes
	// suspect is whether the last body had a fault. They come in rows, and a body that
	// has one is not read to it first and then from the beginning.
	suspect bool
}

// causeKey is what the findings of a fault depend on, but for where the exchange is and for
// the value.
type causeKey struct {
	fast.FaultKey

	status  int
	pointer string
}

// causes are the findings of a fault.
type causes struct {
	key causeKey
	all []cause
}

// cause is a finding as it is for every fault with the same key, and its fingerprint with
// the last value.
type cause struct {
	finding     Finding
	fingerprint string
}

// Checker returns a new checker, which has seen nothing yet.
func (c *Contract) Checker() *Checker {
	checker := newChecker()
	checker.contract = c
	return checker
}

func newChecker() *Checker {
	return &Checker{answers: map[*fast.Validator]*examined{}}
}

// Examine does what [Contract.Examine] does. Its findings are valid until the next call.
func (k *Checker) Examine(exchange Exchange) Result {
	result := k.contract.examine(&exchange, k)
	if len(result.Findings) > 0 && k.contract.loadWithLines != nil { // findings name lines
		k.contract = k.contract.withLines()
		result = k.contract.examine(&exchange, k)
	}
	return result
}

// Seen returns the properties and values that the checked answers had, in no particular order and
// with repeats. It leaves out answers whose schema only kin-openapi can judge; see
// [Contract.Slow].
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
			marks: validator.NewSeen(), explained: map[fast.FaultKey][]Finding{}, causes: map[causeKey]*causes{},
		}
		k.answers[validator] = known
	}
	return known
}

// examine is what is wrong with a body, and whether that can be said by the faults that
// its validator finds.
func (k *Checker) examine(o *Operation, answer *answer, validator *fast.Validator, exchange *Exchange) (_ found, complete bool) {
	known, body := k.known(o, answer, validator), exchange.Body
	if !known.suspect && validator.Valid(body, known.marks) {
		return found{}, true
	}
	complete = validator.FindFaults(body, known.marks, &k.account)
	known.suspect = !complete || len(k.account.Faults) > 0
	if !known.suspect {
		return found{}, true
	}
	if !complete {
		return found{}, false
	}
	all := found{k.found.findings[:0], k.found.fingerprints[:0]}
	for i := range k.account.Faults {
		fault := &k.account.Faults[i]
		pointer := k.account.Pointer(*fault)
		causes := known.findCauses(fault, exchange.Status, pointer)
		if causes == nil {
			causes = known.addCauses(schemaFinding(o, answer, exchange), fault, string(pointer), body)
		}
		if len(causes.all) == 0 {
			return found{}, false // by a keyword that has a say only with others
		}
		for i := range causes.all {
			one := &causes.all[i]
			all.add(one, exchange.At, actualOf(one.finding.Rule, fault, body, one.finding.Actual))
		}
	}
	k.found = all
	if len(all.findings) > 1 {
		sort.Sort(&k.found)
	}
	if len(all.findings) > maxFindings {
		k.found = found{}
	}
	return all, true
}

// add adds a finding with a cause.
func (f *found) add(cause *cause, at Place, actual string) {
	if cause.fingerprint == "" || cause.finding.Rule == RuleValue && cause.finding.Actual != actual {
		cause.finding.Actual = actual
		cause.fingerprint = cause.finding.Fingerprint()
	}
	f.findings = append(f.findings, cause.finding)
	one := &f.findings[len(f.findings)-1]
	one.Recording, one.Actual = at, actual
	f.fingerprints = append(f.fingerprints, cause.fingerprint)
}

// findCauses are the findings of a fault that was seen before at its place, or nil.
func (e *examined) findCauses(fault *fast.Fault, status int, pointer []byte) *causes {
	recent := &e.recent[fault.Slot()]
	if last := *recent; last != nil && last.key.FaultKey == fault.FaultKey && last.key.status == status && last.key.pointer == string(pointer) {
		return last
	}
	known := e.causes[causeKey{fault.FaultKey, status, string(pointer)}]
	*recent = known
	return known
}

// addCauses makes the findings of a fault that was not seen before at its place. Finding is
// about the body.
func (e *examined) addCauses(finding Finding, fault *fast.Fault, pointer string, body []byte) *causes {
	explained, found := e.explained[fault.FaultKey]
	if !found {
		explained = explain(finding, fault, body)
		e.explained[fault.FaultKey] = explained
	}
	added := &causes{causeKey{fault.FaultKey, finding.Status, pointer}, make([]cause, len(explained))}
	for i, one := range explained {
		one.Status, one.Pointer = finding.Status, pointer
		added.all[i].finding = one
	}
	if len(e.causes) == maxCauses {
		clear(e.causes)
	}
	e.causes[added.key] = added
	return added
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

// maxCauses is how many causes are kept of an answer: names in pointers can be without
// number.
const maxCauses = 1 << 12
