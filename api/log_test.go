package api_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// cardPayment has a distinct value in every field that could appear in a log.
func cardPayment() generated.CardPayment {
	return generated.CardPayment{
		Amount: 98_765, Currency: paise.INR, OrderID: "order_Logged0001", Email: "logged@example.com", Contact: "+919000090007",
		Card: generated.CardDetails{Number: "4111111111111111", Name: "Logged Holder", ExpiryMonth: "11", ExpiryYear: "37", CVV: "837"},
		IP:   "192.168.0.103", Notes: map[string]string{"logged_key": "logged_note"},
	}
}

// secrets returns the values of a card payment, an OTP and the credentials that no log may contain.
func secrets() []string {
	return []string{
		"4111111111111111", "837", "Logged Holder", "logged@example.com", "+919000090007", "192.168.0.103", "logged_note",
		"order_Logged0001", "98765", "626143", string(apitest.KeySecret),
		strings.TrimPrefix(basic(apitest.KeyID, string(apitest.KeySecret)), "Basic "), "Authorization", "?", "expand", "946684801",
	}
}

// record is a line of the log.
type record struct {
	Level     string `json:"level"`
	Msg       string `json:"msg"`
	Operation string `json:"operation"`
	Attempt   int    `json:"attempt"`
	Duration  string `json:"duration"`
	Status    int    `json:"status"`
	Error     string `json:"error"`
}

func TestLogHasOneRecordPerAttemptAndNoSecret(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	srv := apitest.NewServer(t)
	client := srv.Client(api.WithLogger(slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{
		Level: slog.LevelDebug, ReplaceAttr: withoutRandomDigits,
	}))))

	_, err := client.CreatePaymentWithCard(t.Context(), cardPayment())
	require.NoError(t, err)
	require.Contains(t, string(srv.Requests()[0].Body), "4111111111111111", "they were sent")
	_, err = client.SubmitOTP(t.Context(), paymentID, generated.SubmitOTPRequest{OTP: "626143"})
	require.NoError(t, err)
	srv.Respond("createPayment", http.StatusBadRequest, `{"error":{"code":"BAD_REQUEST_ERROR","description":"4111111111111111 is no card"}}`)
	_, err = client.CreatePaymentWithCard(t.Context(), cardPayment())
	requireIs(t, err, api.ErrBadRequest)
	_, err = client.ListPayments(t.Context(), &generated.ListPaymentsParams{From: 946_684_801, Expand: []generated.Expansion{generated.ExpansionCard}})
	require.NoError(t, err)
	_, err = client.FetchPayment(t.Context(), "not an id", nil)
	require.Error(t, err)
	require.Error(t, client.Do(t.Context(), "POST", "/payments/pay_1/refund?x=946684801", map[string]string{"a": "4111111111111111"}, nil))
	srv.Close()
	_, err = client.ListPayments(t.Context(), &generated.ListPaymentsParams{From: 946_684_801}, api.NoRetry())
	requireIs(t, err, api.ErrNoAnswer)

	for _, secret := range secrets() {
		require.NotContains(t, log.String(), secret)
	}
	want := []record{
		{Level: "DEBUG", Operation: "createPayment", Attempt: 1, Status: 200},
		{Level: "DEBUG", Operation: "submitOTP", Attempt: 1, Status: 200},
		{Level: "WARN", Operation: "createPayment", Attempt: 1, Status: 400},
		{Level: "DEBUG", Operation: "listPayments", Attempt: 1, Status: 200},
		{Level: "WARN", Operation: "POST /payments/{id}/refund", Attempt: 1, Status: 400},
		{Level: "WARN", Operation: "listPayments", Attempt: 1},
	}
	records := decodeLog(t, &log)
	require.Len(t, records, len(want), "one per attempt, none for calls that were not sent")
	for i, got := range records {
		require.Equal(t, "positive", got.Duration)
		require.Equal(t, i == len(want)-1, got.Error != "", got.Error)
		require.Equal(t, "razorpay call", got.Msg)
		got.Duration, got.Error, got.Msg = "", "", ""
		require.Equal(t, want[i], got)
	}
}

func TestLogLeavesOutSuccessAboveDebug(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	srv := apitest.NewServer(t)
	client := srv.Client(api.WithLogger(slog.New(slog.NewTextHandler(&log, nil))))
	_, err := client.FetchPayment(t.Context(), paymentID, nil)
	require.NoError(t, err)
	require.Empty(t, log.String())
	srv.Respond("createOrder", http.StatusBadGateway, page)
	_, err = client.CreateOrder(t.Context(), order)
	require.Error(t, err)
	require.Contains(t, log.String(), "operation=createOrder attempt=1")
	require.Contains(t, log.String(), "status=502")
	require.NotContains(t, log.String(), "s3cr3t-page")
}

func TestLogRecordsAreBounded(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	client := newClient(t, generated.ServerURL, api.WithLogger(slog.New(slog.NewTextHandler(&log, nil))),
		withNetwork(func(*http.Request) (*http.Response, error) { return nil, errors.New(strings.Repeat("x\n", 100_000)) }))
	_, err := client.CreateOrder(t.Context(), order)
	requireIs(t, err, api.ErrNoAnswer)
	requireOneLine(t, err.Error())
	require.Less(t, log.Len(), 1000)
	require.Equal(t, 1, strings.Count(log.String(), "\n"))
}

// net/http quotes the server's bytes in errors, and some RoundTrippers include the URL.
func TestLogMasksWhatErrorsQuote(t *testing.T) {
	t.Parallel()
	for name, network := range map[string]func(*http.Request) (*http.Response, error){
		"an http.Client within": func(r *http.Request) (*http.Response, error) {
			return nil, fmt.Errorf("giving up: %w", &url.Error{Op: "Get", URL: r.URL.String(), Err: errors.New("EOF")})
		},
		"the URL in the text": func(r *http.Request) (*http.Response, error) {
			return nil, fmt.Errorf("GET %s: EOF", r.URL)
		},
		"a redirect that cannot be read": func(r *http.Request) (*http.Response, error) {
			header := http.Header{"Location": {"https://%zz/?" + r.URL.RawQuery}}
			return &http.Response{StatusCode: http.StatusFound, Header: header, Body: http.NoBody, Request: r}, nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			client := newClient(t, generated.ServerURL, withNetwork(network), api.WithLogger(slog.New(slog.NewTextHandler(&log, nil))))
			err := client.Do(t.Context(), "GET", "/payments?vpa=gaurav%40okhdfc&contact=9123456780&email=a@example.com", nil, nil, api.NoRetry())
			requireIs(t, err, api.ErrNoAnswer)
			require.Contains(t, log.String(), "razorpay call")
			require.NotRegexp(t, "gaurav|91234|example.com", log.String())
			require.NotRegexp(t, "gaurav|91234|example.com", err.Error())
		})
	}
}

// withoutRandomDigits removes attributes that may contain any digits, including those of a secret.
func withoutRandomDigits(_ []string, attribute slog.Attr) slog.Attr {
	switch {
	case attribute.Key == slog.TimeKey:
		return slog.Attr{}
	case attribute.Key == "duration" && attribute.Value.Duration() > 0:
		return slog.String("duration", "positive")
	case attribute.Key == "error":
		return slog.String("error", regexp.MustCompile(`:\d+:`).ReplaceAllString(attribute.Value.String(), ":port:"))
	}
	return attribute
}

func decodeLog(t *testing.T, log io.Reader) []record {
	t.Helper()
	var records []record
	for decoder := json.NewDecoder(log); ; {
		var one record
		err := decoder.Decode(&one)
		if errors.Is(err, io.EOF) {
			return slices.Clip(records)
		}
		require.NoError(t, err)
		records = append(records, one)
	}
}
