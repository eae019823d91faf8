package ledger

import (
	"time"

	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// captureLimit is how long after its creation a payment can be captured, unless its order sets a
// shorter period.
const captureLimit = 7200 * time.Minute

// Order is an order and how its payments are captured.
type Order struct {
	ID       generated.OrderID
	Amount   paise.Amount
	Currency paise.Currency
	Paid     paise.Amount
	Status   generated.OrderStatus
	Attempts int64
	Receipt  string
	Notes    map[string]string
	Created  time.Time

	// Method is the only payment method allowed, or "" for any.
	Method string
	// Partial reports whether the order may be paid in parts. FirstMinimum is the minimum of the
	// first part.
	Partial      bool
	FirstMinimum paise.Amount

	// Automatic reports whether a payment that is authorized within CaptureAutomaticallyWithin of
	// its creation is captured automatically. A payment not captured within CaptureWithin is
	// refunded.
	Automatic                                 bool
	CaptureAutomaticallyWithin, CaptureWithin time.Duration

	// authorized reports whether a payment was ever authorized, even if it was refunded later.
	authorized bool
	payments   []*Payment // those that are kept, oldest first
}

// Due returns the unpaid amount.
func (o *Order) Due() paise.Amount { return o.Amount - o.Paid }

// CreateOrder creates an order.
func (l *Ledger) CreateOrder(request generated.CreateOrderRequest) (Order, error) {
	order := Order{
		Amount: request.Amount, Currency: request.Currency, Status: generated.OrderStatusCreated,
		Receipt: request.Receipt, Notes: request.Notes, Method: request.Method, CaptureWithin: captureLimit,
	}
	if request.PartialPayment != nil {
		order.Partial = *request.PartialPayment
	}
	if request.FirstPaymentMinAmount != nil {
		order.FirstMinimum = *request.FirstPaymentMinAmount
	}
	if order.FirstMinimum > order.Amount { // inferred
		return Order{}, InvalidInput("first_payment_min_amount", "The first payment must not be more than the order amount")
	}
	if err := order.applyCaptureSettings(request.Payment); err != nil {
		return Order{}, err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	order.ID, order.Created = generated.OrderID(l.ids.next("order_")), l.clock.now
	l.orders.add(&order)
	return order, nil
}

// applyCaptureSettings applies the capture settings. Without any, payments are captured by a call;
// the real server then uses the settings of the dashboard.
func (o *Order) applyCaptureSettings(settings *generated.CaptureSettings) error {
	if settings == nil {
		return nil
	}
	o.Automatic = settings.Capture == generated.CaptureModeAutomatic
	options := settings.CaptureOptions
	if options == nil {
		options = &generated.CaptureOptions{}
	}
	switch {
	case options.AutomaticExpiryPeriod != nil:
		o.CaptureAutomaticallyWithin = time.Duration(*options.AutomaticExpiryPeriod) * time.Minute
	case o.Automatic:
		return InvalidInput("payment.capture_options.automatic_expiry_period", "The automatic expiry period field is required.")
	}
	if options.ManualExpiryPeriod != nil {
		o.CaptureWithin = time.Duration(*options.ManualExpiryPeriod) * time.Minute
	}
	if o.CaptureWithin < o.CaptureAutomaticallyWithin {
		return InvalidInput("payment.capture_options.manual_expiry_period",
			"The manual expiry period must not be less than the automatic expiry period.")
	}
	return nil
}

// Order returns an order, and whether it exists.
func (l *Ledger) Order(id generated.OrderID) (Order, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	order := l.orders.find(id)
	if order == nil {
		return Order{}, false
	}
	return *order, true
}

// AnnotateOrder replaces the notes of an order.
func (l *Ledger) AnnotateOrder(id generated.OrderID, notes map[string]string) (Order, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	order := l.orders.find(id)
	if order == nil {
		return Order{}, UnknownID()
	}
	order.Notes = notes
	return *order, nil
}

// Orders lists all orders, oldest first.
func (l *Ledger) Orders() []Order {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	all := make([]Order, len(l.orders.ordered))
	for i, order := range l.orders.ordered {
		all[i] = *order
	}
	return all
}
