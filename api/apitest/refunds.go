package apitest

import (
	"cmp"
	"iter"
	"slices"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

func createRefund(s *Server, c call) ([]byte, error) {
	request := ledger.NewRefund{PaymentID: c.payment(), Key: c.Header.Get("X-Refund-Idempotency")}
	if len(c.Body) > 0 {
		body, err := decode[generated.RefundRequest](c)
		if err != nil {
			return nil, err
		}
		request.Speed, request.Receipt, request.Notes = body.Speed, body.Receipt, body.Notes
		if body.Amount != nil {
			request.Amount = *body.Amount
		}
	}
	refund, err := s.ledger.CreateRefund(request)
	return s.index.templates.refundOf(&refund), err
}

func listRefunds(s *Server, c call) ([]byte, error) {
	return s.index.templates.refundsOf(s.ledger.Refunds(c.window())), nil
}

func listPaymentRefunds(s *Server, c call) ([]byte, error) {
	refunds, found := s.ledger.PaymentRefunds(c.payment(), c.window())
	if !found {
		return nil, ledger.UnknownID()
	}
	return s.index.templates.refundsOf(refunds), nil
}

// fetchRefund finds a refund by its id. If the path names a payment, the refund must belong to it.
func fetchRefund(s *Server, c call) ([]byte, error) {
	refund, found := s.ledger.Refund(generated.RefundID(c.path["refund_id"]))
	if !found || refund.PaymentID != cmp.Or(c.payment(), refund.PaymentID) {
		return nil, ledger.UnknownID()
	}
	return s.index.templates.refundOf(&refund), nil
}

func updateRefund(s *Server, c call) ([]byte, error) {
	request, err := decode[generated.UpdateRefundRequest](c)
	if err != nil {
		return nil, err
	}
	refund, err := s.ledger.AnnotateRefund(generated.RefundID(c.path["refund_id"]), request.Notes)
	return s.index.templates.refundOf(&refund), err
}

// refundFields are the fields of a refund that depend on the server's state.
type refundFields struct {
	ID             generated.RefundID             `json:"id"`
	Entity         string                         `json:"entity"`
	Amount         paise.Amount                   `json:"amount"`
	Currency       paise.Currency                 `json:"currency"`
	PaymentID      generated.PaymentID            `json:"payment_id"`
	Notes          wire.Notes                     `json:"notes"`
	Receipt        *string                        `json:"receipt"`
	AcquirerData   map[string]*string             `json:"acquirer_data"`
	CreatedAt      wire.Timestamp                 `json:"created_at"`
	BatchID        *string                        `json:"batch_id"`
	Status         generated.RefundState          `json:"status"`
	SpeedRequested generated.RefundSpeed          `json:"speed_requested"`
	SpeedProcessed generated.RefundSpeedProcessed `json:"speed_processed,omitzero"`
}

func (t templates) refundOf(r *ledger.Refund) []byte {
	fields := refundFields{
		ID: r.ID, Entity: "refund", Amount: r.Amount, Currency: r.Currency, PaymentID: r.PaymentID, Notes: r.Notes,
		Receipt: orNull(r.Receipt), AcquirerData: map[string]*string{"rrn": orNull(r.Reference)}, CreatedAt: wire.At(r.Created),
		Status: r.Status, SpeedRequested: r.Speed, SpeedProcessed: generated.RefundSpeedProcessedNormal,
	}
	if r.Speed == generated.RefundSpeedOptimum {
		fields.SpeedProcessed = generated.RefundSpeedProcessedInstant
	}
	return t.refund.fill(fields)
}

func (t templates) refundsOf(refunds []ledger.Refund) []byte {
	return collection(refunds, t.refundOf)
}

// Refund refunds an amount of a captured payment, as in the dashboard. 0 refunds the whole
// remaining amount.
func (s *Server) Refund(id generated.PaymentID, amount paise.Amount) error {
	_, err := s.ledger.CreateRefund(ledger.NewRefund{PaymentID: id, Amount: amount})
	return err
}

// FailRefund makes the bank decline a pending refund: the merchant keeps the money, and the payment
// is as it was before the refund.
func (s *Server) FailRefund(id generated.RefundID) error { return s.ledger.FailRefund(id) }

// Refunds iterates over the current state of all refunds, oldest first, including those of payments
// that were never captured.
func (s *Server) Refunds() iter.Seq[*generated.Refund] {
	return func(yield func(*generated.Refund) bool) {
		for _, refund := range slices.Backward(s.ledger.Refunds(ledger.Everything())) {
			if !yield(decodeEntity[generated.Refund](s.index.templates.refundOf(&refund))) {
				return
			}
		}
	}
}
