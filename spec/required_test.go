package spec_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMissingRequiredKeysAreFound removes each required key. The keys are listed here
// instead of read from the contract, so that the contract cannot forget one.
func TestMissingRequiredKeysAreFound(t *testing.T) {
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
		{"fetchRefund/200-processed", "", "id entity amount currency payment_id notes receipt acquirer_data " +
			"created_at batch_id status"},
		{"listRefunds/200-one-page", "", "entity count items"},
		{"listRefunds/200-one-page", "items/0/", "id amount currency payment_id status"},
		{"updateRefund/request-notes", "", "notes"},
		{"fetchOrder/200-paid", "", "id entity amount amount_paid amount_due currency status attempts notes created_at receipt"},
		{"listOrders/200-with-transfers", "items/0/transfers/items/0/", "id entity status source recipient amount currency " +
			"amount_reversed notes linked_account_notes on_hold on_hold_until recipient_settlement_id created_at processed_at error"},
		{"fetchOrder/200-card-mandate", "token/", "max_amount expire_at"},
		{"fetchOrder/200-paper-mandate", "token/bank_account/", "account_number ifsc bank_name name account_type"},
		{"fetchOrder/200-paper-mandate", "token/nach/", "create_form prefilled_form upload_form_url"},
		{"updateOrder/request-notes", "", "notes"},
		{"fetchCustomer/200-fetched", "", "id entity name email contact gstin notes created_at"},
		{"fetchCustomerToken/200-card", "", "id entity method"},
		{"fetchCustomerToken/200-card", "card/", "entity name last4 network type issuer international emi flows"},
		{"fetchCustomerToken/200-card", "card/flows/", "recurring"},
		{"listCustomerTokens/200-several", "items/1/bank_details/", "beneficiary_name account_number ifsc account_type"},
		{"listCustomerTokens/200-several", "items/2/vpa/", "username handle name"},
		{"listCustomerTokens/200-several", "items/2/recurring_details/", "status failure_reason"},
		{"deleteCustomerToken/200-deleted", "", "deleted"},
		{"fetchSettlement/200-processed", "", "id entity amount status fees tax utr created_at"},
		{"fetchInstantSettlement/200-processed", "", "id entity amount_requested amount_settled amount_pending amount_reversed " +
			"fees tax currency settle_full_balance status description notes created_at"},
		{"fetchInstantSettlement/200-with-ondemand-payouts", "ondemand_payouts/items/0/", "id entity initiated_at processed_at " +
			"reversed_at amount amount_settled fees tax utr status created_at"},
		{"createInstantSettlement/request-part-of-the-balance", "", "amount"},
		{"listSettlementRecon/200-one-day", "items/0/", "entity_id type debit credit amount currency fee tax on_hold settled " +
			"created_at settled_at settlement_id posted_at description notes payment_id settlement_utr order_id order_receipt " +
			"method card_network card_issuer card_type dispute_id"},
		{"fetchDispute/200-open", "", "id entity payment_id amount currency amount_deducted reason_code respond_by status phase " +
			"created_at evidence"},
		{"fetchDispute/200-open", "evidence/", "amount summary shipping_proof billing_proof cancellation_proof customer_communication " +
			"proof_of_service explanation_letter refund_confirmation access_activity_log refund_cancellation_policy " +
			"term_and_conditions others submitted_at"},
		{"fetchDispute/200-open", "evidence/others/0/", "type document_ids"},
		{"fetchDocument/200-picture", "", "id entity purpose mime_type size created_at"},
		{"uploadDocument/request-picture", "", "file purpose"},
		{"fetchPaymentLink/200-paid", "", "id accept_partial amount amount_paid cancelled_at created_at currency customer description " +
			"expire_by expired_at first_min_partial_amount notes notify payments reference_id reminder_enable reminders short_url " +
			"status user_id"},
		{"fetchPaymentLink/200-paid", "notify/", "sms email"},
		{"fetchPaymentLink/200-paid", "payments/0/", "amount created_at method payment_id status"},
		{"createPaymentLink/request-upi", "", "amount"},
		{"listPaymentLinks/200-two", "", "payment_links"},
		{"notifyPaymentLink/200-sent", "", "success"},
		{"fetchQRCode/200-active", "", "id entity created_at name usage type image_url payment_amount status description fixed_amount " +
			"payments_amount_received payments_count_received notes customer_id close_by"},
		{"createQRCode/request-single-use", "", "type usage"},
		{"fetchPaymentMethods/200-most-methods", "emi_plans/HDFC/", "min_amount plans"},
		{"fetchPaymentMethods/200-most-methods", "emi_options/HDFC/0/", "duration interest subvention min_amount"},
		{"fetchPayment/200-with-token-and-offers", "token/", "id entity method"},
		{"fetchPayment/200-with-token-and-offers", "offers/", "entity count items"},
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
