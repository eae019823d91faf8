// Package apitest is a Razorpay to test against, in the manner of
// net/http/httptest: a real HTTP server on loopback that knows the contract, and
// keeps what it is told.
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
// Orders and payments move as the real ones do, and a move that the real server
// refuses is refused, a second capture for one. These lead to an authorized
// payment, from the shortest way on:
//
//   - UPI collect from [VPASuccess] is authorized when the call is answered;
//     [VPAFailure] fails.
//   - A card payment is authorized with generateOTP and submitOTP, by [OTP]. The
//     third wrong password ends it.
//   - The redirect in an answer leads to a page of the bank: a GET of that link with
//     /success or /failure behind it finishes the payment.
//   - [Server.Authorize] is the bank's agreement to any payment, a failed one too.
//
// They are captured with the order's amount, also where [Server.ChargeFee] has the
// customer bear the fee: then the payment's own amount is more.
//
// The server never fails a payment by itself but for its time: [Server.Fail] and
// [Server.Cancel] do.
//
// # Refunds
//
// A captured payment is refunded by a call or with [Server.Refund], in parts or whole,
// and once for each idempotency key. Its books have the refund at once. At the speed
// optimum the refund is processed at once too, otherwise it is pending for five days of
// the server's clock, or until [Server.FailRefund]. A payment that is never captured
// ends in a refund of its own.
//
// # Time
//
// The clock stands still until [Server.Advance] moves it. A payment that is not
// finished fails after 15 minutes, UPI collect after 5 or its own expiry_time; a
// password lasts 3. An authorized payment is captured by itself, or given back,
// after the periods of its order, counted from its creation, which is 5 days where
// the order says nothing. [RealTime] lets the clock go.
//
// # What goes wrong
//
// [Server.Inject] adds faults, [Server.Refuse] shuts the port, and
// [Server.Respond] puts any other answer in place of the next one. The kinds of
// [Fault] say which of them take effect all the same. Respond and [Server.Handle] also
// answer what the contract does not have.
//
// # Webhooks
//
// [Server.WebhookTo] names a receiver, and [Server.DeliverWebhooks] posts to it
// what happened since.
//
// # What is not here
//
// An operation without a state of its own is answered from the contract's
// samples, and so is a request about an id that no one gave out: see [Strict].
// The sample says nothing of what the server holds.
// Texts of errors are the server's own where no recording shows them; decide by
// status, code and reason.
package apitest
