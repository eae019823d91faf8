package summary

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// ErrShards is returned for summaries that contain the same shard, or shards of runs that
// were divided differently.
var ErrShards = errors.New("the shards are not parts of one run")

// maxShards bounds Shard.Of in a summary that is read.
const maxShards = 1 << 20

// Shard is one part of a run: number Index, from 1, of Of parts.
type Shard struct {
	Index int64 `json:"index"`
	Of    int64 `json:"of"`
}

// String returns index/of.
func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Of) }

// Missing lists the shards of the run that have not been merged yet.
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

// mergeShards returns the shards of two summaries together, or nil if they make up a whole
// run.
func mergeShards(some, others []Shard) ([]Shard, error) {
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
