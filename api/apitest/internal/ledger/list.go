package ledger

import (
	"cmp"
	"math"
	"slices"

	"github.com/rzpkit/payments/generated"
)

// Payments are the payments created from one unix second to another, both
// included, the newest first: count of them at most, after skip.
func (l *Ledger) Payments(from, to, count, skip int64) []Payment {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	first, _ := slices.BinarySearchFunc(l.made, from, func(p *Payment, second int64) int {
		return cmp.Compare(p.Created.Unix(), second)
	})
	// The first that is too late; compared like this none is ever equal.
	end, _ := slices.BinarySearchFunc(l.made, to, func(p *Payment, second int64) int {
		if p.Created.Unix() > second {
			return 1
		}
		return -1
	})
	var page []Payment
	for i := int64(end) - 1 - skip; i >= int64(first) && int64(len(page)) < count; i-- {
		page = append(page, *l.made[i])
	}
	return page
}

// OrderPayments are all payments of an order, the newest first.
func (l *Ledger) OrderPayments(id generated.OrderID) ([]Payment, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	order := l.orders[id]
	if order == nil {
		return nil, false
	}
	page := make([]Payment, 0, len(order.payments))
	for _, p := range slices.Backward(order.payments) {
		page = append(page, *p)
	}
	return page, true
}

// AllPayments are all payments, the newest first.
func (l *Ledger) AllPayments() []Payment {
	return l.Payments(math.MinInt64, math.MaxInt64, math.MaxInt64, 0)
}
