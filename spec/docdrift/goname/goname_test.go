package goname_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/goname"
)

func TestNamesOfTheGeneratedCode(t *testing.T) {
	t.Parallel()
	names, err := goname.Read("../../../generated")
	require.NoError(t, err)
	for got, want := range map[string]string{
		names.Field("Payment", "amount_refunded"):     "Payment.AmountRefunded Amount",
		names.Field("CardDetails", "cvv"):             "CardDetails.CVV CVV",
		names.Field("Nothing", "amount"):              "",
		names.Field("Payment", "upi_reference_id"):    "",
		names.Field("listPaymentsParams", "cursor"):   "",
		names.Field("listPaymentsParams", "expand[]"): "ListPaymentsParams.Expand []Expansion",
		names.Field("nothingParams", "cursor"):        "",
	} {
		require.Equal(t, want, got)
	}
	require.Equal(t, []string{"API.CapturePayment"}, names.Methods("capturePayment"))
	require.Equal(t, []string{"API.GenerateOTP"}, names.Methods("generateOTP"))
	require.Equal(t, []string{"API.CreatePaymentWithCard"}, names.Methods("createPayment", "CardPayment"))
	require.Len(t, names.Methods("createPayment"), 2)
	require.Empty(t, names.Methods("nothing"))
	require.Empty(t, names.Methods("valid"), "of an enumeration")
}

func TestNamesWithoutGeneratedCode(t *testing.T) {
	t.Parallel()
	_, err := goname.Read(t.TempDir())
	require.ErrorContains(t, err, "payments.gen.go")
	var none *goname.Index
	require.Empty(t, none.Field("Payment", "amount"))
	require.Empty(t, none.Methods("capturePayment"))
	require.Empty(t, none.Field("listPaymentsParams", "count"))
}
