package ledger

import (
	"net/http"
	"slices"
	"time"

	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// Payment is an attempt to pay an order.
type Payment struct {
	NewPayment

	ID      generated.PaymentID
	Status  generated.PaymentStatus
	Created time.Time
	// Captured stays true after a captured payment is refunded.
	Captured bool
	Refunded paise.Amount
	// Price is the part of Amount that pays the order. It is less than Amount if the customer bears
	// the fee.
	Price paise.Amount
	// FeeBearer is "" if the payment was created before [Ledger.ChargeFee].
	FeeBearer generated.FeeBearer
	// Fee and Tax are 0 until the payment is captured.
	Fee, Tax paise.Amount
	// Reference is the bank's reference number, set when the payment is authorized.
	Reference string
	// Failure is why the payment failed, or nil.
	Failure *Failure

	otp     otp
	order   *Order    // may no longer be in the ledger
	refunds []*Refund // those that are kept, oldest first
	timer   *timer    // fires at its expiry, or nil
}

// NewPayment are the values of a new payment.
type NewPayment struct {
	OrderID        generated.OrderID
	Amount         paise.Amount
	Currency       paise.Currency
	Method         generated.PaymentMethod
	Email, Contact string
	Description    string
	CustomerID     generated.CustomerID
	Notes          map[string]string
	CallbackURL    string
	Bank           string // for netbanking
	Card           *Card  // for a card payment
	VPA            string // for UPI collect, "" in the intent flow
	Flow           generated.UPIFlow
	PayWithin      time.Duration // time for the customer to pay; 0 is the method's default
}

// Card is a card as the ledger keeps it, without its number.
type Card struct {
	ID               generated.CardID
	Name, Last4, IIN string
	Network          generated.CardNetwork
}

// Failure is why a payment failed.
type Failure struct{ Code, Description, Source, Step, Reason string }

// The addresses that complete a UPI collect payment at once, as in the real server's test mode.
const (
	VPASuccess = "success@razorpay"
	VPAFailure = "failure@razorpay"
)

// How long a customer has to pay. The first value is documented, the second inferred.
const (
	collectWithin = 5 * time.Minute
	payWithin     = 15 * time.Minute
)

// transitions lists the next states of each state. A failed payment can still be authorized if the
// bank approves late.
var transitions = map[generated.PaymentStatus][]generated.PaymentStatus{
	generated.PaymentStatusCreated:    {generated.PaymentStatusAuthorized, generated.PaymentStatusFailed},
	generated.PaymentStatusFailed:     {generated.PaymentStatusAuthorized},
	generated.PaymentStatusAuthorized: {generated.PaymentStatusCaptured, generated.PaymentStatusRefunded},
	generated.PaymentStatusCaptured:   {generated.PaymentStatusRefunded},
}

// canBecome reports whether a payment can change to a state.
func (p *Payment) canBecome(to generated.PaymentStatus) bool {
	return slices.Contains(transitions[p.Status], to)
}

// CreatePayment creates a payment of an order. The payment waits for the customer, unless its VPA
// is [VPASuccess] or [VPAFailure].
func (l *Ledger) CreatePayment(request NewPayment) (Payment, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	order := l.orders.find(request.OrderID)
	if order == nil {
		return Payment{}, UnknownID()
	}
	if refusal := order.refusePayment(&request); refusal != nil {
		return Payment{}, refusal
	}
	p := &Payment{
		NewPayment: request, ID: generated.PaymentID(l.ids.next("pay_")), order: order,
		Status: generated.PaymentStatusCreated, Created: l.clock.now,
	}
	if refusal := p.setPrice(l.bearer); refusal != nil {
		return Payment{}, refusal
	}
	order.payments = append(order.payments, p)
	if oldest := l.payments.add(p); oldest != nil {
		l.forgetPayment(oldest)
	}
	order.Attempts++
	if order.Status == generated.OrderStatusCreated {
		order.Status = generated.OrderStatusAttempted
	}
	switch p.VPA {
	case VPASuccess:
		l.authorize(p)
	case VPAFailure:
		l.fail(p, declined)
	default:
		p.timer = l.clock.schedule(p.Created.Add(p.timeToPay()), func() { l.fail(p, timedOut) })
	}
	return *p, nil
}

// forgetPayment removes references to a payment that the ledger no longer has.
func (l *Ledger) forgetPayment(p *Payment) {
	l.clock.cancel(p.timer)
	p.order.payments = withoutFirst(p.order.payments) // it is the oldest there too
}

// timeToPay returns how long the customer has to pay.
func (p *Payment) timeToPay() time.Duration {
	switch {
	case p.PayWithin > 0:
		return p.PayWithin
	case p.Flow == generated.UPIFlowCollect:
		return collectWithin
	}
	return payWithin
}

// refusePayment returns why an order does not accept a payment, or nil.
func (o *Order) refusePayment(p *NewPayment) *RefusedError {
	switch {
	case o.Status == generated.OrderStatusPaid:
		return &RefusedError{
			Status: http.StatusBadRequest, Description: "Payment already done for this order.", OrderID: o.ID,
			Source: "business", Step: "payment_initiation", Reason: "order_already_paid",
		}
	case o.Currency != p.Currency:
		return InvalidInput("currency", "The currency of the payment is not that of the order.")
	case o.Method != "" && o.Method != string(p.Method):
		return InvalidInput("method", "The payment method is not the one that the order is to be paid by.")
	case o.Partial && (p.Amount > o.Due() || o.Paid == 0 && p.Amount < o.FirstMinimum),
		!o.Partial && p.Amount != o.Amount:
		return InvalidInput("amount", "Your payment amount is different from your order amount. To pay successfully, please try using right amount.")
	case p.Method == generated.PaymentMethodUPI && p.Currency != paise.INR: // inferred
		return InvalidInput("currency", "UPI payments are made in INR.")
	}
	return nil
}

// Payment returns a payment, and whether it exists.
func (l *Ledger) Payment(id generated.PaymentID) (Payment, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	p := l.payments.find(id)
	if p == nil {
		return Payment{}, false
	}
	return *p, true
}

// Annotate replaces the notes of a payment.
func (l *Ledger) Annotate(id generated.PaymentID, notes map[string]string) (Payment, error) {
	return l.changePayment(id, func(p *Payment) error {
		p.Notes = notes
		return nil
	})
}

// changePayment changes a payment and returns a copy.
func (l *Ledger) changePayment(id generated.PaymentID, do func(*Payment) error) (Payment, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	p := l.payments.find(id)
	if p == nil {
		return Payment{}, UnknownID()
	}
	if err := do(p); err != nil {
		return Payment{}, err
	}
	return *p, nil
}
