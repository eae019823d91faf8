package contract

import (
	"encoding/binary"
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// Checker checks as its contract does and remembers: which properties and values
// it came across, and what kin-openapi said of a fault, so that a fault that comes
// again costs no more than twice a body that holds. It is not safe for concurrent
// use: take one for each goroutine.
type Checker struct {
	contract *Contract
	seen     map[*fast.Validator]*coverage
	accounts map[string]remembered
	findings int // in accounts
	account  fast.Account
	key      []byte
}

// coverage is what was seen of one answer of the contract.
type coverage struct {
	operation string
	status    int
	marks     []uint64
}

// Checker is a new checker that has seen nothing yet.
func (c *Contract) Checker() *Checker {
	return &Checker{contract: c, seen: map[*fast.Validator]*coverage{}, accounts: map[string]remembered{}}
}

// Examine is [Contract.Examine].
func (k *Checker) Examine(exchange Exchange) Result { return k.contract.examine(exchange, k) }

// Seen lists what the checker came across, in no particular order. An answer whose
// schema only kin-openapi can judge (see [Contract.Slow]) is not in it.
func (k *Checker) Seen() []Seen {
	var all []Seen
	for validator, coverage := range k.seen {
		for _, mark := range validator.Marks(coverage.marks) {
			all = append(all, Seen{coverage.operation, coverage.status, mark.Pointer, mark.Value})
		}
	}
	return all
}

// marks is where the validator of an answer leaves what it sees, or nil where no
// one asks.
func (k *Checker) marks(o *Operation, answer *answer, validator *fast.Validator) []uint64 {
	if k == nil {
		return nil
	}
	known := k.seen[validator]
	if known == nil {
		known = &coverage{o.ID, answer.status, make([]uint64, validator.Words())}
		k.seen[validator] = known
	}
	return known.marks
}

// maxRemembered is how many findings are remembered, and accounts that have none,
// of a kilobyte or so each. When there are more, all are forgotten: those that come
// again are soon back.
const maxRemembered = 1 << 13

// remembered is what kin-openapi said of a body. Without findings, its account
// cannot be told from the faults alone.
type remembered []explained

// explained is a finding, but for what is its body's own, and the fault it is of.
type explained struct {
	finding Finding
	fault   int
}

// accountFor is what is wrong with a body that does not hold: as it was said of
// the same faults before, if it was, and else by kin-openapi.
func (k *Checker) accountFor(finding Finding, media string, answer *answer, body []byte) []Finding {
	validator, schema := answer.fast[media], answer.response.Content[media].Schema.Value
	if k == nil || validator == nil || !validator.Account(body, k.seen[validator].marks, &k.account) {
		return generalized(accountFor(finding, answer, media, body), schema)
	}
	k.key = append(append(k.key[:0], finding.Operation...), 0)
	k.key = binary.LittleEndian.AppendUint32(k.key, uint32(finding.Status)) //nolint:gosec // any mapping will do
	k.key = append(append(k.key, media...), 0)
	k.key = append(k.key, k.account.Key()...)
	known, found := k.accounts[string(k.key)]
	if findings, ok := known.of(k.account.Faults, body, finding.Recording); ok {
		return findings
	}
	findings := accountFor(finding, answer, media, body)
	if !found {
		if len(k.accounts)+k.findings > maxRemembered {
			clear(k.accounts)
			k.findings = 0
		}
		known = remember(findings, &k.account, body, schema)
		k.findings += len(known)
		k.accounts[string(k.key)] = known
	}
	return generalized(findings, schema)
}

func generalized(findings []Finding, schema *openapi3.Schema) []Finding {
	for i := range findings {
		findings[i].Pointer = general(schema, findings[i].Pointer)
	}
	return findings
}

// remember puts a fault to each finding. It gives none where a finding has no
// fault, a fault no finding, or where what came is not what it will be told to be.
func remember(findings []Finding, account *fast.Account, body []byte, schema *openapi3.Schema) remembered {
	known := make(remembered, 0, len(findings))
	faults := map[string]int{}
	for i, fault := range account.Faults {
		faults[account.Pointer(fault)] = i
	}
	left := maps.Clone(faults)
	for _, finding := range findings {
		i, found := faults[finding.Pointer]
		if !found {
			return nil
		}
		if came, ok := cameOf(finding.Rule, account.Faults[i], body); !ok || came != finding.Came {
			return nil
		}
		delete(left, finding.Pointer)
		finding.Pointer = general(schema, finding.Pointer)
		known = append(known, explained{finding, i})
	}
	if len(left) > 0 {
		return nil
	}
	return known
}

// of is what was said, of another body with the same faults.
func (r remembered) of(faults []fast.Fault, body []byte, at Place) (findings []Finding, ok bool) {
	if len(r) == 0 {
		return nil, false
	}
	findings = make([]Finding, 0, len(r))
	for _, known := range r {
		finding := known.finding
		finding.Recording = at
		if finding.Came, ok = cameOf(finding.Rule, faults[known.fault], body); !ok {
			return nil, false
		}
		findings = append(findings, finding)
	}
	return slices.Clip(findings), true
}
