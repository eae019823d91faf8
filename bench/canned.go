package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
)

// What every peer requests, and the size of a page.
const (
	keyID     = "rzp_test_bench"
	keySecret = "bench-secret"
	paymentID = "pay_P7cKq2XbT9wZ4m"
	pageSize  = 100
)

// onePayment is a captured card payment, written by hand with the members of the documentation's
// samples.
//
//go:embed payment.json
var paymentFile []byte

// The response bodies: the payment, and a collection of pageSize payments with different ids and
// amounts.
var (
	onePayment = bytes.TrimSpace(paymentFile)
	page       = newPage()
)

func newPage() []byte {
	items := make([]string, pageSize)
	for i := range items {
		items[i] = strings.NewReplacer(
			paymentID, pageID(i),
			`"amount":49950,`, fmt.Sprintf(`"amount":%d,`, pageAmount(i)),
		).Replace(string(onePayment))
	}
	return fmt.Appendf(nil, `{"entity":"collection","count":%d,"items":[%s]}`, pageSize, strings.Join(items, ","))
}

func pageID(i int) string    { return fmt.Sprintf("pay_P7cKq2XbT9w%03d", i) }
func pageAmount(i int) int64 { return 49_950 + int64(i) }

func bodyFor(path string) []byte {
	if strings.HasSuffix(path, "/payments") {
		return page
	}
	return onePayment
}

// canned responds without a network, so that only a client's own work is measured. If chunked, the
// response has no length.
type canned struct{ chunked bool }

// RoundTrip returns the response to request.
func (c canned) RoundTrip(request *http.Request) (*http.Response, error) {
	body := bodyFor(request.URL.Path)
	length := int64(len(body))
	if c.chunked {
		length = -1
	}
	return &http.Response{
		Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:        http.Header{"Content-Type": {"application/json; charset=utf-8"}},
		ContentLength: length, Body: io.NopCloser(bytes.NewReader(body)), Request: request,
	}, nil
}

// newServer returns a loopback server with the same bodies.
func newServer(chunked bool) *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		body := bodyFor(request.URL.Path)
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		if chunked {
			_ = http.NewResponseController(w).Flush()
		} else {
			w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		}
		_, _ = w.Write(body)
	}))
}
