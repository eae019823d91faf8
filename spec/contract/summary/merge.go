package summary

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/rzpkit/payments/spec/contract"
)

// ErrOtherContract is returned for summaries of different contracts: the line numbers in
// their findings differ, and so does what counts as news.
var ErrOtherContract = errors.New("the summaries are of different contracts")

// Merge adds the content of another summary, which does not change. If it returns
// [ErrOtherContract] or [ErrShards], s has not changed either. Summaries without a contract
// can only be merged with each other, unless one of the two is empty.
func (s *Summary) Merge(other *Summary) error {
	shards, err := mergeShards(s.Shards, other.Shards)
	switch {
	case other.empty():
		return nil
	case err != nil:
		return err
	case s.empty():
		s.Contract = other.Contract
	case s.Contract != other.Contract:
		return fmt.Errorf("summary: %w: %s and %s", ErrOtherContract, contractName(s.Contract), contractName(other.Contract))
	}
	s.makeMaps()
	s.Shards = shards
	s.Exchanges += other.Exchanges
	s.Unreadable += other.Unreadable
	s.FirstUnreadable = first(slices.Concat(s.FirstUnreadable, other.FirstUnreadable), compareTexts)
	for reason, tally := range other.Skipped {
		s.Skipped = s.Skipped.add(reason, *tally)
	}
	for reason, tally := range other.Unchecked {
		s.Unchecked = s.Unchecked.add(reason, *tally)
	}
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
	if s.Seen == nil && len(other.Seen) > 0 {
		s.Seen = Seen{}
	}
	s.Seen.merge(other.Seen)
	return nil
}

// empty reports whether a summary has no contract and no counts.
func (s *Summary) empty() bool {
	return s.Contract == "" && s.Exchanges == 0 && s.Unreadable == 0 &&
		len(s.Skipped) == 0 && len(s.Coverage) == 0 && len(s.Findings) == 0 && len(s.Seen) == 0
}

func contractName(digest string) string {
	if digest == "" {
		return "an unknown one"
	}
	return fmt.Sprintf("%.12s", digest)
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
	if group.Kinds == nil && len(more.Kinds) > 0 {
		group.Kinds = map[string]int64{}
	}
	for kind, count := range more.Kinds {
		group.Kinds[kind] += count
	}
	if compareOccurrences(more, group) < 0 {
		group.Finding, group.Sample = more.Finding, more.Sample
	}
	group.Places = first(slices.Concat(group.Places, more.Places), comparePlaces)
}

// first sorts a list, removes duplicates and keeps the first maxPlaces.
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

// compareOccurrences orders occurrences of one finding: by place, then by everything else
// that can differ, so that which one is kept does not depend on the order of merging.
func compareOccurrences(one, other *Group) int {
	return cmp.Or(compareFindings(&one.Finding, &other.Finding), cmp.Compare(one.Sample, other.Sample))
}

func compareFindings(a, b *contract.Finding) int {
	return cmp.Or(
		comparePlaces(a.Recording, b.Recording), cmp.Compare(a.Pointer, b.Pointer),
		cmp.Compare(a.Message, b.Message), cmp.Compare(a.Actual, b.Actual), comparePlaces(a.Contract, b.Contract),
	)
}
