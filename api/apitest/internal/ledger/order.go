package ledger

import (
	"time"

	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// captureLimit is how long after its creation a payment can be captured, unless its order
// says less.
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

	// Method is the only one that it may be paid by, or "".
	Method string
	// Partial is whether it may be paid in parts, the first of them at least FirstMinimum.
	Partial      bool
	FirstMinimum paise.Amount

	// Automatic is whether payments are captured by themselves when they are
	// authorized within CaptureAutomaticallyWithin of their creation. One that was not
	// captured within CaptureWithin is given back.
	Automatic                                 bool
	CaptureAutomaticallyWithin, CaptureWithin time.Duration

	// authorized is whether a payment was ever authorized, whatever became of it.
	authorized bool
	payments   []*Payment // those that are kept, the oldest first
}

// Due is the amount that is still to be paid.
func (o *Order) Due() paise.Amount { return o.Amount - o.Paid }

// CreateOrder opens an order.
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

// applyCaptureSettings reads the capture settings. Without any, payments are captured by a
// call; the real server goes by the dashboard's settings then.
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

// Order finds an order.
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

// Orders lists all orders, the oldest first.
func (l *Ledger) Orders() []Order {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	all := make([]Order, len(l.orders.ordered))
	for i, order := range l.orders.ordered {
		all[i] = *order
	}
	return all
}
