package summary

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/rzpkit/payments/spec/contract"
)

// ErrOtherContract means that two summaries are of different contracts: the lines that their
// findings name differ, and so does what is news.
var ErrOtherContract = errors.New("the summaries are of different contracts")

// Merge adds another summary, which stays unchanged. It returns [ErrOtherContract] or [ErrShards]
// if the two do not belong together, and then adds nothing. A summary of no contract can be merged
// with any while it is empty.
func (s *Summary) Merge(other *Summary) error {
	shards, err := together(s.Shards, other.Shards)
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
	s.FirstUnreadable = first(slices.Concat(s.FirstUnreadable, other.FirstUnreadable), cmp.Compare[string])
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

// empty is whether there is nothing to lose in a summary.
func (s *Summary) empty() bool {
	return s.Contract == "" && s.Exchanges == 0 && s.Unreadable == 0 &&
		len(s.Skipped) == 0 && len(s.Coverage) == 0 && len(s.Findings) == 0 && len(s.Seen) == 0
}

func contractName(digest string) string {
	if digest == "" {
		return "one that is not known"
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
	if earlier(more, group) < 0 {
		group.Finding, group.Sample = more.Finding, more.Sample
	}
	group.Places = first(slices.Concat(group.Places, more.Places), comparePlaces)
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
func earlier(one, other *Group) int {
	return cmp.Or(compareFindings(&one.Finding, &other.Finding), cmp.Compare(one.Sample, other.Sample))
}

func compareFindings(a, b *contract.Finding) int {
	return cmp.Or(
		comparePlaces(a.Recording, b.Recording), cmp.Compare(a.Pointer, b.Pointer),
		cmp.Compare(a.Message, b.Message), cmp.Compare(a.Actual, b.Actual), comparePlaces(a.Contract, b.Contract),
	)
}
