// Package spec has the contract of Razorpay's Payments API, and documented answers to validate with
// it.
//
// The contract describes requests and answers of the API. It is written by hand in OpenAPI 3.0.3,
// and everything that grows with the number of endpoints is generated from it. Where the
// documentation contradicts itself or what servers send, DECISIONS.md says which reading was chosen
// and why.
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

// ContractJSON is [Contract] with its line numbers as contract.EncodeJSON writes it, which takes
// half the time to read. It is generated.
//
//go:embed payments.json
var ContractJSON []byte

// Samples has documented bodies, one per file: samples/<operationId>/<status>-<name>.json for
// answers and samples/<operationId>/request-<name>.json for requests. Every one of them is valid
// against [Contract].
//
//go:embed samples
var Samples embed.FS

// Events has a webhook body for each event of the contract: events/<event>.json, valid against the
// schema that has the event's name as its x-webhook.
//
//go:embed events
var Events embed.FS
