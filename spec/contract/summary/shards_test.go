package summary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/summary"
)

func TestShards(t *testing.T) {
	t.Parallel()
	of := func(shards ...summary.Shard) *summary.Summary {
		s := summary.New()
		s.Exchanges, s.Shards = 1, shards
		return s
	}
	one, two, three := summary.Shard{Index: 1, Of: 3}, summary.Shard{Index: 2, Of: 3}, summary.Shard{Index: 3, Of: 3}
	for name, test := range map[string]struct {
		merged  []*summary.Summary
		missing []summary.Shard
		problem string
	}{
		"whole runs":               {[]*summary.Summary{of(), of()}, nil, ""},
		"all, in any order":        {[]*summary.Summary{of(three), of(one), of(two)}, nil, ""},
		"all, in groups":           {[]*summary.Summary{of(two), of(one, three)}, nil, ""},
		"a run of one shard":       {[]*summary.Summary{of(summary.Shard{Index: 1, Of: 1})}, nil, ""},
		"one missing":              {[]*summary.Summary{of(three), of(one)}, []summary.Shard{two}, ""},
		"two missing":              {[]*summary.Summary{of(two)}, []summary.Shard{one, three}, ""},
		"one beside a whole run":   {[]*summary.Summary{of(), of(two)}, []summary.Shard{one, three}, ""},
		"one twice":                {[]*summary.Summary{of(three), of(one), of(three)}, nil, "3/3 stands twice"},
		"shards of different cuts": {[]*summary.Summary{of(one), of(summary.Shard{Index: 2, Of: 2})}, nil, "1/3 and 2/2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all := summary.New()
			var err error
			for _, one := range test.merged {
				if err == nil {
					err = all.Merge(one)
				}
			}
			if test.problem != "" {
				require.ErrorIs(t, err, summary.ErrShards)
				require.ErrorContains(t, err, test.problem)
				return
			}
			require.NoError(t, err)
			require.Equal(t, test.missing, all.Missing())
		})
	}
}

func TestReadRefusesInvalidShards(t *testing.T) {
	t.Parallel()
	for _, shards := range []string{
		`{"index":0,"of":2}`, `{"index":3,"of":2}`, `{"index":1,"of":9000000000000000000}`,
		`{"index":1,"of":2},{"index":1,"of":2}`, `{"index":1,"of":2},{"index":2,"of":3}`,
	} {
		_, err := summary.Read([]byte(`{"contract":"c","exchanges":1,"coverage":{},"findings":{},"unreadable":0,"shards":[` + shards + `]}`))
		require.ErrorContains(t, err, "shard", shards)
	}
}
