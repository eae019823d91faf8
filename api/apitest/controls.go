package apitest

import (
	"encoding/json"
	"iter"
	"slices"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

// Authorize makes the bank approve a created payment. It can also authorize a failed payment, which
// is called a late authorization. If the order has automatic capture, the payment is captured too.
// The error says why a payment cannot be authorized.
func (s *Server) Authorize(id generated.PaymentID) error {
	_, err := s.ledger.Authorize(id)
	return err
}

// Fail makes the bank decline a created payment.
func (s *Server) Fail(id generated.PaymentID) error {
	_, err := s.ledger.Fail(id)
	return err
}

// Cancel makes the customer cancel a created payment.
func (s *Server) Cancel(id generated.PaymentID) error {
	_, err := s.ledger.Cancel(id)
	return err
}

// ChargeFee sets who bears the fee of payments created from now on. With
// [generated.FeeBearerCustomer] the customer pays the fee on top: a payment is created and captured
// with the order's amount of 1000, as documented, and its own amount is 1024. Payments then have
// fee_bearer. Before the first call they have none, and the merchant bears the fee.
func (s *Server) ChargeFee(bearer generated.FeeBearer) {
	if !bearer.Valid() {
		s.fatal("apitest: ChargeFee: unknown bearer %q", bearer)
		return
	}
	s.ledger.ChargeFee(bearer)
}

// StartDowntime starts a downtime with the given method, severity, instrument and scheduled; other
// fields are ignored. The API reports it; payments are not affected.
func (s *Server) StartDowntime(downtime generated.Downtime) generated.DowntimeID {
	return s.ledger.StartDowntime(downtime).ID
}

// UpdateDowntime changes the severity of a downtime.
func (s *Server) UpdateDowntime(id generated.DowntimeID, severity generated.DowntimeSeverity) error {
	return s.ledger.UpdateDowntime(id, severity)
}

// ResolveDowntime ends a downtime now.
func (s *Server) ResolveDowntime(id generated.DowntimeID) error { return s.ledger.ResolveDowntime(id) }

// Payment returns the current state of a payment, or nil if there is none with this id.
func (s *Server) Payment(id generated.PaymentID) *generated.Payment {
	payment, found := s.ledger.Payment(id)
	if !found {
		return nil
	}
	return decodeEntity[generated.Payment](s.index.templates.paymentOf(&payment, nil, nil))
}

// Payments iterates over the current state of all payments, oldest first.
func (s *Server) Payments() iter.Seq[*generated.Payment] {
	return func(yield func(*generated.Payment) bool) {
		for _, payment := range slices.Backward(s.ledger.Payments(ledger.Everything())) {
			if !yield(decodeEntity[generated.Payment](s.index.templates.paymentOf(&payment, nil, nil))) {
				return
			}
		}
	}
}

// decodeEntity decodes an entity that the server has encoded.
func decodeEntity[T any](body []byte) *T {
	entity := new(T)
	if err := json.Unmarshal(body, entity); err != nil { // cannot fail: the server encoded it
		return nil
	}
	return entity
}
