package fast_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/internal/fast"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// pair is one answer of the contract, held by both tiers.
type pair struct {
	operation string
	status    int
	validator *fast.Validator
	slow      *contract.Contract // plain, or this package would be checked against itself
	checker   *contract.Checker  // remembers what is said of the faults that this package finds
	stops     bool               // kin-openapi looks at nothing beside a composition that fails
}

func (p pair) findings(body []byte) []contract.Finding {
	return p.slow.Check(contract.Exchange{Operation: p.operation, Status: p.status, Body: body})
}

// agree fails the test where the tiers do not say the same of body, and returns
// what they say.
func (p pair) agree(tb testing.TB, what string, body []byte) bool {
	tb.Helper()
	findings := p.findings(body)
	holds := p.validator.Valid(body, nil)
	if holds != (len(findings) == 0) {
		tb.Errorf("%s %d, %s: fast says %v, slow %v\n%.2000q", p.operation, p.status, what, holds, findings, body)
	}
	exchange := contract.Exchange{Operation: p.operation, Status: p.status, Body: body}
	for _, when := range []string{"at first", "from memory"} {
		said := p.checker.Examine(exchange).Findings
		if p.stops {
			said = slices.DeleteFunc(said, func(one contract.Finding) bool {
				return !slices.ContainsFunc(findings, func(other contract.Finding) bool { return reflect.DeepEqual(one, other) })
			})
		}
		if len(said)+len(findings) > 0 && !reflect.DeepEqual(findings, said) {
			tb.Errorf("%s %d, %s: plain says %+v, a checker %s %+v\n%.2000q", p.operation, p.status, what, findings, when, said, body)
		}
	}
	return holds
}

var razorpay = sync.OnceValues(func() (*openapi3.T, error) { return openapi3.NewLoader().LoadFromData(spec.Contract) })

// compiled is every answer of the contract, compiled once for all tests. One that
// is listed as default is held as 500.
var compiled = sync.OnceValues(func() ([]pair, error) {
	document, err := razorpay()
	if err != nil {
		return nil, err
	}
	var all []pair
	for _, item := range document.Paths.Map() {
		for _, operation := range item.Operations() {
			for status, response := range operation.Responses.Map() {
				media := response.Value.Content["application/json"]
				if media == nil {
					continue
				}
				validator, err := fast.Compile(media.Schema.Value)
				if err != nil {
					return nil, fmt.Errorf("%s %s: %w", operation.OperationID, status, err)
				}
				number, err := strconv.Atoi(status)
				if err != nil {
					number = http.StatusInternalServerError
				}
				all = append(all, pair{operation: operation.OperationID, status: number, validator: validator})
			}
		}
	}
	slices.SortFunc(all, func(a, b pair) int {
		return slices.Compare([]string{a.operation, strconv.Itoa(a.status)}, []string{b.operation, strconv.Itoa(b.status)})
	})
	return all, nil
})

// pairs is every answer of the contract, with a checker that is the test's own.
func pairs(tb testing.TB) []pair {
	tb.Helper()
	all, err := compiled()
	require.NoError(tb, err)
	require.NotEmpty(tb, all)
	loaded := spectest.Contract(tb)
	slow, checker := loaded.Plain(), loaded.Checker()
	all = slices.Clone(all)
	for i := range all {
		all[i].slow, all[i].checker = slow, checker
	}
	return all
}

type sample struct {
	pair

	file string
	body []byte
}

// samples are the documented answers, each with its pair.
func samples(tb testing.TB) []sample {
	tb.Helper()
	all := pairs(tb)
	files, err := fs.Glob(spec.Samples, "samples/*/[1-5]*.json")
	require.NoError(tb, err)
	var found []sample
	for _, file := range files {
		body, err := fs.ReadFile(spec.Samples, file)
		require.NoError(tb, err)
		status, err := strconv.Atoi(path.Base(file)[:3])
		require.NoError(tb, err)
		operation := path.Base(path.Dir(file))
		i := slices.IndexFunc(all, func(p pair) bool { return p.operation == operation && p.status == status })
		if i < 0 {
			i = slices.IndexFunc(all, func(p pair) bool { return p.operation == operation && p.status == http.StatusInternalServerError })
		}
		require.GreaterOrEqual(tb, i, 0, file)
		found = append(found, sample{all[i], file, body})
	}
	require.NotEmpty(tb, found)
	return found
}

func TestSamplesHold(t *testing.T) {
	t.Parallel()
	for _, sample := range samples(t) {
		require.True(t, sample.validator.Valid(sample.body, nil), sample.file)
		require.True(t, sample.agree(t, sample.file, sample.body))
	}
}

func TestValidConcurrently(t *testing.T) {
	t.Parallel()
	all := samples(t)
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			for range 50 {
				for _, sample := range all {
					if !sample.validator.Valid(sample.body, nil) || sample.validator.Valid(sample.body[:len(sample.body)/2], nil) {
						t.Error(sample.file)
					}
				}
			}
		})
	}
}
