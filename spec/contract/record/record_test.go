package record_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec/contract/record"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// The recorded traffic of a real client still matches the contract, and contains no personal data
// or credentials.
func TestRecordingIsValidAndMasked(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	var out bytes.Buffer
	recorder := record.New(&out, http.DefaultTransport)
	client := server.Client(api.WithHTTPClient(&http.Client{Transport: recorder}))
	payment := generated.CardPayment{
		Amount: 50_000, Currency: paise.INR, OrderID: "order_1", Email: "gaurav.kumar@example.com", Contact: "+919876543210",
		Card: generated.CardDetails{Number: "4111111111111111", Name: "Gaurav", ExpiryMonth: "11", ExpiryYear: "30", CVV: "837"},
	}
	_, err := client.CreatePaymentWithCard(t.Context(), payment)
	require.NoError(t, err)
	_, err = client.SubmitOTP(t.Context(), "pay_1", generated.SubmitOTPRequest{OTP: "626143"})
	require.NoError(t, err)
	_, err = client.ValidateVPA(t.Context(), generated.ValidateVPARequest{VPA: "gauravkumar@exampleupi"})
	require.NoError(t, err)
	_, err = client.GenerateOTP(t.Context(), "pay_1")
	require.NoError(t, err)
	_, err = client.FetchPayment(t.Context(), "pay_unheard_of", &generated.FetchPaymentParams{Expand: []generated.Expansion{"card"}})
	require.NoError(t, err)
	require.NoError(t, recorder.Err())

	for _, secret := range []string{"4111111111111111", "\"837\"", "626143", "gaurav", "Gaurav", "9876543210", "YOUR_KEY_ID", apitest.KeyID, "Authorization", "Basic"} {
		require.NotContains(t, out.String(), secret)
	}
	require.Contains(t, out.String(), `"number":"9999999999999999"`)
	require.Equal(t, 5, strings.Count(out.String(), "\n"))

	c := spectest.Contract(t)
	reader, err := recording.New("recorded", &out, recording.Options{})
	require.NoError(t, err)
	for range 5 {
		exchange, err := reader.Next()
		require.NoError(t, err)
		require.Empty(t, c.Check(exchange))
	}
	_, err = reader.Next()
	require.ErrorIs(t, err, io.EOF)
}

// through records one exchange with this answer, and returns the decoded line.
func through(t *testing.T, answer string) map[string]any {
	t.Helper()
	var out bytes.Buffer
	recorder := record.New(&out, roundTrip(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(answer))}, nil
	}))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.razorpay.com/v1/x?key_id=rzp_live_1&y=2", nil)
	require.NoError(t, err)
	response, err := recorder.RoundTrip(request)
	require.NoError(t, err)
	read, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.Equal(t, answer, string(read), "the caller receives the answer unchanged")
	require.NoError(t, response.Body.Close())
	require.Equal(t, 1, strings.Count(out.String(), "\n"), "recorded once, although the body was read to EOF and closed")
	var line map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &line))
	return line
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

func TestBodies(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer string
		want   any
	}{
		"a string":            {`{"email":"a1@b.c"}`, map[string]any{"email": "x9@x.x"}},
		"a number":            {`{"contact" : 9876543210, "amount": 5}`, map[string]any{"contact": 9999999999.0, "amount": 5.0}},
		"an escaped string":   {`{"name":"G\u00e9\nR"}`, map[string]any{"name": "xx\nx"}},
		"an escaped key":      {`{"em\u0061il":"ab"}`, map[string]any{"email": "xx"}},
		"nested":              {`{"items":[{"vpa":"a@b","id":"pay_1"}]}`, map[string]any{"items": []any{map[string]any{"vpa": "x@x", "id": "pay_1"}}}},
		"an object is masked": {`{"contact":{"deep":["ab",1,true,null]},"id":"a"}`, map[string]any{"contact": map[string]any{"deep": []any{"xx", 9.0, true, nil}}, "id": "a"}},
		"null stays":          {`{"vpa":null}`, map[string]any{"vpa": nil}},
		"not JSON":            {`<b>Gaurav 4111</b>`, "<x>xxxxxx 9999</x>"},
		"text after JSON":     {`{} Gaurav`, "{} xxxxxx"},
		"truncated JSON":      {`{"email":"a@b`, `{"xxxxx":"x@x`},
		"a JSON string":       {`"email"`, "email"},
		"not UTF-8":           {"\xff\xd8\xff\xe0 Gaurav", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			line := through(t, test.answer)
			response, _ := line["response"].(map[string]any)
			require.Equal(t, test.want, response["body"])
			require.Equal(t, "https://api.razorpay.com/v1/x?key_id=xxx_xxxx_9&y=9", line["url"])
		})
	}
}

func TestDuplicateKeyIsRecordedTwice(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	recorder := record.New(&out, roundTrip(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(`{"id":1,"id":2}`))}, nil
	}))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.razorpay.com/v1/x", nil)
	require.NoError(t, err)
	response, err := recorder.RoundTrip(request)
	require.NoError(t, err)
	defer func() { _ = response.Body.Close() }()
	_, err = io.Copy(io.Discard, response.Body)
	require.NoError(t, err)
	require.Contains(t, out.String(), `{"id":1,"id":2}`)
}

func TestFailures(t *testing.T) {
	t.Parallel()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.razorpay.com/v1/x", nil)
	require.NoError(t, err)
	var out bytes.Buffer
	_, err = record.New(&out, roundTrip(func(*http.Request) (*http.Response, error) { return nil, errors.New("no network") })).RoundTrip(request) //nolint:bodyclose // there is none
	require.ErrorContains(t, err, "no network")
	require.Empty(t, out.String())

	recorder := record.New(broken{}, roundTrip(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(`{}`))}, nil
	}))
	response, err := recorder.RoundTrip(request)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.ErrorContains(t, recorder.Err(), "disk full")
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestDependencies(t *testing.T) {
	t.Parallel()
	listed, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".").Output()
	require.NoError(t, err)
	for name := range strings.FieldsSeq(string(listed)) {
		require.Regexp(t, `^github\.com/(rzpkit/payments/spec/contract/(record|internal/coding)|andybalholm/brotli|klauspost/compress)(/|$)`, name)
	}
}

func FuzzBody(f *testing.F) {
	for _, seed := range []string{`{"email":"a@b"}`, `{"a":[1,{"otp":"1"}]}`, `<html>`, `{"number":`, `[[[`, `{"name":{"name":[]}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		var out bytes.Buffer
		recorder := record.New(&out, roundTrip(func(*http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(bytes.NewReader(body))}, nil
		}))
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.razorpay.com/v1/x", nil)
		require.NoError(t, err)
		response, err := recorder.RoundTrip(request)
		require.NoError(t, err)
		_, err = io.Copy(io.Discard, response.Body)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.True(t, json.Valid(out.Bytes()), "%q", out.String())
		require.Equal(t, 1, bytes.Count(out.Bytes(), []byte("\n")))
		require.NoError(t, recorder.Err())
	})
}

// A RoundTripper must not change the caller's request.
func TestRecorderDoesNotChangeTheRequest(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	body := io.NopCloser(strings.NewReader(`{"vpa":"a@b"}`))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/payments/validate/vpa", body)
	require.NoError(t, err)
	response, err := record.New(io.Discard, nil).RoundTrip(request)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, body, request.Body)
	require.JSONEq(t, `{"vpa":"a@b"}`, string(server.Requests()[0].Body))
}

// A nil next is http.DefaultTransport.
func TestRecorderWithNilNext(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	client := apitest.NewServer(t).Client(api.WithHTTPClient(&http.Client{Transport: record.New(&out, nil)}))
	_, err := client.ValidateVPA(t.Context(), generated.ValidateVPARequest{VPA: "a@b"})
	require.NoError(t, err)
	require.Equal(t, 1, strings.Count(out.String(), "\n"))
}
