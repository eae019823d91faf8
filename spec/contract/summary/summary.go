// Package summary collects the results of checking many exchanges: counts, each
// distinct finding once with its first places and a masked sample, which operations
// and statuses were covered, and which properties were seen.
//
//	s := summary.Of(checks)
//	s.AddExchange(exchange, checks.Examine(exchange))
//	err := s.Merge(other) // from another shard, of the same contract
//
// A summary's size grows with the distinct findings, not with the exchanges.
// Merging is associative and commutative: shards merged in any order and
// grouping encode to the same bytes as one run over all of them.
package summary

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
)

// maxPlaces is the number of places kept for each finding: the first ones.
const maxPlaces = 3

// Summary is the result of checking many exchanges. It is not safe for concurrent use: use
// one summary per goroutine, and merge them.
type Summary struct {
	// Contract is the digest of the contract that was checked against, or "" if unknown.
	Contract string `json:"contract,omitempty"`
	// Shards are the parts of a run that the summary covers; empty means the whole run.
	Shards []Shard `json:"shards,omitempty"`
	// Exchanges is the number of exchanges checked.
	Exchanges int64 `json:"exchanges"`
	// Coverage counts the exchanges by operation and status. Exchanges that match no
	// operation are under "".
	Coverage map[string]map[int]int64 `json:"coverage"`
	// Seen holds the documented properties and values that occurred.
	Seen Seen `json:"seen,omitempty"`
	// Findings are the distinct findings by fingerprint.
	Findings map[string]*Group `json:"findings"`
	// Unreadable counts the entries that could not be read; FirstUnreadable has the first
	// errors.
	Unreadable      int64    `json:"unreadable"`
	FirstUnreadable []string `json:"first_unreadable,omitempty"`
	// Skipped counts, by reason, the entries that are not exchanges with the API. Unchecked
	// counts the bodies that were not checked against a schema.
	Skipped   Tallies `json:"skipped,omitempty"`
	Unchecked Tallies `json:"unchecked,omitempty"`

	checks *contract.Contract // for samples; nil without one
}

// Group is a finding with all its occurrences.
type Group struct {
	// Finding is the first occurrence, by place.
	Finding contract.Finding `json:"finding"`
	// Sample is the first occurrence's [contract.Result.Sample].
	Sample string `json:"sample,omitempty"`
	Count  int64  `json:"count"`
	// Kinds counts the types of an undocumented property, from which Edit makes a schema.
	Kinds map[string]int64 `json:"kinds,omitempty"`
	// Places are the first occurrences.
	Places []contract.Place `json:"places"`
}

// New returns an empty summary without a contract, to merge others into.
func New() *Summary {
	s := &Summary{}
	s.makeMaps()
	return s
}

// makeMaps makes the zero value what [New] returns.
func (s *Summary) makeMaps() {
	if s.Coverage == nil {
		s.Coverage = map[string]map[int]int64{}
	}
	if s.Findings == nil {
		s.Findings = map[string]*Group{}
	}
}

// Of returns an empty summary for checks against a contract.
func Of(checks *contract.Contract) *Summary {
	s := New()
	s.Contract, s.checks = checks.Digest(), checks
	return s
}

// Add counts an exchange and its findings.
func (s *Summary) Add(operation string, status int, findings []contract.Finding) {
	s.addResult(&contract.Result{Operation: operation, Findings: findings}, status)
}

// AddExchange is [Summary.Add] with the exchange itself. A summary made by [Of] keeps
// samples of it.
func (s *Summary) AddExchange(exchange contract.Exchange, result contract.Result) {
	s.addResult(&result, exchange.Status)
	for _, reason := range result.Unchecked {
		s.Unchecked = s.Unchecked.add(reason, Tally{1, []string{exchange.At.String()}})
	}
}

func (s *Summary) addResult(result *contract.Result, status int) {
	s.makeMaps()
	s.Exchanges++
	if s.Coverage[result.Operation] == nil {
		s.Coverage[result.Operation] = map[int]int64{}
	}
	s.Coverage[result.Operation][status]++
	for i := range result.Findings {
		finding := &result.Findings[i]
		fingerprint := result.Fingerprint(i)
		known := s.Findings[fingerprint]
		if known != nil && known.countLate(finding) {
			continue
		}
		group := &Group{Finding: *finding, Count: 1, Places: []contract.Place{finding.Recording}}
		if finding.Rule == contract.RuleField {
			group.Kinds = map[string]int64{finding.Actual: 1}
		}
		// A sample takes time to make, and only the first occurrence's is kept. An
		// occurrence without a sample sorts before its equals, so of several at one
		// place (unknown places, for example) each gets one.
		if s.checks != nil && (known == nil || compareOccurrences(group, known) < 0) {
			group.Sample = result.Sample(*finding)
		}
		s.add(fingerprint, group)
	}
}

// countLate counts an occurrence that changes nothing but the counters, and reports whether
// it was one: either three earlier places are already kept, or it repeats the first
// exchange. For a frequent fault nearly every occurrence is one.
func (g *Group) countLate(finding *contract.Finding) bool {
	late := len(g.Places) == maxPlaces && comparePlaces(finding.Recording, g.Places[maxPlaces-1]) > 0
	if !late && !g.isRepeat(finding) {
		return false
	}
	g.Count++
	if finding.Rule == contract.RuleField {
		g.Kinds[finding.Actual]++
	}
	return true
}

func (g *Group) isRepeat(finding *contract.Finding) bool {
	return finding.Recording == g.Finding.Recording && finding.Recording != (contract.Place{}) &&
		compareFindings(finding, &g.Finding) >= 0
}

// AddUnreadable counts an entry that could not be read. If the error has a method
// Skipped that returns a reason, as [recording.SkipError] does, it counts as skipped.
//
// [recording.SkipError]: https://pkg.go.dev/github.com/rzpkit/payments/spec/contract/recording#SkipError
func (s *Summary) AddUnreadable(err error) {
	var skip interface {
		error
		Skipped() string
	}
	if errors.As(err, &skip) {
		place := strings.Replace(err.Error(), ": skipped: "+skip.Skipped(), "", 1) // the reason is the key
		s.Skipped = s.Skipped.add(skip.Skipped(), Tally{1, []string{place}})
		return
	}
	s.Unreadable++
	s.FirstUnreadable = first(append(s.FirstUnreadable, err.Error()), compareTexts)
}

// Sorted lists the groups: breaking before news, then by operation, status and pointer.
func (s *Summary) Sorted() []*Group {
	return slices.SortedFunc(maps.Values(s.Findings), func(a, b *Group) int {
		return cmp.Or(
			cmp.Compare(a.Finding.Severity, b.Finding.Severity),
			cmp.Compare(a.Finding.Operation, b.Finding.Operation),
			cmp.Compare(a.Finding.Status, b.Finding.Status),
			cmp.Compare(a.Finding.Wildcard(), b.Finding.Wildcard()),
			cmp.Compare(a.Finding.Rule, b.Finding.Rule),
			cmp.Compare(a.Finding.Fingerprint(), b.Finding.Fingerprint()),
		)
	})
}

// Count returns the number of distinct findings of a severity.
func (s *Summary) Count(severity contract.Severity) int {
	count := 0
	for _, group := range s.Findings {
		if group.Finding.Severity == severity {
			count++
		}
	}
	return count
}
