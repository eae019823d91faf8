// Package apitest is a test server for the Payments API, in the manner of
// net/http/httptest: a real HTTP server on loopback that knows the contract and
// keeps state.
//
//	srv := apitest.NewServer(t)
//	client := srv.Client()
//	order, err := client.CreateOrder(ctx, request)
//
// Credentials are checked as by the real server. A request that violates the contract gets the same
// kind of 400 as from the real server, so a test fails where the real call would. The server also
// checks its own responses against the contract.
//
// # Payments
//
// Orders and payments change state as the real ones do. The server refuses what the real one
// refuses, such as a second capture. These are the ways to an authorized payment, the shortest
// first:
//
//   - [Server.Checkout] pays an order as a customer does in Razorpay's own checkout, and
//     returns the signature that the browser hands over.
//   - UPI collect from [VPASuccess] is authorized at once;
//     [VPAFailure] fails.
//   - A card payment is authorized with generateOTP and submitOTP, by [OTP]. The
//     third wrong password makes the payment fail.
//   - The redirect in a response leads to a page of the bank. A POST or GET to that link
//     with /success or /failure appended finishes the payment.
//   - [Server.Authorize] makes the bank approve any payment, even a failed one.
//
// Capture them with the order's amount. If [Server.ChargeFee] makes the customer bear the fee, the
// payment's own amount is higher.
//
// [Server.Fail] and [Server.Cancel] make a payment fail. Otherwise a payment fails only when it
// expires.
//
// # Refunds
//
// A captured payment is refunded by a call or with [Server.Refund], in parts or as a whole, and
// once for each idempotency key. The payment shows the refund at once. At the speed optimum the
// refund is also processed at once. Otherwise it is pending for five days of the server's clock, or
// until [Server.FailRefund]. A payment that is authorized but never captured is refunded when its
// capture period ends.
//
// # Time
//
// The clock stands still until [Server.Advance] moves it. An unfinished payment fails after 15
// minutes, UPI collect after 5 or its own expiry_time. A one-time password lasts 3 minutes. An
// authorized payment is captured or refunded automatically after the periods of its order, counted
// from the payment's creation; the order's default is a refund after 5 days. With [RealTime] the
// clock runs.
//
// # Faults
//
// [Server.Inject] adds faults, [Server.Refuse] closes the port, and [Server.Respond] replaces the
// next response. The [FaultKind] determines whether the operation takes effect before the fault.
// Respond and [Server.Handle] also serve paths that the contract does not have.
//
// # Webhooks
//
// [Server.WebhookTo] sets a receiver, and [Server.DeliverWebhooks] posts the events since then to
// it.
//
// # A separate server
//
// [Start] starts a server outside a test, as `rzpkit serve` does. [Server.Control] lets
// tests in any language control it over HTTP, [SameOrigin] keeps web pages out, and
// [Keep] bounds its memory.
//
// # Limits
//
// Operations without state in the server are answered from the contract's samples. So are requests
// about ids that the server did not create, unless it is [Strict]. The descriptions of errors are
// made up where no recording shows them; decide by status, code and reason.
package apitest
