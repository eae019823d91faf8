// Package contract checks recorded exchanges, requests with their answers,
// against an OpenAPI 3.0 contract.
//
//	c, err := contract.Load(spec.Contract)
//	findings := c.Check(contract.Exchange{
//		Method: "GET", Path: "/v1/payments/pay_1",
//		Status: 200, ContentType: "application/json", Body: body,
//	})
//
// A finding is breaking if a program written to the contract would fail on it, and
// news if the API sends more than the contract describes. No finding means that
// the exchange was checked and is valid: an exchange that matches no operation, a
// status that the contract does not list and a body that is not JSON are reported,
// never skipped.
//
// A [Contract] is safe for concurrent use.
package contract
