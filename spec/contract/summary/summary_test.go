package summary_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// checked is an exchange with its result.
type checked struct {
	exchange contract.Exchange
	result   contract.Result
	seen     contract.Seen
}

// recorded makes random exchanges in several files: valid, invalid and with news.
func recorded(c *contract.Contract, random *rand.Rand, n int) []checked {
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
		if random.IntN(4) == 0 { // many at one place, as from a recording without positions
			exchange.At = contract.Place{}
		}
		seen := contract.Seen{Operation: "validateVPA", Status: 200 * random.IntN(2), Pointer: fmt.Sprintf("/p%d", random.IntN(4))}
		if random.IntN(2) == 0 {
			seen.Value = fmt.Sprintf(`"v%d"`, random.IntN(5))
		}
		all = append(all, checked{exchange, c.Examine(exchange), seen})
	}
	return all
}

func gather(c *contract.Contract, all []checked) *summary.Summary {
	s := summary.Of(c)
	for _, one := range all {
		s.AddExchange(one.exchange, one.result)
		s.AddSeen(one.seen)
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

// Merging shards in any order and grouping gives the same bytes as one run.
func TestMergingIsAssociativeAndCommutative(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 0))
		all := recorded(c, random, 200)
		want := encode(t, gather(c, all))
		require.Contains(t, want, `"seen":{"validateVPA":{"0":{"/p0":["\"v`)
		require.Contains(t, want, `"sample":"{`)

		shards := []*summary.Summary{summary.New(), summary.New(), summary.Of(c)}
		parts := make([][]checked, 7)
		for i, one := range all {
			parts[i%len(parts)] = append(parts[i%len(parts)], one)
		}
		for _, part := range parts {
			shards = append(shards, gather(c, part))
		}
		for len(shards) > 1 { // merge any two, in any order
			random.Shuffle(len(shards), func(i, j int) { shards[i], shards[j] = shards[j], shards[i] })
			before := encode(t, shards[1])
			require.NoError(t, shards[0].Merge(shards[1]))
			require.Equal(t, before, encode(t, shards[1]), "merging does not change the other summary")
			shards = append(shards[:1], shards[2:]...)
		}
		require.Equal(t, want, encode(t, shards[0]), "seed %d", seed)

		read, err := summary.Read([]byte(want))
		require.NoError(t, err)
		require.Equal(t, want, encode(t, read), "a summary survives its encoding")
	}
}

func TestSummaryGrowsWithDistinctFindingsOnly(t *testing.T) {
	t.Parallel()
	random, c := rand.New(rand.NewPCG(1, 1)), spectest.Contract(t)
	few, many := gather(c, recorded(c, random, 500)), gather(c, recorded(c, random, 5000))
	require.InDelta(t, len(encode(t, few)), len(encode(t, many)), 400)
	require.Less(t, len(many.Findings), 30)
}

func TestSortedPutsBreakingFirst(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	groups := gather(c, recorded(c, rand.New(rand.NewPCG(2, 2)), 300)).Sorted()
	require.Equal(t, contract.Breaking, groups[0].Finding.Severity)
	require.Equal(t, contract.News, groups[len(groups)-1].Finding.Severity)
}

func TestSummariesOfDifferentContractsDoNotMerge(t *testing.T) {
	t.Parallel()
	one := summary.Of(spectest.Contract(t))
	changed, err := contract.Load(append(slices.Clone(spec.Contract), "\n# changed\n"...))
	require.NoError(t, err)
	other, unknown := summary.Of(changed), summary.New()
	unknown.Add("validateVPA", 200, nil)
	for name, test := range map[string]struct{ into, from *summary.Summary }{
		"two contracts":            {one, other},
		"the other way round":      {other, one},
		"from an unknown contract": {one, unknown},
		"into an unknown contract": {unknown, one},
	} {
		before, from := encode(t, test.into), encode(t, test.from)
		err := test.into.Merge(test.from)
		require.ErrorIs(t, err, summary.ErrOtherContract, name)
		require.Equal(t, before, encode(t, test.into), name)
		require.Equal(t, from, encode(t, test.from), name)
	}
	require.ErrorContains(t, one.Merge(other), one.Contract[:12]+" and "+other.Contract[:12])
	require.ErrorContains(t, one.Merge(unknown), "and an unknown one")
	require.NoError(t, unknown.Merge(unknown), "two of the same contract, known or not, merge")
}

func TestEmptySummariesMergeWithAny(t *testing.T) {
	t.Parallel()
	into, c := summary.New(), spectest.Contract(t)
	require.NoError(t, into.Merge(summary.New()))
	require.NoError(t, into.Merge(summary.Of(c)))
	require.Equal(t, c.Digest(), into.Contract)
	require.NoError(t, into.Merge(summary.New()))
	require.Equal(t, c.Digest(), into.Contract)
}

func TestSampleIsOfTheFirstOccurrence(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	s := summary.Of(c)
	for _, line := range []int{3, 2, 4} {
		exchange := contract.Exchange{
			Operation: "validateVPA", Status: 200, At: contract.Place{File: "f", Line: line},
			Body: []byte(`{"vpa":"` + strings.Repeat("a", line) + `","success":"yes"}`),
		}
		s.AddExchange(exchange, c.Examine(exchange))
	}
	groups := s.Sorted()
	require.Len(t, groups, 1)
	require.Contains(t, groups[0].Sample, `"vpa":"xx"`)
}

func TestSeen(t *testing.T) {
	t.Parallel()
	s := summary.New()
	for _, value := range []string{`"b"`, "", `"a"`, `"b"`} {
		s.AddSeen(contract.Seen{Operation: "o", Status: 200, Pointer: "/p", Value: value})
	}
	s.AddSeen(contract.Seen{Operation: "o", Pointer: "/q"})
	require.Equal(t, summary.Seen{"o": {0: {"/q": {}}, 200: {"/p": {`"a"`, `"b"`}}}}, s.Seen)
	for seen, want := range map[contract.Seen]bool{
		{Operation: "o", Status: 200, Pointer: "/p"}:               true,
		{Operation: "o", Status: 200, Pointer: "/p", Value: `"a"`}: true,
		{Operation: "o", Status: 200, Pointer: "/p", Value: `"c"`}: false,
		{Operation: "o", Pointer: "/q"}:                            true,
		{Operation: "o", Pointer: "/q", Value: `"a"`}:              false,
		{Operation: "o", Pointer: "/p"}:                            false,
		{Operation: "other", Pointer: "/q"}:                        false,
	} {
		require.Equal(t, want, s.Seen.Has(seen), seen)
	}
	require.False(t, summary.New().Seen.Has(contract.Seen{}))
}

// The zero value is what [summary.New] returns.
func TestTheZeroSummaryIsEmpty(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	all := recorded(c, rand.New(rand.NewPCG(1, 2)), 20)
	for name, fill := range map[string]func(*summary.Summary) error{
		"added to":    func(s *summary.Summary) error { s.Add("validateVPA", 200, all[0].result.Findings); return nil },
		"merged into": func(s *summary.Summary) error { return s.Merge(gather(c, all)) },
	} {
		var zero summary.Summary
		require.NoError(t, fill(&zero), name)
		want := summary.New()
		require.NoError(t, fill(want), name)
		require.Equal(t, want, &zero, name)
	}
}
