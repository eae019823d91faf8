// Package spec holds the contract of Razorpay's Payments API, and documented answers to hold
// against it.
//
// The contract says what the API takes and gives. It is written by hand, in OpenAPI 3.0.3, and
// everything that grows with the number of endpoints is made from it. Where the documentation
// disagrees with itself or with what servers send, DECISIONS.md beside it says which reading was
// taken and why.
//
//	doc, err := openapi3.NewLoader().LoadFromData(spec.Contract)
//	if err != nil {
//		return err
//	}
//	body, err := spec.Samples.ReadFile("samples/fetchPayment/200-captured-upi.json")
package spec

import "embed"

// Contract is payments.yaml, an OpenAPI 3.0.3 document. Treat it as read-only.
//
//go:embed payments.yaml
var Contract []byte

// Samples holds documented bodies, a file each: samples/<operationId>/<status>-<name>.json for
// answers, samples/<operationId>/request-<name>.json for requests. Every one of them is valid
// against [Contract].
//
//go:embed samples
var Samples embed.FS

// Events holds the body of a webhook for each event of the contract:
// events/<event>.json, valid against the schema that x-webhook names it for.
//
//go:embed events
var Events embed.FS
