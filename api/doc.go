// Package api is a typed client for Razorpay's Payments API. Amounts are exact, in the currency's
// smallest unit, and each error says whether the call may have taken effect.
//
//	client, err := api.New(api.KeyFromEnv())
//	order, err := client.CreateOrder(ctx, generated.CreateOrderRequest{
//		Amount:   49_950, // ₹499.50
//		Currency: paise.INR,
//	})
//
// The calls are the methods of [generated.API], one for each operation of the contract; [Client]
// adds methods that the contract cannot express. [NewKeyOnly] returns a client with only the calls
// for which a key id without its secret suffices.
//
// # Errors
//
// A call returns a value if and only if its error is nil. A call that was refused before it was
// sent returns an [*InputError], any other failed call an [*Error]. Distinguish errors with
// [errors.Is] and the sentinels of this package, not by the text of a description, which may
// change.
//
// A failed call may still have taken effect: after a timeout, a broken connection or a 500 it is
// unknown what the server did. [MayHaveHappened] reports these failures. Few calls have an
// idempotency key ([Error.IdempotencyKey]). Before you repeat any other call, fetch the payment, or
// the payments of the order. [Client.CapturePayment] does so by itself.
//
// # Repetition
//
// A failed attempt is repeated at most twice, and only where that cannot do harm: reads, the
// validation of a VPA and calls with an idempotency key after a broken connection, a 429 or a
// status of 500 and above; any other call only if nothing was sent, or after a 429. If the server
// requests a wait of more than 30 seconds, or one beyond the context's deadline, the call fails at
// once. [WithRetry] sets the number of attempts and the waits; [NoRetry] turns repetition off for a
// call.
//
// net/http also repeats requests by itself, over HTTP/2 in particular. A call that is not safe to
// repeat is nevertheless written to the network only once per attempt.
//
// # Secrets
//
// Credentials, card numbers, CVV and OTP print as [redacted] in fmt and slog, and secrets also in
// every encoder. Error texts mask possible card numbers, addresses and telephone numbers in the
// server's description. The package cannot protect card data inside a caller's own struct, list or
// map: JSON encoders, including slog's, write the real values, and fmt prints unexported fields, %p
// and %w without calling a method. To log such a value safely, log it as text:
// slog.String("checkout", fmt.Sprint(checkout)).
package api
