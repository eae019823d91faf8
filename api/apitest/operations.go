package apitest

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

// call is a request to an operation, with its path parameters.
type call struct {
	Request

	path map[string]string
	base string // the base URL that the caller used
}

// ids lists the path parameters' values.
func (c call) ids() []string { return slices.Collect(maps.Values(c.path)) }

func (c call) order() generated.OrderID { return generated.OrderID(c.path["order_id"]) }

func (c call) payment() generated.PaymentID { return generated.PaymentID(c.path["payment_id"]) }

// decode decodes the body, which was already checked against the contract.
func decode[T any](c call) (T, error) {
	var into T
	err := json.Unmarshal(c.Body, &into)
	return into, err
}

// statefulOperations are the operations that read or change the server's state. All others are
// answered from their samples, so a new endpoint needs no Go code here.
var statefulOperations = map[string]func(*Server, call) ([]byte, error){
	"createOrder":          createOrder,
	"listOrders":           listOrders,
	"fetchOrder":           fetchOrder,
	"updateOrder":          updateOrder,
	"listOrderPayments":    listOrderPayments,
	"createPayment":        createPayment,
	"createUPIPayment":     createUPIPayment,
	"listPayments":         listPayments,
	"fetchPayment":         fetchPayment,
	"updatePayment":        updatePayment,
	"capturePayment":       capturePayment,
	"fetchPaymentCard":     fetchPaymentCard,
	"generateOTP":          generateOTP,
	"resendOTP":            resendOTP,
	"submitOTP":            submitOTP,
	"listPaymentDowntimes": listPaymentDowntimes,
	"fetchPaymentDowntime": fetchPaymentDowntime,
	"createRefund":         createRefund,
	"listRefunds":          listRefunds,
	"listPaymentRefunds":   listPaymentRefunds,
	"fetchRefund":          fetchRefund,
	"fetchPaymentRefund":   fetchRefund,
	"updateRefund":         updateRefund,
	"validateVPA":          validateVPA,
	"fetchIIN":             fetchIIN,
}

func listPayments(s *Server, c call) ([]byte, error) {
	return s.page(s.ledger.Payments(c.window()), c.Query["expand[]"]), nil
}

// window returns the part of a list that the request asks for.
func (c call) window() ledger.Window {
	number := func(name string, otherwise int64) int64 {
		if value, err := strconv.ParseInt(c.Query.Get(name), 10, 64); err == nil {
			return value
		}
		return otherwise
	}
	return ledger.Window{From: number("from", 0), To: number("to", math.MaxInt64), Count: number("count", 10), Skip: number("skip", 0)}
}

func (s *Server) page(payments []ledger.Payment, expand []string) []byte {
	return collection(payments, func(payment *ledger.Payment) []byte { return s.paymentOf(payment, expand) })
}

func fetchPayment(s *Server, c call) ([]byte, error) {
	payment, found := s.ledger.Payment(c.payment())
	if !found {
		return nil, ledger.UnknownID()
	}
	return s.paymentOf(&payment, c.Query["expand[]"]), nil
}

// paymentOf encodes a payment with the parts named in expand.
func (s *Server) paymentOf(payment *ledger.Payment, expand []string) []byte {
	var refunds []ledger.Refund
	if slices.Contains(expand, string(generated.ExpansionRefunds)) {
		refunds, _ = s.ledger.PaymentRefunds(payment.ID, ledger.Everything())
	}
	return s.index.templates.paymentOf(payment, expand, refunds)
}

func updatePayment(s *Server, c call) ([]byte, error) {
	request, err := decode[generated.UpdatePaymentRequest](c)
	if err != nil {
		return nil, err
	}
	return s.encodeChanged(s.ledger.Annotate(c.payment(), request.Notes))
}

func capturePayment(s *Server, c call) ([]byte, error) {
	request, err := decode[generated.CaptureRequest](c)
	if err != nil {
		return nil, err
	}
	return s.encodeChanged(s.ledger.Capture(c.payment(), request.Amount, request.Currency))
}

// encodeChanged encodes a changed payment, or returns the error of the change.
func (s *Server) encodeChanged(payment ledger.Payment, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	return s.index.templates.paymentOf(&payment, nil, nil), nil
}
