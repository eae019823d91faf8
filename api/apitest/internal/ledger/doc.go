// Package ledger keeps the state of the test server: orders, payments, refunds and downtimes, their
// transitions, and a clock that moves only when AdvanceTo is called. It does not depend on HTTP or
// JSON.
//
//	books := ledger.New(ledger.Config{Seed: 7, Start: start})
//	order, err := books.CreateOrder(request)
//	payment, err := books.CreatePayment(ledger.NewPayment{OrderID: order.ID, ...})
//	payment, err = books.Capture(payment.ID, order.Amount, order.Currency)
//	books.AdvanceTo(start.Add(5 * 24 * time.Hour))
//
// A change that the real server refuses returns a [*RefusedError] and changes nothing. Returned
// entities are copies. The rules are those of the contract and the vendor's documentation; where
// both are silent a comment says "inferred". No recording shows the wording of refusals: decide by
// status, code and reason.
package ledger
