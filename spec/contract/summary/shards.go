package summary

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// ErrShards means that two summaries are of the same shard, or of shards of different runs.
var ErrShards = errors.New("the shards do not go together")

// maxShards is how many shards a summary is read of.
const maxShards = 1 << 20

// Shard is a part of a run: number Index of Of, counted from 1.
type Shard struct {
	Index int64 `json:"index"`
	Of    int64 `json:"of"`
}

// String returns index/of.
func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Of) }

// Missing returns the shards of the run that a summary of shards still lacks.
func (s *Summary) Missing() []Shard {
	if len(s.Shards) == 0 {
		return nil
	}
	var missing []Shard
	for i := range s.Shards[0].Of {
		if shard := (Shard{i + 1, s.Shards[0].Of}); !slices.Contains(s.Shards, shard) {
			missing = append(missing, shard)
		}
	}
	return missing
}

// together are the shards of two summaries: none when they are a whole run.
func together(some, others []Shard) ([]Shard, error) {
	all := slices.Concat(some, others)
	slices.SortFunc(all, func(a, b Shard) int { return cmp.Compare(a.Index, b.Index) })
	for i, shard := range all {
		switch {
		case shard.Of != all[0].Of:
			return nil, fmt.Errorf("summary: %w: %v and %v", ErrShards, all[0], shard)
		case i > 0 && shard == all[i-1]:
			return nil, fmt.Errorf("summary: %w: %v stands twice", ErrShards, shard)
		}
	}
	if len(all) > 0 && int64(len(all)) == all[0].Of {
		return nil, nil
	}
	return all, nil
}
