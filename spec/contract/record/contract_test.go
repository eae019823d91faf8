//go:build !race

// These tests run in one goroutine. The race detector would find nothing and slow them down.

package record_test

import (
	"bytes"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/internal/operations"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/record"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// Recording masks every documented answer and request such that checking it gives the same findings
// as checking the original.
func TestMaskedExchangesStayValid(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	calls, err := operations.Calls()
	require.NoError(t, err)
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
			requests = []string{""} // a request without a body
		}
		for _, request := range requests {
			requireSame(t, c, calls, sample, request)
		}
	}
	require.Greater(t, seen, 50)
}

func requireSame(t *testing.T, c *contract.Contract, calls []operations.Call, sample contract.Exchange, requestFile string) {
	t.Helper()
	plain, masked := requestTo(t, calls, sample.Operation, requestFile), requestTo(t, calls, sample.Operation, requestFile)
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
	require.Equal(t, describe(c.Check(sample)), describe(c.Check(exchange)), "%s with %s", sample.At, requestFile)
}

// requestTo returns a request as the client sends it, with a documented body.
func requestTo(t *testing.T, calls []operations.Call, id, file string) *http.Request {
	t.Helper()
	for _, call := range calls {
		if call.Operation.ID != id {
			continue
		}
		var sent *url.URL
		network := roundTrip(func(request *http.Request) (*http.Response, error) {
			sent = request.URL
			return nil, errors.New("the request is not sent")
		})
		client, err := api.New(api.Key("rzp_test_0123456789abcd", "secret"), api.WithHTTPClient(&http.Client{Transport: network}))
		require.NoError(t, err)
		require.Error(t, call.Do(t.Context(), client, api.NoRetry()))
		if id == "listPayments" { // the query with the most unmasked parameters
			sent.RawQuery = "expand[]=card&from=1600000000&to=1700000000&count=10&skip=1"
		}
		request, err := http.NewRequestWithContext(t.Context(), call.Operation.Method, sent.String(), nil)
		require.NoError(t, err)
		if file != "" {
			body, err := os.ReadFile(file)
			require.NoError(t, err)
			request.Body = io.NopCloser(bytes.NewReader(body))
			request.Header.Set("Content-Type", "application/json")
		}
		return request
	}
	require.FailNow(t, "no such operation", id)
	return nil
}

// describe returns the texts of findings, without their places.
func describe(findings []contract.Finding) []string {
	texts := make([]string, 0, len(findings))
	for _, finding := range findings {
		texts = append(texts, finding.Rule+" "+finding.Pointer+" "+finding.Message)
	}
	return texts
}

// An uploaded document is not recorded, because masking would make its multipart body unreadable.
func TestUploadedDocument(t *testing.T) {
	t.Parallel()
	var form, out bytes.Buffer
	parts := multipart.NewWriter(&form)
	require.NoError(t, parts.SetBoundary("DOCUMENT123456789012"))
	require.NoError(t, parts.WriteField("purpose", "dispute_evidence"))
	document, err := parts.CreateFormFile("file", "passport of Gaurav.pdf")
	require.NoError(t, err)
	_, err = document.Write([]byte("%PDF-1.4 Gaurav Kumar"))
	require.NoError(t, err)
	require.NoError(t, parts.Close())
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://api.razorpay.com/v1/documents", &form)
	require.NoError(t, err)
	request.Header.Set("Content-Type", parts.FormDataContentType())
	recorder := record.New(&out, roundTrip(func(*http.Request) (*http.Response, error) {
		const answer = `{"id":"doc_EsyWjHrfzb59Re","entity":"document","purpose":"dispute_evidence","name":"a.pdf","mime_type":"application/pdf","size":9,"created_at":1590604200}`
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(answer))}, nil
	}))
	response, err := recorder.RoundTrip(request)
	require.NoError(t, err)
	_, err = io.Copy(io.Discard, response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.NotContains(t, strings.ToLower(out.String()), "gaurav")
	reader, err := recording.New("recorded", &out, recording.Options{})
	require.NoError(t, err)
	exchange, err := reader.Next()
	require.NoError(t, err)
	require.Empty(t, spectest.Contract(t).Check(exchange))
}
