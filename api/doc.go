// Package api is a client for Razorpay's Payments API: typed, exact in the
// currency's smallest unit, and honest about what it does not know.
//
//	client, err := api.New(api.KeyFromEnv())
//	order, err := client.CreateOrder(ctx, generated.CreateOrderRequest{
//		Amount:   49_950, // ₹499.50
//		Currency: paise.INR,
//	})
//
// The calls are the methods of [generated.API], one for each operation of the contract; [Client]
// adds what the contract cannot express. [NewKeyOnly] returns a client that has only the calls that
// a key may make without its secret.
//
// # Errors
//
// A call returns a value if and only if its error is nil. A call that was refused before it was
// sent returns an [*InputError], any other failed call an [*Error]. Decide by [errors.Is] and the
// sentinels of this package, never by the text of a description, which varies.
//
// A failed call may have taken effect all the same: after a time-out, a broken connection or a 500
// it is unknown what the server did. [MayHaveHappened] tells these failures from the others. Few
// calls have an idempotency key ([Error.IdempotencyKey]), so look before you repeat any other:
// fetch the payment, or the payments of the order. [Client.CapturePayment] does so by itself.
//
// # Repetition
//
// A failed attempt is repeated at most twice, and only where that cannot do harm: reads, the
// validation of a VPA and calls with an idempotency key after a broken connection, a 429 or a status
// of 500 and above; anything else only if nothing of it was sent, or after a 429. If the server asks
// for a wait of more than 30 seconds, or for one that the context does not last, the call fails at
// once. [WithRetry] sets the number of attempts and the waits; [NoRetry] turns repetition off for a
// call.
//
// net/http also repeats requests by itself, over HTTP/2 in particular. A call that is not safe to
// repeat is nevertheless written to the network only once per attempt.
//
// # Secrets
//
// Credentials, card numbers, CVV and OTP print as [redacted] in fmt and slog, and secrets under
// every encoder. Errors leave out of the server's words what may be a card number, an address or a
// telephone number. A value that a caller builds around card data is the caller's to protect: JSON
// encoders, slog's included, write the real values of a struct, list or map, and fmt prints
// unexported fields, %p and %w without calling a method. To log such a value safely, log it as
// text: slog.String("checkout", fmt.Sprint(checkout)).
package api
