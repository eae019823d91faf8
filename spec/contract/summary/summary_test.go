package summary_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// checked is an exchange and what was found in it.
type checked struct {
	exchange contract.Exchange
	findings []contract.Finding
}

// recorded makes many exchanges, good, bad and new, in several files.
func recorded(t *testing.T, random *rand.Rand, n int) []checked {
	t.Helper()
	c, err := contract.Load(spec.Contract)
	require.NoError(t, err)
	bodies := []string{
		`{"vpa":"a@b","success":true}`, `{"vpa":"a@b"}`, `{"vpa":1,"success":true}`, `{`, `{"vpa":"a@b","success":true,"bank":"HDFC"}`,
		`{"vpa":"a@b","success":true,"bank":null}`, `{"vpa":"a@b","success":true,"bank":7,"other":[{}]}`,
	}
	all := make([]checked, 0, n)
	for i := range n {
		exchange := contract.Exchange{
			Operation: "validateVPA", Status: []int{200, 201, 400}[random.IntN(3)], Body: []byte(bodies[random.IntN(len(bodies))]),
			At: contract.Place{File: fmt.Sprintf("file%d", random.IntN(3)), Line: i + 1},
		}
		all = append(all, checked{exchange, c.Check(exchange)})
	}
	return all
}

func gather(all []checked) *summary.Summary {
	s := summary.New()
	for _, one := range all {
		s.Add(one.exchange.Operation, one.exchange.Status, one.findings)
		if one.exchange.At.Line%17 == 0 {
			s.AddUnreadable(fmt.Errorf("%v: cannot be read", one.exchange.At))
		}
	}
	return s
}

func encode(t *testing.T, s *summary.Summary) string {
	t.Helper()
	encoded, err := json.Marshal(s)
	require.NoError(t, err)
	return string(encoded)
}

// Shards in any order and grouping give what one run gives, byte for byte.
func TestMergingIsAssociativeAndCommutative(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 0))
		all := recorded(t, random, 200)
		want := encode(t, gather(all))

		shards := make([]*summary.Summary, 0, 7)
		parts := make([][]checked, 7)
		for i, one := range all {
			parts[i%len(parts)] = append(parts[i%len(parts)], one)
		}
		for _, part := range parts {
			shards = append(shards, gather(part))
		}
		for len(shards) > 1 { // merge any two, in any order
			random.Shuffle(len(shards), func(i, j int) { shards[i], shards[j] = shards[j], shards[i] })
			before := encode(t, shards[1])
			shards[0].Merge(shards[1])
			require.Equal(t, before, encode(t, shards[1]), "what is merged is left as it was")
			shards = append(shards[:1], shards[2:]...)
		}
		require.Equal(t, want, encode(t, shards[0]), "seed %d", seed)

		var read *summary.Summary
		require.NoError(t, json.Unmarshal([]byte(want), &read))
		require.Equal(t, want, encode(t, read), "a summary survives its encoding")
	}
}

func TestASummaryGrowsWithDistinctFindingsOnly(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 1))
	few, many := gather(recorded(t, random, 500)), gather(recorded(t, random, 5000))
	require.InDelta(t, len(encode(t, few)), len(encode(t, many)), 400)
	require.Less(t, len(many.Findings), 30)
}

func TestEdit(t *testing.T) {
	t.Parallel()
	c, err := contract.Load(spec.Contract)
	require.NoError(t, err)
	for name, test := range map[string]struct {
		operation string
		bodies    []string
		want      []string
	}{
		"a new field":                       {"validateVPA", []string{`{"vpa":"a","success":true,"bank":"HDFC"}`}, []string{"bank:", "type: string"}},
		"a new field that is null at times": {"validateVPA", []string{`{"vpa":"a","success":true,"bank":null}`, `{"vpa":"a","success":true,"bank":1}`}, []string{"type: integer", "nullable: true"}},
		"of which only null was seen":       {"validateVPA", []string{`{"vpa":"a","success":true,"bank":null}`}, []string{"only null was seen"}},
		"of several types":                  {"validateVPA", []string{`{"vpa":"a","success":true,"bank":1}`, `{"vpa":"a","success":true,"bank":"x"}`}, []string{"several types were seen: [integer string]"}},
		"a new value": {"fetchPaymentDowntime", []string{`{"id":"down_1","method":"card","begin":1,"end":null,"status":"paused","scheduled":false,"severity":"high","instrument":{},"created_at":1,"updated_at":1}`},
			[]string{"add paused to the enum at"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := summary.New()
			for _, body := range test.bodies {
				s.Add(test.operation, 200, c.Check(contract.Exchange{Operation: test.operation, Status: 200, Body: []byte(body)}))
			}
			groups := s.Sorted()
			require.Len(t, groups, 1)
			require.Equal(t, int64(len(test.bodies)), groups[0].Count)
			for _, want := range test.want {
				require.Contains(t, groups[0].Edit(), want)
			}
		})
	}
}

func TestSortedPutsBreakingFirst(t *testing.T) {
	t.Parallel()
	groups := gather(recorded(t, rand.New(rand.NewPCG(2, 2)), 300)).Sorted()
	require.Equal(t, contract.Breaking, groups[0].Finding.Severity)
	require.Equal(t, contract.News, groups[len(groups)-1].Finding.Severity)
}
