package apitest

import (
	"encoding/json"
	"reflect"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// templates hold the parts of entities that do not depend on the server's state.
type templates struct {
	order, card, downtime, refund template
	payments                      map[string]template // by method
}

func newTemplates(s samples) (templates, error) {
	t := templates{payments: map[string]template{}}
	var err error
	of := func(sample []byte, decided reflect.Type) template {
		made, failed := newTemplate(sample, decided)
		if err == nil {
			err = failed
		}
		return made
	}
	t.order = of(s.largest("createOrder", ""), reflect.TypeFor[orderFields]())
	t.card = of(s.best("fetchPaymentCard", []string{"credit"}), reflect.TypeFor[cardFields]())
	t.downtime = of(s.largest("fetchPaymentDowntime", ""), reflect.TypeFor[generated.Downtime]())
	t.refund = of(s.largest("fetchRefund", ""), reflect.TypeFor[refundFields]())
	for _, method := range []string{"card", "netbanking", "upi"} {
		t.payments[method] = of(s.largest("fetchPayment", method), reflect.TypeFor[paymentFields]())
	}
	return t, err
}

func (t templates) orderOf(o *ledger.Order) []byte { return t.order.fill(fieldsOf(o)) }

func fieldsOf(o *ledger.Order) orderFields {
	return orderFields{
		ID: o.ID, Entity: "order", Amount: o.Amount, AmountPaid: o.Paid, AmountDue: o.Due(), Currency: o.Currency,
		Receipt: orNull(o.Receipt), Status: o.Status, Attempts: o.Attempts, Notes: o.Notes, CreatedAt: wire.At(o.Created),
	}
}

// paymentOf encodes a payment with the parts named in expand. refunds are the payment's refunds,
// for the part refunds.
func (t templates) paymentOf(p *ledger.Payment, expand []string, refunds []ledger.Refund) []byte {
	fields := paymentFields{
		ID: p.ID, Entity: "payment", Amount: p.Amount, Currency: p.Currency, Status: p.Status, OrderID: p.OrderID,
		Method: p.Method, AmountRefunded: p.Refunded, Captured: p.Captured, Description: orNull(p.Description),
		Bank: orNull(p.Bank), VPA: orNull(p.VPA), Email: p.Email, Contact: p.Contact, CustomerID: p.CustomerID,
		Notes: p.Notes, FeeBearer: p.FeeBearer, AcquirerData: acquirerData(p), CreatedAt: wire.At(p.Created),
	}
	if p.Card != nil {
		fields.CardID = &p.Card.ID
	}
	switch {
	case p.Refunded == p.Amount:
		fields.RefundStatus = pointer(generated.RefundStatusFull)
	case p.Refunded > 0:
		fields.RefundStatus = pointer(generated.RefundStatusPartial)
	}
	if p.Captured {
		fields.Fee, fields.Tax = &p.Fee, &p.Tax
	}
	if f := p.Failure; f != nil {
		fields.ErrorCode, fields.ErrorDescription = &f.Code, &f.Description
		fields.ErrorSource, fields.ErrorStep, fields.ErrorReason = &f.Source, &f.Step, &f.Reason
	}
	for _, part := range expand {
		t.expand(&fields, p, part, refunds)
	}
	return t.payments[string(p.Method)].fill(fields)
}

// expand adds one part. No source shows the structure of offers, so they are an empty collection.
func (t templates) expand(fields *paymentFields, p *ledger.Payment, part string, refunds []ledger.Refund) {
	none := json.RawMessage(`{"entity":"collection","count":0,"items":[]}`)
	switch generated.Expansion(part) {
	case generated.ExpansionCard:
		if p.Card != nil {
			fields.Card = t.cardOf(p.Card)
		}
	case generated.ExpansionUPI:
		if p.Method == generated.PaymentMethodUPI {
			fields.UPI = &generated.PaymentUPI{VPA: orNull(p.VPA), Flow: p.Flow}
		}
	case generated.ExpansionOffers:
		fields.Offers = none
	case generated.ExpansionRefunds:
		fields.Refunds = t.refundsOf(refunds)
	case generated.ExpansionTransaction, generated.ExpansionTransactionSettlement:
		fields.Transaction = json.RawMessage("null")
	case generated.ExpansionToken:
		fields.Token = json.RawMessage("null")
	case generated.ExpansionEMI: // the server has no payments by EMI
	}
}

func (t templates) cardOf(card *ledger.Card) []byte {
	return t.card.fill(cardFields{ID: card.ID, Name: card.Name, Last4: card.Last4, IIN: card.IIN, Network: card.Network})
}

func (t templates) downtimeOf(d *generated.Downtime) []byte { return t.downtime.fill(d) }

// acquirerData returns the bank's reference under the name for the payment's method, null before
// there is one.
func acquirerData(p *ledger.Payment) map[string]*string {
	name := "transaction_id"
	switch p.Method { //nolint:exhaustive // the server has only these methods
	case generated.PaymentMethodCard:
		name = "auth_code"
	case generated.PaymentMethodUPI:
		name = "rrn"
	case generated.PaymentMethodNetbanking:
		name = "bank_transaction_id"
	}
	return map[string]*string{name: orNull(p.Reference)}
}

// collection encodes a page of entities.
func collection[T any](entities []T, encode func(*T) []byte) []byte {
	raw := make([]json.RawMessage, len(entities))
	for i := range entities {
		raw[i] = encode(&entities[i])
	}
	page, _ := json.Marshal(struct { //nolint:errchkjson // the items are JSON
		Entity string            `json:"entity"`
		Count  int               `json:"count"`
		Items  []json.RawMessage `json:"items"`
	}{"collection", len(raw), raw})
	return page
}

// orNull returns nil for an empty string.
func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func pointer[T any](value T) *T { return &value }
