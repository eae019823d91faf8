package apitest

import (
	"encoding/json"
	"iter"
	"slices"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

// Authorize is the bank's agreement to a payment that is created, or that failed:
// a late authorization. Where the order says so the payment is captured with it.
// The error says why it cannot be authorized.
func (s *Server) Authorize(id generated.PaymentID) error {
	_, err := s.ledger.Authorize(id)
	return err
}

// Fail is the bank's refusal of a payment that is created.
func (s *Server) Fail(id generated.PaymentID) error {
	_, err := s.ledger.Fail(id)
	return err
}

// Cancel is the customer's change of mind about a payment that is created.
func (s *Server) Cancel(id generated.PaymentID) error {
	_, err := s.ledger.Cancel(id)
	return err
}

// ChargeFee says who bears the fee of the payments that are made from now on. With
// [generated.FeeBearerCustomer] a payment of an order of 1000 is made, as before,
// with 1000, and is one of 1024: the customer pays the fee of 24 on top. It is
// captured with the order's amount, as documented. Payments also say who bears
// their fee; before the first call they do not, and the merchant bears it.
func (s *Server) ChargeFee(bearer generated.FeeBearer) {
	if !bearer.Valid() {
		s.fatal("apitest: ChargeFee: no one is called %q", bearer)
		return
	}
	s.ledger.ChargeFee(bearer)
}

// StartDowntime lets a method work badly from now on, as far as the answers about
// downtimes go: payments are made as before. Of downtime it takes method,
// severity, instrument and scheduled.
func (s *Server) StartDowntime(downtime generated.Downtime) generated.DowntimeID {
	return s.ledger.StartDowntime(downtime).ID
}

// UpdateDowntime changes how bad a downtime is.
func (s *Server) UpdateDowntime(id generated.DowntimeID, severity generated.DowntimeSeverity) error {
	return s.ledger.UpdateDowntime(id, severity)
}

// ResolveDowntime ends a downtime now.
func (s *Server) ResolveDowntime(id generated.DowntimeID) error { return s.ledger.ResolveDowntime(id) }

// Payment is a payment as it stands, or nil if none was made with this id.
func (s *Server) Payment(id generated.PaymentID) *generated.Payment {
	payment, found := s.ledger.Payment(id)
	if !found {
		return nil
	}
	return decodeEntity[generated.Payment](s.index.templates.paymentOf(&payment, nil, nil))
}

// Payments are all payments as they stand, the oldest first.
func (s *Server) Payments() iter.Seq[*generated.Payment] {
	return func(yield func(*generated.Payment) bool) {
		for _, payment := range slices.Backward(s.ledger.Payments(ledger.Everything())) {
			if !yield(decodeEntity[generated.Payment](s.index.templates.paymentOf(&payment, nil, nil))) {
				return
			}
		}
	}
}

// decodeEntity decodes an entity of the server's own.
func decodeEntity[T any](body []byte) *T {
	entity := new(T)
	if err := json.Unmarshal(body, entity); err != nil { // what is sent can be read
		return nil
	}
	return entity
}
