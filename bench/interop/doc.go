// Package interop tests the test server of api/apitest with another client, the official
// razorpay-go. Its tests make every payment call of that client.
//
//	go test ./interop
package interop
