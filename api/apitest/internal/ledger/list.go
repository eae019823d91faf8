package ledger

import (
	"math"
	"slices"
	"time"

	"github.com/rzpkit/payments/generated"
)

// Window is a part of a list: of the entities created between two unix seconds, inclusive, at most
// Count after the first Skip.
type Window struct{ From, To, Count, Skip int64 }

// Everything returns the window of a whole list.
func Everything() Window { return Window{math.MinInt64, math.MaxInt64, math.MaxInt64, 0} }

// page returns copies of the entities in a window, newest first. all is in the order of creation.
func page[T any](all []*T, created func(*T) time.Time, in Window) []T {
	var page []T
	skip := in.Skip
	for _, one := range slices.Backward(all) {
		switch at := created(one).Unix(); {
		case int64(len(page)) == in.Count || at < in.From:
			return page
		case at > in.To:
		case skip > 0:
			skip--
		default:
			page = append(page, *one)
		}
	}
	return page
}

// Payments lists the payments in a window, newest first.
func (l *Ledger) Payments(in Window) []Payment {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return page(l.payments.ordered, func(p *Payment) time.Time { return p.Created }, in)
}

// Refunds lists the refunds in a window, newest first.
func (l *Ledger) Refunds(in Window) []Refund {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return page(l.refunds.ordered, (*Refund).created, in)
}

func (r *Refund) created() time.Time { return r.Created }

// PaymentRefunds lists the refunds of a payment in a window, newest first, and reports whether the
// payment exists.
func (l *Ledger) PaymentRefunds(id generated.PaymentID, in Window) ([]Refund, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	p := l.payments.find(id)
	if p == nil {
		return nil, false
	}
	return page(p.refunds, (*Refund).created, in), true
}

// OrderFilter selects orders.
type OrderFilter struct {
	Window

	// Receipt selects orders with this receipt, or all if "".
	Receipt string
	// Authorized is "1" for orders with a payment that was ever authorized, "0" for the others, and
	// "" for both.
	Authorized string
}

// OrdersIn lists the orders that a filter selects, newest first.
func (l *Ledger) OrdersIn(filter OrderFilter) []Order {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	orders := slices.DeleteFunc(slices.Clone(l.orders.ordered), func(o *Order) bool {
		return filter.Receipt != "" && o.Receipt != filter.Receipt || filter.Authorized != "" && (filter.Authorized == "1") != o.authorized
	})
	return page(orders, func(o *Order) time.Time { return o.Created }, filter.Window)
}

// OrderPayments lists all payments of an order, newest first, and reports whether the order exists.
func (l *Ledger) OrderPayments(id generated.OrderID) ([]Payment, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	order := l.orders.find(id)
	if order == nil {
		return nil, false
	}
	return page(order.payments, func(p *Payment) time.Time { return p.Created }, Everything()), true
}
