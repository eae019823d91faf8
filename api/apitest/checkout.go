package apitest

import (
	"cmp"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

// Checkout pays what is due of an order, as a customer does in Razorpay's own checkout, which creates
// the payment without a call of the shop. It returns what the browser then hands over to the shop, for
// [api.VerifyPayment]. The payment is authorized, or captured if the order has automatic capture. It is
// made by netbanking, unless the order is to be paid by UPI.
func (s *Server) Checkout(id generated.OrderID) (*generated.PaymentConfirmation, error) {
	order, found := s.ledger.Order(id)
	if !found {
		return nil, ledger.UnknownID()
	}
	request := ledger.NewPayment{
		OrderID: id, Amount: order.Due(), Currency: order.Currency, Method: generated.PaymentMethod(order.Method),
		Email: "gaurav.kumar@example.com", Contact: "+919876543210",
	}
	if request.Method == generated.PaymentMethodUPI {
		request.VPA, request.Flow = "gaurav.kumar@exampleupi", generated.UPIFlowCollect
	} else {
		request.Method, request.Bank = cmp.Or(request.Method, generated.PaymentMethodNetbanking), "HDFC"
	}
	payment, err := s.ledger.CreatePayment(request)
	if err == nil {
		payment, err = s.ledger.Authorize(payment.ID)
	}
	if err != nil {
		return nil, err
	}
	confirmation := confirmationOf(&payment)
	return &confirmation, nil
}
