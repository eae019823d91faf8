// Package interop holds the test server of api/apitest against a client that no
// one here wrote: razorpay-go, the official one. Its tests make every payment call
// of that client.
//
//	go test ./interop
package interop
