// Package api is a client for Razorpay's Payments API: typed, exact in the
// currency's smallest unit, and honest about what it does not know.
//
//	client, err := api.New(api.KeyFromEnv())
//	order, err := client.CreateOrder(ctx, generated.CreateOrderRequest{
//		Amount:   49_950, // ₹499.50
//		Currency: paise.INR,
//	})
//
// The calls are the methods of [generated.API], one for each operation of the
// contract; [Client] adds what a contract cannot say. [NewKeyOnly] gives the
// calls that a key without its secret may make, and no others.
//
// # Errors
//
// A call returns a value if and only if its error is nil. Errors are
// [*InputError] for what was refused before it was sent, and [*Error]
// for the rest. Decide by [errors.Is] against the sentinels of this package, and
// never by the text of a description, which varies.
//
// A call that failed may have taken effect all the same: a time-out, a broken
// connection or a 500 say nothing of what the server did. [MayHaveHappened]
// tells those failures from the others. There is no idempotency key in this
// API, so look before repeating: fetch the payment, or the payments of the
// order. [Client.CapturePayment] does so by itself.
//
// # Repetition
//
// A failed attempt is repeated when that cannot change anything, at most twice:
// reads and the validation of a VPA after a broken connection, a 429 or a 500
// and above; everything else only when nothing of it was sent, or after 429. A
// server that asks for a wait of more than 30 seconds is not asked again.
// [WithRetry] sets how often and after what waits; [NoRetry] turns repetition off
// for a call.
//
// net/http repeats requests by itself, over HTTP/2 in particular. A call that is
// not safe to repeat is written to the network once an attempt all the same.
//
// # Secrets
//
// Credentials, card numbers, CVV and OTP print as [redacted] in fmt and slog, and
// secrets under every encoder. Errors leave out what may be a card's number, an
// address or a telephone number in the server's words. What a caller builds around
// card data is the caller's to protect: a JSON encoder, slog's included, writes the
// real values of a struct, a list or a map that holds it, and fmt prints unexported
// fields, and %p and %w, past every method. A value inside another is logged safely
// as text: slog.String("checkout", fmt.Sprint(checkout)).
package api
