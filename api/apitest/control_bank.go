package apitest

import (
	"fmt"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// paymentState is a payment as the control returns it.
type paymentState struct {
	ID     generated.PaymentID     `json:"id"`
	Status generated.PaymentStatus `json:"status"`
}

func (r controlRequest) payment() generated.PaymentID {
	return generated.PaymentID(r.path["payment_id"])
}

// paymentControl returns an operation that applies a change of the ledger to the payment in the
// path.
func paymentControl(change func(*ledger.Ledger, generated.PaymentID) (ledger.Payment, error)) func(*Server, controlRequest) (any, error) {
	return func(s *Server, r controlRequest) (any, error) {
		payment, err := change(s.ledger, r.payment())
		return paymentState{payment.ID, payment.Status}, err
	}
}

func refundPayment(s *Server, r controlRequest, body struct{ Amount paise.Amount }) (any, error) {
	if err := s.Refund(r.payment(), body.Amount); err != nil {
		return nil, err
	}
	payment, _ := s.ledger.Payment(r.payment())
	return paymentState{payment.ID, payment.Status}, nil
}

func failRefund(s *Server, r controlRequest) (any, error) {
	return done{}, s.FailRefund(generated.RefundID(r.path["refund_id"]))
}

func chargeFee(s *Server, _ controlRequest, body struct{ Bearer generated.FeeBearer }) (any, error) {
	if !body.Bearer.Valid() {
		return nil, fmt.Errorf("bearer: unknown %q", body.Bearer)
	}
	s.ChargeFee(body.Bearer)
	return done{}, nil
}

// newDowntime is the body that starts a downtime.
type newDowntime struct {
	Method     generated.DowntimeMethod
	Severity   generated.DowntimeSeverity
	Instrument generated.DowntimeInstrument
	Scheduled  wire.Bool
}

func startDowntime(s *Server, _ controlRequest, body newDowntime) (any, error) {
	switch {
	case !body.Method.Valid():
		return nil, fmt.Errorf("method: unknown %q", body.Method)
	case !body.Severity.Valid():
		return nil, fmt.Errorf("severity: unknown %q", body.Severity)
	}
	id := s.StartDowntime(generated.Downtime{
		Method: body.Method, Severity: body.Severity, Instrument: body.Instrument, Scheduled: body.Scheduled,
	})
	return map[string]generated.DowntimeID{"id": id}, nil
}

func (r controlRequest) downtime() generated.DowntimeID {
	return generated.DowntimeID(r.path["downtime_id"])
}

func updateDowntime(s *Server, r controlRequest, body struct{ Severity generated.DowntimeSeverity }) (any, error) {
	if !body.Severity.Valid() {
		return nil, fmt.Errorf("severity: unknown %q", body.Severity)
	}
	return done{}, s.UpdateDowntime(r.downtime(), body.Severity)
}

func resolveDowntime(s *Server, r controlRequest) (any, error) {
	return done{}, s.ResolveDowntime(r.downtime())
}
