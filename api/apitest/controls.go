package apitest

import (
	"encoding/json"
	"iter"
	"slices"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

// Authorize makes the bank agree to a payment that was created. It also authorizes a
// payment that failed, which is called a late authorization. If the order has automatic
// capture, the payment is captured too. The error says why it cannot be authorized.
func (s *Server) Authorize(id generated.PaymentID) error {
	_, err := s.ledger.Authorize(id)
	return err
}

// Fail makes the bank refuse a payment that was created.
func (s *Server) Fail(id generated.PaymentID) error {
	_, err := s.ledger.Fail(id)
	return err
}

// Cancel makes the customer cancel a payment that was created.
func (s *Server) Cancel(id generated.PaymentID) error {
	_, err := s.ledger.Cancel(id)
	return err
}

// ChargeFee sets who bears the fee of the payments that are made from now on. With
// [generated.FeeBearerCustomer] the customer pays the fee on top: a payment is made and
// captured with the order's amount of 1000, as documented, and its own amount is 1024.
// Payments then have fee_bearer. Before the first call they have none, and the merchant
// bears the fee.
func (s *Server) ChargeFee(bearer generated.FeeBearer) {
	if !bearer.Valid() {
		s.fatal("apitest: ChargeFee: no one is called %q", bearer)
		return
	}
	s.ledger.ChargeFee(bearer)
}

// StartDowntime starts a downtime, of which it takes method, severity, instrument and
// scheduled. The API tells of it; payments are made as before.
func (s *Server) StartDowntime(downtime generated.Downtime) generated.DowntimeID {
	return s.ledger.StartDowntime(downtime).ID
}

// UpdateDowntime changes the severity of a downtime.
func (s *Server) UpdateDowntime(id generated.DowntimeID, severity generated.DowntimeSeverity) error {
	return s.ledger.UpdateDowntime(id, severity)
}

// ResolveDowntime ends a downtime now.
func (s *Server) ResolveDowntime(id generated.DowntimeID) error { return s.ledger.ResolveDowntime(id) }

// Payment returns a payment in its present state, or nil if there is none with this id.
func (s *Server) Payment(id generated.PaymentID) *generated.Payment {
	payment, found := s.ledger.Payment(id)
	if !found {
		return nil
	}
	return decodeEntity[generated.Payment](s.index.templates.paymentOf(&payment, nil, nil))
}

// Payments lists all payments in their present state, the oldest first.
func (s *Server) Payments() iter.Seq[*generated.Payment] {
	return func(yield func(*generated.Payment) bool) {
		for _, payment := range slices.Backward(s.ledger.Payments(ledger.Everything())) {
			if !yield(decodeEntity[generated.Payment](s.index.templates.paymentOf(&payment, nil, nil))) {
				return
			}
		}
	}
}

// decodeEntity reads an entity that the server has written.
func decodeEntity[T any](body []byte) *T {
	entity := new(T)
	if err := json.Unmarshal(body, entity); err != nil { // the server writes what can be read
		return nil
	}
	return entity
}
