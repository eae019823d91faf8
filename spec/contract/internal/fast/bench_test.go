package fast_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// payment is about as long as the payments that the API returns.
const payment = `{"id":"pay_G8VQzjPLoAvm6D","entity":"payment","amount":100000,"currency":"INR","status":"captured",` +
	`"order_id":"order_G8VPOayFxWEU28","invoice_id":null,"international":false,"method":"upi","amount_refunded":0,` +
	`"refund_status":null,"captured":true,"description":"Purchase Shoes","card_id":null,"bank":null,"wallet":null,` +
	`"vpa":"gaurav.kumar@exampleupi","email":"gaurav.kumar@example.com","contact":"+919999999999","notes":{"key":"value"},` +
	`"fee":2360,"tax":360,"error_code":null,"error_description":null,"error_source":null,"error_step":null,` +
	`"error_reason":null,"acquirer_data":{"rrn":"033814379298"},"created_at":1606985209}`

func paymentSchema(tb testing.TB) *openapi3.Schema {
	tb.Helper()
	document, err := razorpay()
	require.NoError(tb, err)
	return document.Components.Schemas["Payment"].Value
}

func BenchmarkPayment(b *testing.B) {
	schema := paymentSchema(b)
	validator, err := fast.Compile(schema)
	require.NoError(b, err)
	body := []byte(payment)
	var indented bytes.Buffer
	require.NoError(b, json.Indent(&indented, body, "", "  "))
	b.Run("fast", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			if !validator.Valid(body, nil) {
				b.Fatal("the body is not valid")
			}
		}
	})
	b.Run("FindFaults, valid body", func(b *testing.B) {
		var account fast.Account
		seen := validator.NewSeen()
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			if !validator.FindFaults(body, seen, &account) || len(account.Faults) > 0 {
				b.Fatal("the body is not valid")
			}
		}
	})
	b.Run("fast, indented", func(b *testing.B) {
		b.SetBytes(int64(indented.Len()))
		b.ReportAllocs()
		for b.Loop() {
			if !validator.Valid(indented.Bytes(), nil) {
				b.Fatal("the body is not valid")
			}
		}
	})
	b.Run("encoding/json into any", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			var value any
			if err := json.Unmarshal(body, &value); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("kin-openapi, decoded value", func(b *testing.B) {
		var value any
		require.NoError(b, json.Unmarshal(body, &value))
		b.ReportAllocs()
		for b.Loop() {
			if err := schema.VisitJSON(value, openapi3.MultiErrors(), openapi3.VisitAsResponse()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
