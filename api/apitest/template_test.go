//go:build !race

// One client sends one request after the other: the race detector would find what it finds in the
// tests of several, and take five times as long.

package apitest

import (
	"bytes"
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

// extendedContract returns the contract with an additional required field of payments.
func extendedContract(t *testing.T) *contract.Contract {
	t.Helper()
	const required, property = "        - error_reason\n        - acquirer_data\n        - created_at\n", "        international:\n"
	text := string(spec.Contract)
	require.Equal(t, 1, strings.Count(text, required))
	require.Contains(t, text, property)
	text = strings.Replace(text, required, required+"        - settled_by\n", 1)
	text = strings.Replace(text, property, "        settled_by:\n          type: string\n"+property, 1)
	c, err := contract.Load([]byte(text))
	require.NoError(t, err)
	return c
}

// extendedSamples returns the samples with that field.
func extendedSamples(t *testing.T) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(spec.Samples, "samples", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := fs.ReadFile(spec.Samples, name)
		body = bytes.ReplaceAll(body, []byte(`"entity": "payment",`), []byte(`"entity": "payment", "settled_by": "HDFC",`))
		files[name] = &fstest.MapFile{Data: body}
		return err
	}))
	return files
}

// A field that is new in the contract is taken from its sample. Without a sample the server's
// response would violate the contract and is not sent.
func TestNewFieldComesFromItsSample(t *testing.T) {
	t.Parallel()
	extended := extendedContract(t)
	for name, test := range map[string]struct {
		samples fs.FS
		broken  int64
	}{"in the samples": {extendedSamples(t), 0}, "in the contract alone": {spec.Samples, 1}} {
		index, err := newIndex(extended, test.samples)
		require.NoError(t, err)
		srv, err := index.start(nil)
		require.NoError(t, err)
		defer srv.Close()
		failure := ""
		srv.failed = func(format string, arguments ...any) { failure = fmt.Sprintf(format, arguments...) }
		payment := payUPI(t, srv)
		var kept api.Response
		_, err = srv.Client().FetchPayment(t.Context(), payment, nil, api.NoRetry(), api.KeepResponse(&kept))
		require.Equal(t, test.broken, srv.Broken(), name)
		if test.broken == 0 {
			require.NoError(t, err)
			require.Contains(t, string(kept.Body), `"settled_by":"HDFC"`)
			continue
		}
		require.ErrorIs(t, err, api.ErrServer)
		require.Contains(t, failure, "fetchPayment violates the contract")
		require.Contains(t, failure, "settled_by")
	}
}

func payUPI(t *testing.T, srv *Server) generated.PaymentID {
	t.Helper()
	order, err := srv.Client().CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 100, Currency: paise.INR})
	require.NoError(t, err)
	created, err := srv.Client().CreateUPIPaymentWithCollect(t.Context(), generated.UPICollectPayment{
		Amount: 100, Currency: paise.INR, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		UPI: generated.UPICollectDetails{VPA: VPASuccess},
	})
	require.NoError(t, err)
	return created.RazorpayPaymentID
}

func TestInvalidSamples(t *testing.T) {
	t.Parallel()
	for _, sample := range []string{"", "[]", `"x"`, `{"a"`, `{"a":`, `{1:2}`} {
		_, err := newTemplate([]byte(sample), reflect.TypeFor[cardFields]())
		require.Error(t, err, sample)
	}
}
