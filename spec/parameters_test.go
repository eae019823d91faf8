package spec_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParameters(t *testing.T) {
	t.Parallel()
	byID := operations(t, load(t))
	doc := load(t)
	tests := []struct {
		operation, in, name string
		value               any
		valid               bool
	}{
		{"listPayments", "query", "count", 1, true},
		{"listPayments", "query", "count", 100, true},
		{"listPayments", "query", "count", 101, false},
		{"listPayments", "query", "count", 0, false},
		{"listPayments", "query", "skip", 0, true},
		{"listPayments", "query", "skip", -1, false},
		{"listPayments", "query", "from", 946684800, true},
		{"listPayments", "query", "from", 946684799, false},
		{"listPayments", "query", "to", 4765046400, true},
		{"listPayments", "query", "to", 4765046401, false},
		{"listPayments", "query", "expand[]", []any{"card", "upi", "transaction.settlement"}, true},
		{"listPayments", "query", "expand[]", []any{"cards"}, false},
		{"fetchPayment", "query", "expand[]", []any{"emi"}, true},
		{"fetchPayment", "path", "payment_id", "pay_G8VQzjPLoAvm6D", true},
		{"fetchPayment", "path", "payment_id", "", false},
		{"fetchPayment", "path", "payment_id", "..", false},
		{"fetchPayment", "path", "payment_id", "downtimes", false},
		{"listOrderPayments", "path", "order_id", "pay_G8VQzjPLoAvm6D", false},
		{"fetchPaymentDowntime", "path", "downtime_id", "down_1", true},
		{"listSettlementRecon", "query", "month", 6, true},
		{"listSettlementRecon", "query", "month", 13, false},
		{"listSettlementRecon", "query", "day", 32, false},
		{"listSettlementRecon", "query", "year", 26, false},
		{"listSettlementRecon", "query", "count", 1000, true},
		{"listSettlementRecon", "query", "count", 1001, false},
		{"listOrders", "query", "authorized", 1, true},
		{"listOrders", "query", "authorized", 2, false},
		{"listOrders", "query", "expand[]", []any{"payments.card"}, true},
		{"listOrders", "query", "expand[]", []any{"card"}, false},
		{"createRefund", "header", "X-Refund-Idempotency", "refund-0000000001", true},
		{"createRefund", "header", "X-Refund-Idempotency", "refund-01", false},
		{"createRefund", "header", "X-Refund-Idempotency", "refund 0000000001", false},
		{"fetchSettlement", "path", "settlement_id", "setlod_1", false},
		{"fetchInstantSettlement", "path", "instant_settlement_id", "setl_1", false},
		{"notifyPaymentLink", "path", "medium", "sms", true},
		{"notifyPaymentLink", "path", "medium", "post", false},
		{"fetchIIN", "path", "token_iin", "412345", true},
		{"fetchIIN", "path", "token_iin", "412345678", true},
		{"fetchIIN", "path", "token_iin", "4123456", false},
		{"fetchIIN", "path", "token_iin", "41234x", false},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.operation, " ", test.name, " ", test.value), func(t *testing.T) {
			t.Parallel()
			op := byID[test.operation]
			p := op.Parameters.GetByInAndName(test.in, test.name)
			if p == nil {
				p = doc.Paths.Value(op.path).Parameters.GetByInAndName(test.in, test.name)
			}
			require.NotNil(t, p)
			err := check(p.Schema.Value, test.value)
			require.Equal(t, test.valid, err == nil, "%v", err)
		})
	}
}
