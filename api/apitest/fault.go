package apitest

import (
	"fmt"
	"time"

	"github.com/rzpkit/payments/generated"
)

// Fault says what goes wrong, how often, and for which operation.
//
//	srv.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.ResetAfter, Times: 1})
//	srv.Inject(apitest.Fault{Kind: apitest.Latency, Delay: time.Second, Probability: 0.1})
type Fault struct {
	// Operation is an operationId, or "" for every one.
	Operation string    `json:"operation,omitzero"`
	Kind      FaultKind `json:"kind"`
	// Skip is how many requests pass first. Of the others, Times go wrong, or all of
	// them if it is 0. With a Probability, from 0 to 1, each goes wrong by chance. Chance
	// depends on [Seed] and on how many requests there were before, so that a single
	// caller has the same luck each time.
	Skip        int     `json:"skip,omitzero"`
	Times       int     `json:"times,omitzero"`
	Probability float64 `json:"probability,omitzero"`
	// Delay is how long the answer is held back, in real time. A [SlowDrip] waits so long
	// before each byte, and 10 ms if it is 0.
	Delay time.Duration `json:"delay,omitzero"`
	// RetryAfter is sent with a 429 or a 503, in whole seconds, or as a date. There is
	// no header if it is 0.
	RetryAfter       time.Duration `json:"retry_after,omitzero"`
	RetryAfterAsDate bool          `json:"retry_after_as_date,omitzero"`
	// TookEffect lets the operation take effect before it goes wrong.
	TookEffect bool `json:"took_effect,omitzero"`
	// Location is where a [Redirect] leads; "" stands for a host that does not exist.
	Location string `json:"location,omitzero"`
}

// FaultError is what is wrong with a field of a [Fault].
type FaultError struct{ Field, Problem string }

// Error names the field and the problem.
func (e *FaultError) Error() string { return e.Field + ": " + e.Problem }

// Validate returns a [*FaultError] for the first field that is wrong, or nil.
func (f Fault) Validate() error {
	kind, found := kinds[f.Kind]
	known := f.Operation == ""
	for _, operation := range generated.Operations() {
		known = known || operation.ID == f.Operation
	}
	for _, rule := range []struct {
		broken         bool
		field, problem string
	}{
		{!found, "Kind", fmt.Sprintf("there is no %q", f.Kind)},
		{!known, "Operation", fmt.Sprintf("the contract has no %q", f.Operation)},
		{f.Skip < 0, "Skip", fmt.Sprintf("%d is negative", f.Skip)},
		{f.Times < 0, "Times", fmt.Sprintf("%d is negative", f.Times)},
		{!(f.Probability >= 0 && f.Probability <= 1), "Probability", fmt.Sprintf("%v is not between 0 and 1", f.Probability)},
		{f.Delay < 0, "Delay", fmt.Sprintf("%v is negative", f.Delay)},
		{f.Kind == Latency && f.Delay == 0, "Delay", "a latency needs one"},
		{f.RetryAfter < 0, "RetryAfter", fmt.Sprintf("%v is negative", f.RetryAfter)},
		{f.RetryAfter > 0 && !kind.hasRetryAfter, "RetryAfter", fmt.Sprintf("%s has none", f.Kind)},
		{f.TookEffect && kind.effect == withoutEffect, "TookEffect", fmt.Sprintf("%s never does", f.Kind)},
		{f.Location != "" && !kind.hasLocation, "Location", fmt.Sprintf("%s leads nowhere", f.Kind)},
	} {
		if rule.broken {
			return &FaultError{rule.field, rule.problem}
		}
	}
	return nil
}

// ValidateRemote is [Fault.Validate] for a server that clients of other processes call:
// no fault of theirs can be [ConnectionRefused].
func (f Fault) ValidateRemote() error {
	if kinds[f.Kind].inProcess {
		return &FaultError{"Kind", fmt.Sprintf("%s is for clients in the server's own process", f.Kind)}
	}
	return f.Validate()
}
