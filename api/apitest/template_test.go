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
)

// extendedIndex is the contract with one more field that every payment must have, and the
// samples, with that field or without.
func extendedIndex(t *testing.T, inSamples bool) *index {
	t.Helper()
	const required, property = "        - error_reason\n        - acquirer_data\n        - created_at\n", "        international:\n"
	text := string(spec.Contract)
	require.Equal(t, 1, strings.Count(text, required))
	require.Contains(t, text, property)
	text = strings.Replace(text, required, required+"        - settled_by\n", 1)
	text = strings.Replace(text, property, "        settled_by:\n          type: string\n"+property, 1)
	files := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(spec.Samples, "samples", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := fs.ReadFile(spec.Samples, name)
		if inSamples {
			body = bytes.ReplaceAll(body, []byte(`"entity": "payment",`), []byte(`"entity": "payment", "settled_by": "HDFC",`))
		}
		files[name] = &fstest.MapFile{Data: body}
		return err
	}))
	k, err := newIndex([]byte(text), files)
	require.NoError(t, err)
	return k
}

// A field that is new in the contract comes from its sample.
func TestANewFieldCostsNoGo(t *testing.T) {
	t.Parallel()
	srv, err := extendedIndex(t, true).start(nil)
	require.NoError(t, err)
	defer srv.Close()
	payment := payUPI(t, srv)
	var kept api.Response
	_, err = srv.Client().FetchPayment(t.Context(), payment, nil, api.KeepResponse(&kept))
	require.NoError(t, err)
	require.Contains(t, string(kept.Body), `"settled_by":"HDFC"`)
	require.Zero(t, srv.Broken())
}

// An answer of the server's own that does not hold is not sent.
func TestTheServerChecksItself(t *testing.T) {
	t.Parallel()
	srv, err := extendedIndex(t, false).start(nil)
	require.NoError(t, err)
	defer srv.Close()
	said := ""
	srv.failed = func(format string, arguments ...any) { said = fmt.Sprintf(format, arguments...) }
	payment := payUPI(t, srv)
	_, err = srv.Client().FetchPayment(t.Context(), payment, nil, api.NoRetry())
	require.ErrorIs(t, err, api.ErrServer)
	require.EqualValues(t, 1, srv.Broken())
	require.Contains(t, said, "fetchPayment does not hold to the contract")
	require.Contains(t, said, "settled_by")
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

func TestSamplesThatAreNoObjects(t *testing.T) {
	t.Parallel()
	for _, sample := range []string{"", "[]", `"x"`, `{"a"`, `{"a":`, `{1:2}`} {
		_, err := newTemplate([]byte(sample), reflect.TypeFor[cardFields]())
		require.Error(t, err, sample)
	}
}
