// Package summary gathers what a check of many exchanges found: counts, each
// distinct finding once with the first places it was seen at and a masked sample,
// which operations and statuses were covered, and which properties were seen.
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

// maxPlaces is how many places are kept of each finding, the first ones.
const maxPlaces = 3

// Summary is what the check of many exchanges found. It is not safe for concurrent use: use one
// for each goroutine, and merge them. The zero value is an empty summary.
type Summary struct {
	// Contract is the digest of the contract that was checked against, or "" where
	// it is not known.
	Contract string `json:"contract,omitempty"`
	// Shards are the parts of a run that the summary is of; none is all of it.
	Shards []Shard `json:"shards,omitempty"`
	// Exchanges is how many were checked.
	Exchanges int64 `json:"exchanges"`
	// Coverage counts the exchanges by operation and status. What belongs to no
	// operation is under "".
	Coverage map[string]map[int]int64 `json:"coverage"`
	// Seen is what was seen of what the contract documents.
	Seen Seen `json:"seen,omitempty"`
	// Findings are the distinct findings by fingerprint.
	Findings map[string]*Group `json:"findings"`
	// Unreadable are the entries that could not be read, counted, and the first of
	// them.
	Unreadable      int64    `json:"unreadable"`
	FirstUnreadable []string `json:"first_unreadable,omitempty"`
	// Skipped counts by reason the entries that are no exchanges with the API, and
	// Unchecked the bodies that were not checked against a schema.
	Skipped   Tallies `json:"skipped,omitempty"`
	Unchecked Tallies `json:"unchecked,omitempty"`

	checks *contract.Contract // for samples; nil without one
}

// Group is a distinct finding and how often it occurred.
type Group struct {
	// Finding is the first occurrence, by place.
	Finding contract.Finding `json:"finding"`
	// Sample is a masked line of the first occurrence, see [contract.Result.Sample].
	Sample string `json:"sample,omitempty"`
	Count  int64  `json:"count"`
	// Kinds counts the types of what was there for the edit that news suggests.
	Kinds map[string]int64 `json:"kinds,omitempty"`
	// Places are the first occurrences.
	Places []contract.Place `json:"places"`
}

// New returns an empty summary of no contract in particular, for others to be merged into.
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

// Of returns an empty summary of a check against a contract.
func Of(checks *contract.Contract) *Summary {
	s := New()
	s.Contract, s.checks = checks.Digest(), checks
	return s
}

// Add counts an exchange and its findings, without samples; see [Summary.AddExchange].
func (s *Summary) Add(operation string, status int, findings []contract.Finding) {
	s.examined(&contract.Result{Operation: operation, Findings: findings}, status)
}

// AddExchange counts an exchange and the result of checking it. A summary that was made by [Of]
// also keeps samples.
func (s *Summary) AddExchange(exchange contract.Exchange, result contract.Result) {
	s.examined(&result, exchange.Status)
	for _, reason := range result.Unchecked {
		s.Unchecked = s.Unchecked.add(reason, Tally{1, []string{exchange.At.String()}})
	}
}

func (s *Summary) examined(result *contract.Result, status int) {
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
		// A sample takes time, and only that of the first occurrence is kept. Without
		// its own an occurrence is before its equals: of several at one place, as
		// where places are not known, each gets one.
		if s.checks != nil && (known == nil || earlier(group, known) < 0) {
			group.Sample = result.Sample(*finding)
		}
		s.add(fingerprint, group)
	}
}

// countLate counts an occurrence that leaves the group otherwise as it is: one that is too
// late to be kept, and one of the same exchange as the first and not before it. Nearly all
// are, of a fault that comes often.
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

// AddUnreadable counts an entry that could not be read, or one that was skipped:
// an error that has the method Skipped, for the reason, as [recording.SkipError] does.
//
// [recording.SkipError]: https://pkg.go.dev/github.com/rzpkit/payments/spec/contract/recording#SkipError
func (s *Summary) AddUnreadable(err error) {
	var skip interface {
		error
		Skipped() string
	}
	if errors.As(err, &skip) {
		place := strings.Replace(err.Error(), ": skipped: "+skip.Skipped(), "", 1) // the reason stands before it
		s.Skipped = s.Skipped.add(skip.Skipped(), Tally{1, []string{place}})
		return
	}
	s.Unreadable++
	s.FirstUnreadable = first(append(s.FirstUnreadable, err.Error()), cmp.Compare[string])
}

// Sorted returns the groups: breaking before news, then by operation, status and pointer.
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
