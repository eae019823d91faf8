// Package apitest is a test server for the Payments API, in the manner of
// net/http/httptest: a real HTTP server on loopback that knows the contract and
// keeps state.
//
//	srv := apitest.NewServer(t)
//	client := srv.Client()
//	order, err := client.CreateOrder(ctx, request)
//
// Credentials are checked as the real server checks them, and a request that does
// not hold to the contract is answered with the real server's kind of 400, so a
// test fails where the real call would. The server holds its own answers against
// the contract as well.
//
// # Payments
//
// Orders and payments change state as the real ones do. The server refuses what the
// real one refuses, such as a second capture. These lead to an authorized payment,
// the shortest way first:
//
//   - [Server.Checkout] pays an order as a customer does in Razorpay's own checkout, and
//     returns the signature that the browser hands over.
//   - UPI collect from [VPASuccess] is authorized when the call is answered;
//     [VPAFailure] fails.
//   - A card payment is authorized with generateOTP and submitOTP, by [OTP]. The
//     third wrong password ends it.
//   - The redirect in an answer leads to a page of the bank. A POST or GET of that link
//     with /success or /failure behind it finishes the payment.
//   - [Server.Authorize] makes the bank agree to any payment, a failed one too.
//
// They are captured with the order's amount. Where [Server.ChargeFee] makes the
// customer bear the fee, the payment's own amount is more.
//
// [Server.Fail] and [Server.Cancel] make a payment fail. By itself a payment fails
// only when its time is over.
//
// # Refunds
//
// A captured payment is refunded by a call or with [Server.Refund], in parts or whole,
// and once for each idempotency key. The payment shows the refund at once. At the speed
// optimum the refund is processed at once too. Otherwise it is pending for five days of
// the server's clock, or until [Server.FailRefund]. A payment that is authorized and
// never captured is refunded when its time is over.
//
// # Time
//
// The clock stands still until [Server.Advance] moves it. A payment that is not
// finished fails after 15 minutes, UPI collect after 5 or its own expiry_time. A
// one-time password lasts 3 minutes. An authorized payment is captured or refunded by
// itself after the periods of its order, counted from the payment's creation; the order's
// default is a refund after 5 days. With [RealTime] the clock runs.
//
// # What goes wrong
//
// [Server.Inject] adds faults, [Server.Refuse] shuts the port, and
// [Server.Respond] replaces the next answer by any other. The [FaultKind] says whether
// the operation takes effect before it goes wrong. Respond and [Server.Handle] also
// answer paths that the contract does not have.
//
// # Webhooks
//
// [Server.WebhookTo] names a receiver, and [Server.DeliverWebhooks] posts the events
// since then to it.
//
// # A server of its own
//
// [Start] starts a server outside a test, as `rzpkit serve` does. [Server.Control] lets
// tests in any language control it over HTTP, [SameOrigin] keeps web pages out, and
// [Keep] bounds its memory.
//
// # What is not here
//
// Operations of which the server keeps no state are answered from the contract's
// samples, which do not depend on that state. So are requests about ids that the server
// did not make, unless it is [Strict]. The descriptions of errors are made up where no
// recording shows them; decide by status, code and reason.
package apitest
