package apitest

import (
	"encoding/json"

	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// The fields of an entity that depend on the server's state. All others come from a sample, except
// those of type absent, which the server never sends.
type (
	orderFields struct {
		ID         generated.OrderID     `json:"id"`
		Entity     string                `json:"entity"`
		Amount     paise.Amount          `json:"amount"`
		AmountPaid paise.Amount          `json:"amount_paid"`
		AmountDue  paise.Amount          `json:"amount_due"`
		Currency   paise.Currency        `json:"currency"`
		Receipt    *string               `json:"receipt"`
		OfferID    *generated.OfferID    `json:"offer_id"`
		Status     generated.OrderStatus `json:"status"`
		Attempts   int64                 `json:"attempts"`
		Notes      wire.Notes            `json:"notes"`
		CreatedAt  wire.Timestamp        `json:"created_at"`
		// Only if expand[] asks for them.
		Payments json.RawMessage `json:"payments,omitzero"`

		Offers      absent `json:"offers,omitzero"`
		Token       absent `json:"token,omitzero"`
		Method      absent `json:"method,omitzero"`
		CustomerID  absent `json:"customer_id,omitzero"`
		Transfers   absent `json:"transfers,omitzero"`
		Description absent `json:"description,omitzero"`
		Checkout    absent `json:"checkout,omitzero"`
	}
	paymentFields struct {
		ID               generated.PaymentID     `json:"id"`
		Entity           string                  `json:"entity"`
		Amount           paise.Amount            `json:"amount"`
		Currency         paise.Currency          `json:"currency"`
		Status           generated.PaymentStatus `json:"status"`
		OrderID          generated.OrderID       `json:"order_id"`
		InvoiceID        *generated.InvoiceID    `json:"invoice_id"`
		International    bool                    `json:"international"`
		Method           generated.PaymentMethod `json:"method"`
		AmountRefunded   paise.Amount            `json:"amount_refunded"`
		RefundStatus     *generated.RefundStatus `json:"refund_status"`
		Captured         bool                    `json:"captured"`
		Description      *string                 `json:"description"`
		CardID           *generated.CardID       `json:"card_id"`
		Bank             *string                 `json:"bank"`
		Wallet           *string                 `json:"wallet"`
		VPA              *string                 `json:"vpa"`
		Email            string                  `json:"email"`
		Contact          string                  `json:"contact"`
		CustomerID       generated.CustomerID    `json:"customer_id,omitzero"`
		Notes            wire.Notes              `json:"notes"`
		Fee              *paise.Amount           `json:"fee"`
		Tax              *paise.Amount           `json:"tax"`
		FeeBearer        generated.FeeBearer     `json:"fee_bearer,omitzero"`
		ErrorCode        *string                 `json:"error_code"`
		ErrorDescription *string                 `json:"error_description"`
		ErrorSource      *string                 `json:"error_source"`
		ErrorStep        *string                 `json:"error_step"`
		ErrorReason      *string                 `json:"error_reason"`
		AcquirerData     map[string]*string      `json:"acquirer_data"`
		CreatedAt        wire.Timestamp          `json:"created_at"`

		// Only if expand[] asks for them.
		Card        json.RawMessage       `json:"card,omitzero"`
		UPI         *generated.PaymentUPI `json:"upi,omitzero"`
		Offers      json.RawMessage       `json:"offers,omitzero"`
		Refunds     json.RawMessage       `json:"refunds,omitzero"`
		Transaction json.RawMessage       `json:"transaction,omitzero"`
		Token       json.RawMessage       `json:"token,omitzero"`

		TokenID           absent `json:"token_id,omitzero"`
		EMI               absent `json:"emi,omitzero"`
		EMIPlan           absent `json:"emi_plan,omitzero"`
		BaseAmount        absent `json:"base_amount,omitzero"`
		BaseCurrency      absent `json:"base_currency,omitzero"`
		AmountCaptured    absent `json:"amount_captured,omitzero"`
		AmountTransferred absent `json:"amount_transferred,omitzero"`
		Reward            absent `json:"reward,omitzero"`
		Provider          absent `json:"provider,omitzero"`
	}
	cardFields struct {
		ID      generated.CardID      `json:"id"`
		Name    string                `json:"name"`
		Last4   string                `json:"last4"`
		IIN     string                `json:"iin"`
		Network generated.CardNetwork `json:"network"`
	}
	absent struct{}
)
