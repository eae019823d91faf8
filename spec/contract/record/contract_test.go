package record_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/record"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// Every documented answer and request, recorded, says to the contract what it
// said before.
func TestWhatIsMaskedHoldsAsItDid(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	samples, err := recording.Open("../../samples", recording.Options{})
	require.NoError(t, err)
	seen := 0
	for {
		sample, err := samples.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		seen++
		requests, err := filepath.Glob("../../samples/" + sample.Operation + "/request-*.json")
		require.NoError(t, err)
		if len(requests) == 0 {
			requests = []string{""} // it is asked without a body
		}
		for _, request := range requests {
			requireSame(t, c, sample, request)
		}
	}
	require.Greater(t, seen, 50)
}

func requireSame(t *testing.T, c *contract.Contract, sample contract.Exchange, requestFile string) {
	t.Helper()
	plain, masked := requestTo(t, sample.Operation, requestFile), requestTo(t, sample.Operation, requestFile)
	sample.Method, sample.Path, sample.Request = plain.Method, plain.URL.Path, plain
	var out bytes.Buffer
	recorder := record.New(&out, roundTrip(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: sample.Status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(sample.Body))}, nil
	}))
	response, err := recorder.RoundTrip(masked)
	require.NoError(t, err)
	_, err = io.Copy(io.Discard, response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	reader, err := recording.New("recorded", &out, recording.Options{})
	require.NoError(t, err)
	exchange, err := reader.Next()
	require.NoError(t, err)
	require.Equal(t, told(c.Check(sample)), told(c.Check(exchange)), "%s with %s", sample.At, requestFile)
}

func requestTo(t *testing.T, id, file string) *http.Request {
	t.Helper()
	for _, operation := range generated.Operations() {
		if operation.ID != id {
			continue
		}
		path := strings.NewReplacer("{payment_id}", "pay_1", "{order_id}", "order_1", "{downtime_id}", "down_1", "{token_iin}", "411111").Replace(operation.Path)
		if strings.HasPrefix(id, "list") && id != "listPaymentDowntimes" {
			path += "?expand[]=card"
		}
		if id == "listPayments" {
			path += "&from=1600000000&to=1700000000&count=10&skip=1"
		}
		request, err := http.NewRequestWithContext(t.Context(), operation.Method, "https://api.razorpay.com/v1"+path, nil)
		require.NoError(t, err)
		if file != "" {
			body, err := os.ReadFile(file)
			require.NoError(t, err)
			request.Body = io.NopCloser(bytes.NewReader(body))
			request.Header.Set("Content-Type", "application/json")
		}
		return request
	}
	require.FailNow(t, "no operation", id)
	return nil
}

// told is what findings say, without where.
func told(findings []contract.Finding) []string {
	said := make([]string, 0, len(findings))
	for _, finding := range findings {
		said = append(said, finding.Rule+" "+finding.Pointer+" "+finding.Message)
	}
	return said
}
