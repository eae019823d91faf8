// Package apitest is a Razorpay to test against, in the manner of
// net/http/httptest: a real HTTP server on loopback that knows the contract.
//
//	srv := apitest.NewServer(t)
//	client := srv.Client()
//	order, err := client.CreateOrder(ctx, request)
//
// Orders and payments live and move as the real ones do, on a clock that stands
// still until the test moves it with [Server.Advance]. A move that the real
// server refuses is refused. What only the outside world does, the test does:
// [Server.Authorize], [Server.Fail], [Server.StartDowntime].
//
// Credentials are checked as the real server checks them, and a request that does
// not hold to the contract is answered with the real server's kind of 400, so a
// test fails where the real call would. The server holds its own answers against
// the contract as well. [Server.Respond] puts any other answer in place of the
// next one.
//
// An operation without a state of its own is answered from the contract's
// samples, and so is a request about an id that no one gave out: see [Strict].
package apitest
