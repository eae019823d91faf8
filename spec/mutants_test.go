package spec_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSingleFaults changes one thing in a valid sample and checks whether the result is valid.
func TestSingleFaults(t *testing.T) {
	t.Parallel()
	sixteen := map[string]any{}
	for i := range 16 {
		sixteen[fmt.Sprint("key", i)] = "value"
	}
	long := strings.Repeat("x", 257)
	tests := []struct {
		name, sample, at string
		value            any
		valid            bool
	}{
		// Answers.
		{"an amount as a string", "fetchPayment/200-captured-upi", "amount", "1000", false},
		{"an amount with a fraction", "fetchPayment/200-captured-upi", "amount", 1000.5, false},
		{"a negative amount", "fetchPayment/200-captured-upi", "amount", -1, false},
		{"an amount of null", "fetchPayment/200-captured-upi", "amount", nil, false},
		{"a large amount", "fetchPayment/200-captured-upi", "amount", json.Number("9007199254740993"), true},
		{"a fee as a string", "fetchPayment/200-captured-upi", "fee", "24", false},
		{"no fee yet", "fetchPayment/200-captured-upi", "fee", nil, true},
		{"an amount as a string within a list", "listPayments/200-one-page", "items/0/amount", "900", false},
		{"an order's identifier as a payment's", "fetchPayment/200-captured-upi", "id", "order_G8VPOayFxWEU28", false},
		{"an identifier without its prefix", "fetchPayment/200-captured-upi", "id", "G8VQzjPLoAvm6D", false},
		{"a prefix alone", "fetchPayment/200-captured-upi", "id", "pay_", false},
		{"an identifier of 13 characters", "fetchPayment/200-captured-upi", "id", "pay_CMeM6XvOPGFiF", true},
		{"a wrong prefix in a nullable identifier", "fetchPayment/200-captured-upi", "order_id", "pay_G8VPOayFxWEU28", false},
		{"null as a nullable identifier", "fetchPayment/200-captured-upi", "order_id", nil, true},
		{"null for the payment's identifier", "fetchPayment/200-captured-upi", "id", nil, false},
		{"a number as a string", "fetchPayment/200-captured-upi", "email", 7, false},
		{"a contact as a number", "fetchPayment/200-captured-upi", "contact", 9090909090, false},
		{"a boolean as a string", "fetchPayment/200-captured-upi", "captured", "true", false},
		{"a timestamp as a date", "fetchPayment/200-captured-upi", "created_at", "2020-12-03", false},
		{"a status that is not listed", "fetchPayment/200-captured-upi", "status", "pending", false},
		{"an unknown method", "fetchPayment/200-captured-upi", "method", "cheque", false},
		{"the string null", "fetchPayment/200-captured-upi", "refund_status", "null", false},
		{"another entity", "fetchPayment/200-captured-upi", "entity", "order", false},
		{"a currency in small letters", "fetchPayment/200-captured-upi", "currency", "inr", false},
		{"notes as an empty object", "fetchPayment/200-captured-upi", "notes", map[string]any{}, true},
		{"notes as a list of strings", "fetchPayment/200-captured-upi", "notes", []any{"note"}, false},
		{"notes of null", "fetchPayment/200-captured-upi", "notes", nil, false},
		{"a number among the notes", "updatePayment/200-notes-replaced", "notes/key1", 1, false},
		{"long notes in an answer", "updatePayment/200-notes-replaced", "notes/key1", long, true},
		{"a new property", "fetchPayment/200-captured-upi", "hitherto_unseen", map[string]any{"a": 1}, true},
		{"no contact", "fetchPayment/200-captured-upi", "contact", dropped{}, true},
		{"the last digits as a number", "fetchPaymentCard/200-credit", "last4", 4366, false},
		{"a card type in capitals", "fetchPaymentCard/200-credit", "type", "Credit", false},
		{"a card without an issuer's code", "fetchPaymentCard/200-credit", "issuer", nil, true},
		{"an offer with a wrong prefix", "createOrder/200-created", "offers/0", "JTUADI4ZWBGWur", false},
		{"a step without its link", "createPayment/200-card", "next/0/url", dropped{}, false},
		{"a step as a number", "resendOTP/200-sent-again", "next/0", 1, false},
		{"a downtime without its begin", "listPaymentDowntimes/200-several", "items/0/begin", dropped{}, false},
		{"a flag of 2", "fetchPaymentMethods/200-most-methods", "card_networks/MC", 2, false},
		{"a flag as a boolean", "fetchPaymentMethods/200-most-methods", "card_networks/MC", true, true},
		{"a method as a flag", "fetchPaymentMethods/200-most-methods", "card", 1, false},
		{"a map as a list that is not empty", "fetchPaymentMethods/200-most-methods", "paylater", []any{"lazypay"}, false},
		{"a fractional rate", "fetchPaymentMethods/200-most-methods", "emi_options/HDFC/0/interest", 14.25, true},
		{"an IIN as a number", "fetchIIN/200-tokenized", "iin", 412345, false},

		// Forms that were recorded, and similar invalid ones.
		{"references as an empty list", "fetchPayment/200-captured-upi", "acquirer_data", []any{}, true},
		{"references as a list of strings", "fetchPayment/200-captured-upi", "acquirer_data", []any{"1"}, false},
		{"references of null", "fetchPayment/200-captured-upi", "acquirer_data", nil, false},
		{"captured as the string 1", "fetchPayment/200-captured-upi", "captured", "1", true},
		{"captured as the string 0", "fetchPayment/200-captured-upi", "captured", "0", false},
		{"captured as a number", "fetchPayment/200-captured-upi", "captured", 1, false},
		{"captured as null", "fetchPayment/200-captured-upi", "captured", nil, false},
		{"offers as a collection", "createOrder/200-created", "offers", map[string]any{"entity": "collection", "count": 1, "items": []any{map[string]any{"id": "offer_1"}}}, true},
		{"offers as a collection of none", "createOrder/200-created", "offers", map[string]any{"entity": "collection", "count": 0, "items": []any{}}, true},
		{"offers as a collection without items", "createOrder/200-created", "offers", map[string]any{"entity": "collection", "count": 0}, false},
		{"offers as one identifier", "createOrder/200-created", "offers", "offer_1", false},
		{"digits of tokens as a boolean", "fetchIIN/200-tokenized", "tokenised_iin", false, true},
		{"digits of tokens", "fetchIIN/200-tokenized", "tokenised_iin", "453200111", true},
		{"no digits of tokens", "fetchIIN/200-tokenized", "tokenised_iin", nil, true},
		{"digits of tokens as a number", "fetchIIN/200-tokenized", "tokenised_iin", 453200111, false},
		{"an error's metadata as an empty list", "capturePayment/400-not-authorized", "error/metadata", []any{}, true},

		// Forms of the other families of operations.
		{"a refund's references as an empty list", "fetchRefund/200-processed", "acquirer_data", []any{}, true},
		{"a refund's references as a list of strings", "fetchRefund/200-processed", "acquirer_data", []any{"1"}, false},
		{"a speed that is not listed", "createRefund/200-part-at-once", "speed_processed", "fast", false},
		{"no requested speed", "fetchRefund/200-processed", "speed_requested", dropped{}, true},
		{"a token that does not expire", "fetchCustomerToken/200-card", "expired_at", nil, true},
		{"a refund of a string", "createRefund/request-part", "amount", "20000", false},
		{"a refund of nothing", "createRefund/request-part", "amount", 0, false},
		{"transfers as a list", "listOrders/200-with-transfers", "items/0/transfers", []any{}, true},
		{"transfers as a list of identifiers", "listOrders/200-with-transfers", "items/0/transfers", []any{"trf_1"}, false},
		{"transfers as null", "listOrders/200-with-transfers", "items/0/transfers", nil, false},
		{"an order of an unknown method", "fetchOrder/200-card-mandate", "method", "cheque", false},
		{"a customer without a name", "fetchCustomer/200-fetched", "name", nil, true},
		{"a contact as a number in a customer", "fetchCustomer/200-fetched", "contact", 9000000001, false},
		{"fail_existing as a number", "createCustomer/request-found-or-new", "fail_existing", 0, false},
		{"a name of two letters", "createCustomer/request-found-or-new", "name", "As", false},
		{"notes of a settlement line as a string", "listSettlementRecon/200-one-day", "items/0/notes", "a text", true},
		{"notes of a settlement line as null", "listSettlementRecon/200-one-day", "items/0/notes", nil, true},
		{"notes of a settlement line as a number", "listSettlementRecon/200-one-day", "items/0/notes", 7, false},
		{"a settlement line of an order", "listSettlementRecon/200-one-day", "items/0/entity_id", "order_SampleOrder001", false},
		{"a remark of 31 characters", "createInstantSettlement/request-part-of-the-balance", "description", long[:31], false},
		{"evidence as a list of numbers", "fetchDispute/200-open", "evidence/shipping_proof", []any{7}, false},
		{"evidence as identifiers of disputes", "fetchDispute/200-open", "evidence/shipping_proof", []any{"disp_1"}, false},
		{"evidence as null", "fetchDispute/200-open", "evidence", nil, false},
		{"a summary of 1001 characters", "contestDispute/request-submit", "summary", strings.Repeat("x", 1001), false},
		{"an action that is not listed", "contestDispute/request-submit", "action", "send", false},
		{"notes of a link as null", "fetchPaymentLink/200-paid", "notes", nil, true},
		{"payments of a link as null", "fetchPaymentLink/200-paid", "payments", nil, true},
		{"payments of a link as an object", "fetchPaymentLink/200-paid", "payments", map[string]any{}, false},
		{"reminders as an empty list", "fetchPaymentLink/200-paid", "reminders", []any{}, true},
		{"reminders as null", "fetchPaymentLink/200-paid", "reminders", nil, false},
		{"a cancellation time of null", "fetchPaymentLink/200-paid", "cancelled_at", nil, false},
		{"upi_link as a string", "fetchPaymentLink/200-paid", "upi_link", "true", false},
		{"a reference of 41 characters", "createPaymentLink/request-upi", "reference_id", long[:41], false},
		{"no invoice", "closeQRCode/200-closed", "tax_invoice", nil, true},
		{"no reason to be closed", "closeQRCode/200-closed", "close_reason", nil, true},
		{"an unknown reason to be closed", "closeQRCode/200-closed", "close_reason", "tired", false},
		{"a QR code of another type", "createQRCode/request-single-use", "type", "bharat_qr", false},
		{"a plan's rate as a string", "fetchPaymentMethods/200-most-methods", "emi_plans/HDFC/plans/3", "13", false},
		{"a plan's minimum amount with a fraction", "fetchPaymentMethods/200-most-methods", "emi_plans/HDFC/min_amount", 3000.5, false},
		{"a plan as a list", "fetchPaymentMethods/200-most-methods", "emi_plans/HDFC", []any{}, false},
		{"no token to expand", "fetchPayment/200-with-token-and-offers", "token", nil, true},
		{"an offer's identifier of another prefix", "fetchPayment/200-with-token-and-offers", "offers/items/0/id", "pay_1", false},

		// Errors.
		{"an error without its code", "fetchPayment/400-unknown-id", "error/code", dropped{}, false},
		{"an error without its description", "fetchPayment/400-unknown-id", "error/description", dropped{}, true},
		{"an error of null", "fetchPayment/400-unknown-id", "error", nil, false},
		{"an unknown code of error", "fetchPayment/400-unknown-id", "error/code", "NEW_ERROR", true},
		{"a wrong identifier in the metadata", "capturePayment/400-not-authorized", "error/metadata/payment_id", "order_1", false},
		{"metadata as a list of identifiers", "capturePayment/400-not-authorized", "error/metadata", []any{"pay_1"}, false},
		{"metadata with new properties", "capturePayment/400-not-authorized", "error/metadata/attempt", 2, true},

		// Requests.
		{"no currency to capture in", "capturePayment/request-inr", "currency", dropped{}, false},
		{"a captured amount as a string", "capturePayment/request-inr", "amount", "1000", false},
		{"nothing to capture", "capturePayment/request-inr", "amount", 0, false},
		{"15 notes", "updatePayment/request-notes", "notes", without(sixteen, "key0"), true},
		{"16 notes", "updatePayment/request-notes", "notes", sixteen, false},
		{"a note of 256 characters", "updatePayment/request-notes", "notes/key1", long[1:], true},
		{"a note of 257 characters", "updatePayment/request-notes", "notes/key1", long, false},
		{"notes as a list", "updatePayment/request-notes", "notes", []any{}, false},
		{"an order of 99 paise", "createOrder/request-automatic-capture", "amount", 99, false},
		{"an order of a rupee", "createOrder/request-automatic-capture", "amount", 100, true},
		{"a receipt of 41 characters", "createOrder/request-automatic-capture", "receipt", long[:41], false},
		{"a capture mode that is not listed", "createOrder/request-automatic-capture", "payment/capture", "auto", false},
		{"capture settings without the mode", "createOrder/request-automatic-capture", "payment/capture", dropped{}, false},
		{"automatic capture within 11 minutes", "createOrder/request-automatic-capture", "payment/capture_options/automatic_expiry_period", 11, false},
		{"automatic capture within 0 minutes", "createOrder/request-automatic-capture", "payment/capture_options/automatic_expiry_period", 0, true},
		{"manual capture within 7201 minutes", "createOrder/request-automatic-capture", "payment/capture_options/manual_expiry_period", 7201, false},
		{"a card payment of 99 paise", "createPayment/request-card", "amount", 99, false},
		{"a card number as a number", "createPayment/request-card", "card/number", 4111111111111111, false},
		{"an empty CVV", "createPayment/request-card", "card/cvv", "", false},
		{"a card payment without its card", "createPayment/request-card", "card", dropped{}, false},
		{"a card payment with the method netbanking", "createPayment/request-card", "method", "netbanking", false},
		{"an e-mail address of 41 characters", "createPayment/request-card", "email", long[:41], false},
		{"a contact of 16 characters", "createPayment/request-card", "contact", long[:16], false},
		{"a contact as a number", "createPayment/request-card", "contact", 9090909090, false},
		{"a language of 9 characters", "createPayment/request-card-in-browser", "browser/language", "en-IN-abc", false},
		{"netbanking of 99 paise", "createPayment/request-netbanking", "amount", 99, false},
		{"netbanking with an amount as a string", "createPayment/request-netbanking", "amount", "500", false},
		{"netbanking without a bank", "createPayment/request-netbanking", "bank", dropped{}, false},
		{"collect of 99 paise", "createUPIPayment/request-collect", "amount", 99, false},
		{"collect without an address", "createUPIPayment/request-collect", "upi/vpa", dropped{}, false},
		{"collect with save as a boolean", "createUPIPayment/request-collect", "save", true, true},
		{"collect with save as a string", "createUPIPayment/request-collect", "save", "1", false},
		{"upi as a list", "createUPIPayment/request-collect", "upi", []any{}, false},
		{"a flow that occurs in answers only", "createUPIPayment/request-intent", "upi/flow", "in_app", false},
		{"intent of 99 paise", "createUPIPayment/request-intent", "amount", 99, false},
		{"intent without an IP address", "createUPIPayment/request-intent", "ip", dropped{}, false},
		{"an empty password", "submitOTP/request-otp", "otp", "", false},
		{"a password as a number", "submitOTP/request-otp", "otp", 12345, false},
		{"an empty address", "validateVPA/request-vpa", "vpa", "", false},
	}
	byID := operations(t, load(t))
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			schema, body := sample(t, byID, test.sample)
			err := check(schema, change(t, body, test.at, test.value))
			if test.valid {
				require.NoError(t, err)
			} else {
				require.Error(t, err)
			}
		})
	}
}

// The minimum amount of INR does not apply to a currency without hundredths.
func TestOtherCurrenciesHaveNoMinimum(t *testing.T) {
	t.Parallel()
	byID := operations(t, load(t))
	for _, name := range []string{
		"createOrder/request-automatic-capture", "createPayment/request-card",
		"createPayment/request-netbanking", "createUPIPayment/request-collect",
		"createUPIPayment/request-intent",
	} {
		schema, body := sample(t, byID, name)
		body = change(t, body, "amount", 50)
		require.Error(t, check(schema, body), "%s: 50 paise", name)
		require.NoError(t, check(schema, change(t, body, "currency", "JPY")), "%s: 50 yen", name)
	}
}
