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

// pair is one response of the contract, with the validators to compare.
type pair struct {
	operation string
	status    int
	schema    *openapi3.Schema
	validator *fast.Validator
	slow      *contract.Contract // from Contract.Plain, which does not use this package
	checker   *contract.Checker  // describes the faults that FindFaults finds
	stops     bool               // kin-openapi checks nothing beside a composition that fails
}

func (p pair) findings(body []byte) []contract.Finding {
	return p.slow.Check(contract.Exchange{Operation: p.operation, Status: p.status, Body: body})
}

// agree fails the test if the validators disagree on a body, and returns the verdict of the
// fast one.
func (p pair) agree(tb testing.TB, what string, body []byte) bool {
	tb.Helper()
	findings := p.findings(body)
	valid := p.validator.Valid(body, nil)
	if valid != (len(findings) == 0) {
		tb.Errorf("%s %d, %s: fast says %v, slow %v\n%.2000q", p.operation, p.status, what, valid, findings, body)
	}
	exchange := contract.Exchange{Operation: p.operation, Status: p.status, Body: body}
	for _, when := range []string{"at first", "from its cache"} {
		reported := p.checker.Examine(exchange).Findings
		if p.stops {
			reported = slices.DeleteFunc(reported, func(one contract.Finding) bool {
				return !slices.ContainsFunc(findings, func(other contract.Finding) bool { return reflect.DeepEqual(one, other) })
			})
		}
		if len(reported)+len(findings) > 0 && !reflect.DeepEqual(findings, reported) {
			tb.Errorf("%s %d, %s: plain says %+v, a checker %s %+v\n%.2000q", p.operation, p.status, what, findings, when, reported, body)
		}
	}
	return valid
}

var razorpay = sync.OnceValues(func() (*openapi3.T, error) { return openapi3.NewLoader().LoadFromData(spec.Contract) })

// compiled are the responses of the contract, compiled once for all tests. The default
// response has status 500.
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
				all = append(all, pair{operation: operation.OperationID, status: number, schema: media.Schema.Value, validator: validator})
			}
		}
	}
	slices.SortFunc(all, func(a, b pair) int {
		return slices.Compare([]string{a.operation, strconv.Itoa(a.status)}, []string{b.operation, strconv.Itoa(b.status)})
	})
	return all, nil
})

// pairs returns every response of the contract, with a new checker.
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

// samples returns the documented responses, each with its pair.
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

func TestSamplesAreValid(t *testing.T) {
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
