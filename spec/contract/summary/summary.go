// Package summary gathers what a check of many exchanges found: counts, each
// distinct finding once with the first places it was seen at, and which
// operations and statuses were covered.
//
//	s := summary.New()
//	s.Add(exchange, checks.Check(exchange))
//	err := s.Merge(other) // from another shard
//
// A summary's size grows with the distinct findings, not with the exchanges.
// Merging is associative and commutative: shards merged in any order and
// grouping encode to the same bytes as one run over all of them.
package summary

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/rzpkit/payments/spec/contract"
)

// maxPlaces is how many places are kept of each finding, the first ones.
const maxPlaces = 3

// Summary is what a check found. It is not safe for concurrent use: check in
// several goroutines with a summary each, and merge them.
type Summary struct {
	// Exchanges is how many were checked.
	Exchanges int64 `json:"exchanges"`
	// Coverage counts the exchanges by operation and status. What belongs to no
	// operation is under "".
	Coverage map[string]map[int]int64 `json:"coverage"`
	// Findings are the distinct findings by fingerprint.
	Findings map[string]*Group `json:"findings"`
	// Unreadable are the entries that could not be read, counted, and the first of
	// them.
	Unreadable      int64    `json:"unreadable"`
	FirstUnreadable []string `json:"first_unreadable,omitempty"`

	fingerprints map[identity]string
}

// Group is a finding and how often it was seen.
type Group struct {
	// Finding is the first occurrence, by place.
	Finding contract.Finding `json:"finding"`
	Count   int64            `json:"count"`
	// Kinds counts what came, by JSON type, for the edit that news suggests.
	Kinds map[string]int64 `json:"kinds,omitempty"`
	// Places are the first occurrences.
	Places []contract.Place `json:"places"`
}

// New is an empty summary.
func New() *Summary {
	return &Summary{Coverage: map[string]map[int]int64{}, Findings: map[string]*Group{}}
}

// Add counts an exchange and what was found in it.
func (s *Summary) Add(operation string, status int, findings []contract.Finding) {
	s.Exchanges++
	if s.Coverage[operation] == nil {
		s.Coverage[operation] = map[int]int64{}
	}
	s.Coverage[operation][status]++
	for _, finding := range findings {
		fingerprint := s.fingerprint(finding)
		if known := s.Findings[fingerprint]; known != nil && known.passes(finding) {
			continue
		}
		group := &Group{Finding: finding, Count: 1, Places: []contract.Place{finding.Recording}}
		if finding.Rule == contract.RuleField {
			group.Kinds = map[string]int64{finding.Came: 1}
		}
		s.add(fingerprint, group)
	}
}

// passes counts an occurrence that is too late to be kept. Nearly all are, of a
// fault that comes often.
func (g *Group) passes(finding contract.Finding) bool {
	if len(g.Places) < maxPlaces || comparePlaces(finding.Recording, g.Places[maxPlaces-1]) <= 0 {
		return false
	}
	g.Count++
	if finding.Rule == contract.RuleField {
		g.Kinds[finding.Came]++
	}
	return true
}

// identity is what a fingerprint is made of.
type identity struct {
	rule, operation, pointer, expected, message, came string
	status                                            int
}

// maxFingerprints is how many fingerprints are kept ready. Pointers have indices
// in them, so that there can be more of them than findings.
const maxFingerprints = 4096

func (s *Summary) fingerprint(f contract.Finding) string {
	of := identity{f.Rule, f.Operation, f.Pointer, f.Expected, f.Message, "", f.Status}
	if f.Rule == contract.RuleValue {
		of.came = f.Came
	}
	known, found := s.fingerprints[of]
	if !found {
		known = f.Fingerprint()
		if s.fingerprints == nil || len(s.fingerprints) == maxFingerprints {
			s.fingerprints = map[identity]string{}
		}
		s.fingerprints[of] = known
	}
	return known
}

// AddUnreadable counts an entry that could not be read.
func (s *Summary) AddUnreadable(err error) {
	s.Unreadable++
	s.FirstUnreadable = first(append(s.FirstUnreadable, err.Error()), cmp.Compare[string])
}

// Merge takes over what another summary holds, which is left as it was.
func (s *Summary) Merge(other *Summary) {
	s.Exchanges += other.Exchanges
	s.Unreadable += other.Unreadable
	s.FirstUnreadable = first(slices.Concat(s.FirstUnreadable, other.FirstUnreadable), cmp.Compare[string])
	for operation, statuses := range other.Coverage {
		if s.Coverage[operation] == nil {
			s.Coverage[operation] = map[int]int64{}
		}
		for status, count := range statuses {
			s.Coverage[operation][status] += count
		}
	}
	for fingerprint, group := range other.Findings {
		s.add(fingerprint, group)
	}
}

func (s *Summary) add(fingerprint string, more *Group) {
	group := s.Findings[fingerprint]
	if group == nil {
		copied := *more
		copied.Kinds, copied.Places = maps.Clone(more.Kinds), slices.Clone(more.Places)
		s.Findings[fingerprint] = &copied
		return
	}
	group.Count += more.Count
	for kind, count := range more.Kinds {
		group.Kinds[kind] += count
	}
	if earlier(more.Finding, group.Finding) < 0 {
		group.Finding = more.Finding
	}
	group.Places = first(slices.Concat(group.Places, more.Places), comparePlaces)
}

// Sorted lists the groups, breaking before news, then by operation, status and
// pointer.
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

// Count is how many distinct findings there are of a severity.
func (s *Summary) Count(severity contract.Severity) int {
	count := 0
	for _, group := range s.Findings {
		if group.Finding.Severity == severity {
			count++
		}
	}
	return count
}

// Edit is the change of the contract that news asks for, in words and YAML; ""
// for a finding that is not news.
func (g *Group) Edit() string {
	f := g.Finding
	switch f.Rule {
	case contract.RuleField:
		kinds := slices.Sorted(maps.Keys(g.Kinds))
		nullable := slices.Contains(kinds, "null")
		kinds = slices.DeleteFunc(kinds, func(kind string) bool { return kind == "null" })
		name := f.Pointer[lastSlash(f.Pointer)+1:]
		edit := fmt.Sprintf("under properties, at %v:\n  %s:\n", f.Contract, name)
		switch len(kinds) {
		case 0:
			edit += "    # only null was seen\n    nullable: true\n"
		case 1:
			edit += "    type: " + kinds[0] + "\n"
			if nullable {
				edit += "    nullable: true\n"
			}
		default:
			edit += fmt.Sprintf("    # several types were seen: %v\n", kinds)
		}
		return edit
	case contract.RuleValue:
		return fmt.Sprintf("add %s to the enum at %v\n", f.Came, f.Contract)
	}
	return ""
}

func lastSlash(text string) int {
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == '/' {
			return i
		}
	}
	return -1
}

// first sorts, drops repeats and keeps the first few.
func first[T comparable](all []T, compare func(a, b T) int) []T {
	slices.SortFunc(all, compare)
	all = slices.Compact(all)
	return all[:min(len(all), maxPlaces)]
}

func comparePlaces(a, b contract.Place) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File), cmp.Compare(a.Entry, b.Entry),
		cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
	)
}

// earlier orders occurrences of one finding: by place, then by everything that
// can still differ, so that which one is kept does not depend on the order.
func earlier(a, b contract.Finding) int {
	return cmp.Or(
		comparePlaces(a.Recording, b.Recording), cmp.Compare(a.Pointer, b.Pointer),
		cmp.Compare(a.Message, b.Message), cmp.Compare(a.Came, b.Came), comparePlaces(a.Contract, b.Contract),
	)
}
