package contract

import (
	"slices"
	"sort"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// Checker checks like its contract and keeps state: the properties and values that it has
// seen, and kin-openapi's description of each fault, so that a repeated fault costs little
// more than a valid body. It is not safe for concurrent use: use one per goroutine.
type Checker struct {
	contract *Contract
	answers  map[*fast.Validator]*answerState
	account  fast.Account
	found    bodyFindings // reused for the findings of the next body
}

// bodyFindings holds the findings of one body and, in the same order, their fingerprints.
type bodyFindings struct {
	findings     []Finding
	fingerprints []string
}

func (f *bodyFindings) Len() int           { return len(f.findings) }
func (f *bodyFindings) Less(i, j int) bool { return compareFindings(f.findings[i], f.findings[j]) < 0 }
func (f *bodyFindings) Swap(i, j int) {
	f.findings[i], f.findings[j] = f.findings[j], f.findings[i]
	f.fingerprints[i], f.fingerprints[j] = f.fingerprints[j], f.fingerprints[i]
}

// answerState is what a checker keeps about one response of the contract.
type answerState struct {
	operation string
	status    int
	marks     []uint64 // the properties and values seen
	// explained caches kin-openapi's description of a fault without the parts that differ
	// from body to body. It is bounded by the number of keywords in the schema.
	explained map[fast.FaultKey][]Finding
	// cached holds the findings of each fault seen before. recent holds the last of them
	// for each slot: the same fault tends to repeat, and comparing keys is faster than
	// hashing them.
	cached map[cacheKey]*cached
	recent [fast.Slots]*cached
	// suspect reports whether the last body had a fault. Invalid bodies tend to follow each
	// other; after one, the validator collects faults at once instead of reading a body up
	// to the first fault and then again from the start.
	suspect bool
}

// cacheKey is everything that a fault's findings depend on, except the recording's place
// and the value.
type cacheKey struct {
	fast.FaultKey

	status  int
	pointer string
}

// cached holds the findings of a fault.
type cached struct {
	key cacheKey
	all []cachedFinding
}

// cachedFinding is the finding shared by all faults with the same key. Its fingerprint is
// that of the last value.
type cachedFinding struct {
	finding     Finding
	fingerprint string
}

// Checker returns a new checker with no state.
func (c *Contract) Checker() *Checker {
	checker := newChecker()
	checker.contract = c
	return checker
}

func newChecker() *Checker {
	return &Checker{answers: map[*fast.Validator]*answerState{}}
}

// Examine is [Contract.Examine]. Its findings are valid until the next call.
func (k *Checker) Examine(exchange Exchange) Result {
	return k.contract.examine(&exchange, k)
}

// Seen lists the properties and values that the checker has seen, unsorted and perhaps with
// duplicates. Responses whose schema is in [Contract.Slow] are not covered.
func (k *Checker) Seen() []Seen {
	var all []Seen
	for validator, known := range k.answers {
		for _, mark := range validator.Marks(known.marks) {
			all = append(all, Seen{known.operation, known.status, mark.Pointer, mark.Value})
		}
	}
	return all
}

// state returns the checker's state for a response, creating it at first use.
func (k *Checker) state(o *Operation, answer *answer, validator *fast.Validator) *answerState {
	known := k.answers[validator]
	if known == nil {
		known = &answerState{
			operation: o.ID, status: answer.status,
			marks: validator.NewSeen(), explained: map[fast.FaultKey][]Finding{}, cached: map[cacheKey]*cached{},
		}
		k.answers[validator] = known
	}
	return known
}

// examine returns the findings in a body; complete is false if the faults that the
// validator finds do not suffice to describe them.
func (k *Checker) examine(o *Operation, answer *answer, validator *fast.Validator, exchange *Exchange) (_ bodyFindings, complete bool) {
	known, body := k.state(o, answer, validator), exchange.Body
	if !known.suspect && validator.Valid(body, known.marks) {
		return bodyFindings{}, true
	}
	complete = validator.FindFaults(body, known.marks, &k.account)
	known.suspect = !complete || len(k.account.Faults) > 0
	if !known.suspect {
		return bodyFindings{}, true
	}
	if !complete {
		return bodyFindings{}, false
	}
	all := bodyFindings{k.found.findings[:0], k.found.fingerprints[:0]}
	for i := range k.account.Faults {
		fault := &k.account.Faults[i]
		pointer := k.account.Pointer(*fault)
		cached := known.lookup(fault, exchange.Status, pointer)
		if cached == nil {
			cached = known.explainAt(schemaFinding(o, answer, exchange), fault, string(pointer), body)
		}
		if len(cached.all) == 0 {
			return bodyFindings{}, false // the keyword fails only in combination with others
		}
		for i := range cached.all {
			one := &cached.all[i]
			all.add(one, exchange.At, actualOf(one.finding.Rule, fault, body, one.finding.Actual))
		}
	}
	k.found = all
	if len(all.findings) > 1 {
		sort.Sort(&k.found)
	}
	if len(all.findings) > maxFindings {
		k.found = bodyFindings{}
	}
	return all, true
}

// add appends a cached finding for one exchange, and its fingerprint.
func (f *bodyFindings) add(cached *cachedFinding, at Place, actual string) {
	if cached.fingerprint == "" || cached.finding.Rule == RuleValue && cached.finding.Actual != actual {
		cached.finding.Actual = actual
		cached.fingerprint = cached.finding.Fingerprint()
	}
	f.findings = append(f.findings, cached.finding)
	added := &f.findings[len(f.findings)-1]
	added.Recording, added.Actual = at, actual
	f.fingerprints = append(f.fingerprints, cached.fingerprint)
}

// lookup returns the cached findings of a fault at a pointer, or nil.
func (e *answerState) lookup(fault *fast.Fault, status int, pointer []byte) *cached {
	recent := &e.recent[fault.Slot()]
	if last := *recent; last != nil && last.key.FaultKey == fault.FaultKey && last.key.status == status && last.key.pointer == string(pointer) {
		return last
	}
	known := e.cached[cacheKey{fault.FaultKey, status, string(pointer)}]
	*recent = known
	return known
}

// explainAt returns and caches the findings of a fault at a pointer that is not in the
// cache. The given finding is about the body.
func (e *answerState) explainAt(finding Finding, fault *fast.Fault, pointer string, body []byte) *cached {
	explained, found := e.explained[fault.FaultKey]
	if !found {
		explained = explain(finding, fault, body)
		e.explained[fault.FaultKey] = explained
	}
	added := &cached{cacheKey{fault.FaultKey, finding.Status, pointer}, make([]cachedFinding, len(explained))}
	for i, one := range explained {
		one.Status, one.Pointer = finding.Status, pointer
		added.all[i].finding = one
	}
	if len(e.cached) == maxCached {
		clear(e.cached)
	}
	e.cached[added.key] = added
	return added
}

// explain asks kin-openapi about the faulty value alone, or about the smallest value that
// has the same fault.
func explain(finding Finding, fault *fast.Fault, body []byte) []Finding {
	const other = "\x00" // not a property of any contract
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

// withoutContent decodes a value that is wrong as a whole. It leaves lists and objects
// empty, since their content does not matter.
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

// maxFindings bounds the findings whose memory is kept for the next body.
const maxFindings = 1 << 10

// maxCached bounds the cached faults of a response: pointers can contain any number of
// different names.
const maxCached = 1 << 12
