package apitest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

func createPayment(s *Server, c call) ([]byte, error) {
	method, err := decode[struct{ Method generated.PaymentMethod }](c)
	if err != nil {
		return nil, err
	}
	if method.Method == generated.PaymentMethodCard {
		return payByCard(s, c)
	}
	request, err := decode[generated.NetbankingPayment](c)
	if err != nil {
		return nil, err
	}
	payment, err := s.ledger.CreatePayment(ledger.NewPayment{
		OrderID: request.OrderID, Amount: request.Amount, Currency: request.Currency,
		Method: generated.PaymentMethodNetbanking, Bank: request.Bank,
		Email: request.Email, Contact: request.Contact, Description: request.Description,
		Notes: request.Notes, CallbackURL: request.CallbackURL,
	})
	if err != nil {
		return nil, err
	}
	return json.Marshal(startedPayment{payment.ID, []nextStep{c.redirect(payment.ID)}})
}

func payByCard(s *Server, c call) ([]byte, error) {
	request, err := decode[generated.CardPayment](c)
	if err != nil {
		return nil, err
	}
	payment, err := s.ledger.CreatePayment(ledger.NewPayment{
		OrderID: request.OrderID, Amount: request.Amount, Currency: request.Currency,
		Method: generated.PaymentMethodCard, Card: s.card(request.Card),
		Email: request.Email, Contact: request.Contact, Description: request.Description,
		CustomerID: request.CustomerID, Notes: request.Notes, CallbackURL: request.CallbackURL,
	})
	if err != nil {
		return nil, err
	}
	return json.Marshal(startedPayment{payment.ID, []nextStep{c.redirect(payment.ID), c.step(payment.ID, "otp_generate", "otp_generate")}})
}

// startedPayment is the response for a payment that waits for its customer.
type startedPayment struct {
	ID   generated.PaymentID `json:"razorpay_payment_id"`
	Next []nextStep          `json:"next"`
}

// nextStep is a step that the customer can take.
type nextStep struct {
	Action string `json:"action"`
	URL    string `json:"url"`
}

// redirect returns the step to the bank's page.
func (c call) redirect(id generated.PaymentID) nextStep {
	return nextStep{"redirect", c.base + "/payments/" + string(id) + "/authorize"}
}

// step returns a step whose link carries the key id.
func (c call) step(id generated.PaymentID, name, path string) nextStep {
	return nextStep{name, c.base + "/payments/" + string(id) + "/" + path + "?key_id=" + KeyID}
}

func createUPIPayment(s *Server, c call) ([]byte, error) {
	request, err := decode[generated.UPICollectPayment](c) // has all fields of the intent request
	if err != nil {
		return nil, err
	}
	begun := ledger.NewPayment{
		OrderID: request.OrderID, Amount: request.Amount, Currency: request.Currency,
		Method: generated.PaymentMethodUPI, Flow: generated.UPIFlow(request.UPI.Flow), VPA: request.UPI.VPA,
		Email: request.Email, Contact: request.Contact, Description: request.Description,
		CustomerID: request.CustomerID, Notes: request.Notes, CallbackURL: request.CallbackURL,
	}
	if request.UPI.ExpiryTime != nil {
		begun.PayWithin = time.Duration(*request.UPI.ExpiryTime) * time.Minute
	}
	payment, err := s.ledger.CreatePayment(begun)
	if err != nil {
		return nil, err
	}
	answer := struct {
		ID   generated.PaymentID `json:"razorpay_payment_id"`
		Link string              `json:"link,omitzero"`
	}{ID: payment.ID}
	if payment.Flow == generated.UPIFlowIntent {
		answer.Link = intentLink(&payment)
	}
	return json.Marshal(answer)
}

// intentLink returns the link that opens the customer's UPI app. Its amount is in rupees, without
// decimals if they are zero, as documented.
func intentLink(p *ledger.Payment) string {
	rupees := strconv.FormatInt(int64(p.Amount)/100, 10)
	if rest := p.Amount % 100; rest != 0 {
		rupees += fmt.Sprintf(".%02d", rest)
	}
	query := []string{
		"pa=" + ledger.VPASuccess, "pn=Merchant", "tr=" + strings.TrimPrefix(string(p.ID), "pay_"),
		"tn=" + url.QueryEscape(p.Description), "am=" + rupees, "cu=" + string(p.Currency), "mc=5411",
	}
	return "upi://pay?" + strings.Join(query, "&")
}
