// Package ledger keeps the state of the test server: orders, payments, refunds and
// downtimes, the changes of state that they can make, and a clock that moves only when
// AdvanceTo is called. It knows nothing of HTTP and JSON.
//
//	books := ledger.New(ledger.Config{Seed: 7, Start: start})
//	order, err := books.CreateOrder(request)
//	payment, err := books.CreatePayment(ledger.NewPayment{OrderID: order.ID, ...})
//	payment, err = books.Capture(payment.ID, order.Amount, order.Currency)
//	books.AdvanceTo(start.Add(5 * 24 * time.Hour))
//
// A change that the real server refuses is a [*RefusedError], and changes nothing. What
// is returned is a copy. The rules are those of the contract and of the vendor's
// documentation; where both are silent a comment says "inferred". The wording of
// refusals stands in no recording: decide by status, code and reason.
package ledger
