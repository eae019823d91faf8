package spec_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestEveryKeyThatIsAlwaysSentIsMissed takes each of them away. The keys are listed here, not read
// from the contract, so that it cannot forget one.
func TestEveryKeyThatIsAlwaysSentIsMissed(t *testing.T) {
	t.Parallel()
	const order, payer = "amount currency order_id email contact method", "ip referer user_agent upi"
	tests := []struct{ sample, at, keys string }{
		{"fetchPayment/200-captured-upi", "", "id entity amount currency status method amount_refunded " +
			"captured notes acquirer_data created_at order_id refund_status description card_id bank wallet " +
			"vpa email fee tax error_code error_description error_source error_step error_reason"},
		{"fetchPaymentCard/200-credit", "", "id entity name last4 network type international sub_type issuer emi"},
		{"createOrder/200-created", "", "id entity amount amount_paid amount_due currency status attempts " +
			"notes created_at receipt"},
		{"fetchPaymentDowntime/200-upi-handle", "", "id method begin status scheduled severity instrument " +
			"created_at updated_at end"},
		{"listPayments/200-one-page", "", "entity count items"},
		{"listOrderPayments/200-without-any", "", "entity count items"},
		{"listPaymentDowntimes/200-without-any", "", "entity count items"},
		{"createPayment/200-card", "", "razorpay_payment_id next"},
		{"createPayment/200-card", "next/0/", "action url"},
		{"createUPIPayment/200-intent", "", "razorpay_payment_id"},
		{"generateOTP/200-sent", "", "razorpay_payment_id next metadata"},
		{"generateOTP/200-sent", "metadata/", "issuer network last4 iin"},
		{"resendOTP/200-sent-again", "", "razorpay_payment_id next"},
		{"submitOTP/200-authorized", "", "razorpay_payment_id razorpay_order_id razorpay_signature"},
		{"validateVPA/200-valid", "", "vpa success"},
		{"fetchIIN/200-tokenized", "", "iin entity network type sub_type issuer_code issuer_name " +
			"international emi recurring authentication_types"},
		{"fetchIIN/200-tokenized", "emi/", "available"},
		{"fetchIIN/200-tokenized", "recurring/", "available"},
		{"fetchIIN/200-tokenized", "authentication_types/0/", "type"},
		{"fetchPaymentMethods/200-few-methods", "", "entity card debit_card credit_card prepaid_card amex upi " +
			"emi upi_intent card_networks card_subtype netbanking wallet cardless_emi paylater recurring"},
		{"listPayments/200-with-upi-expanded", "items/0/upi/", "vpa"},
		{"listPayments/200-with-emi-expanded", "items/0/emi/", "issuer rate duration"},
		{"fetchPayment/404-unknown-url", "", "error"},
		{"fetchPayment/404-unknown-url", "error/", "code"},
		{"capturePayment/request-inr", "", "amount currency"},
		{"updatePayment/request-notes", "", "notes"},
		{"createOrder/request-automatic-capture", "", "amount currency"},
		{"createOrder/request-automatic-capture", "payment/", "capture"},
		{"createPayment/request-card", "", order + " card"},
		{"createPayment/request-card", "card/", "number name expiry_month expiry_year"},
		{"createPayment/request-netbanking", "", order + " bank"},
		{"createUPIPayment/request-collect", "", order + " " + payer},
		{"createUPIPayment/request-collect", "upi/", "flow vpa"},
		{"createUPIPayment/request-intent", "", order + " " + payer},
		{"createUPIPayment/request-intent", "upi/", "flow"},
		{"submitOTP/request-otp", "", "otp"},
		{"validateVPA/request-vpa", "", "vpa"},
	}
	byID := operations(t, load(t))
	for _, test := range tests {
		for key := range strings.FieldsSeq(test.keys) {
			schema, body := sample(t, byID, test.sample)
			require.Error(t, check(schema, change(t, body, test.at+key, dropped{})),
				"%s without %s%s", test.sample, test.at, key)
		}
	}
}
