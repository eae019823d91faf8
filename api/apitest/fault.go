package apitest

import (
	"fmt"
	"time"

	"github.com/rzpkit/payments/generated"
)

// Fault describes a fault to inject: its kind, how often it occurs, and for which operation.
//
//	srv.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.ResetAfter, Times: 1})
//	srv.Inject(apitest.Fault{Kind: apitest.Latency, Delay: time.Second, Probability: 0.1})
type Fault struct {
	// Operation is an operationId, or "" for every one.
	Operation string    `json:"operation,omitzero"`
	Kind      FaultKind `json:"kind"`
	// Skip is the number of requests that pass first. Of the following requests Times are hit, or
	// all if it is 0. With a Probability between 0 and 1, each is hit at random. The random numbers
	// depend on [Seed] and on the number of earlier requests, so a single caller gets the same
	// result each time.
	Skip        int     `json:"skip,omitzero"`
	Times       int     `json:"times,omitzero"`
	Probability float64 `json:"probability,omitzero"`
	// Delay is how long the response is held back, in real time. [SlowDrip] waits this long before
	// each byte, or 10 ms if it is 0.
	Delay time.Duration `json:"delay,omitzero"`
	// RetryAfter is sent with a 429 or a 503, in whole seconds or as a date. If it is 0, no header
	// is sent.
	RetryAfter       time.Duration `json:"retry_after,omitzero"`
	RetryAfterAsDate bool          `json:"retry_after_as_date,omitzero"`
	// TookEffect makes the operation take effect before the fault.
	TookEffect bool `json:"took_effect,omitzero"`
	// Location is the target of a [Redirect]. "" stands for a host that does not exist.
	Location string `json:"location,omitzero"`
}

// FaultError describes an invalid field of a [Fault].
type FaultError struct{ Field, Problem string }

// Error names the field and the problem.
func (e *FaultError) Error() string { return e.Field + ": " + e.Problem }

// Validate returns a [*FaultError] for the first invalid field, or nil.
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
		{!found, "Kind", fmt.Sprintf("unknown kind %q", f.Kind)},
		{!known, "Operation", fmt.Sprintf("the contract has no %q", f.Operation)},
		{f.Skip < 0, "Skip", fmt.Sprintf("%d is negative", f.Skip)},
		{f.Times < 0, "Times", fmt.Sprintf("%d is negative", f.Times)},
		{!(f.Probability >= 0 && f.Probability <= 1), "Probability", fmt.Sprintf("%v is not between 0 and 1", f.Probability)},
		{f.Delay < 0, "Delay", fmt.Sprintf("%v is negative", f.Delay)},
		{f.Kind == Latency && f.Delay == 0, "Delay", "a latency needs a delay"},
		{f.RetryAfter < 0, "RetryAfter", fmt.Sprintf("%v is negative", f.RetryAfter)},
		{f.RetryAfter > 0 && !kind.hasRetryAfter, "RetryAfter", fmt.Sprintf("%s has no Retry-After", f.Kind)},
		{f.TookEffect && kind.effect == withoutEffect, "TookEffect", fmt.Sprintf("%s never takes effect", f.Kind)},
		{f.Location != "" && !kind.hasLocation, "Location", fmt.Sprintf("%s has no location", f.Kind)},
	} {
		if rule.broken {
			return &FaultError{rule.field, rule.problem}
		}
	}
	return nil
}

// ValidateRemote is [Fault.Validate] for a server that is called from other processes, where
// [ConnectionRefused] is impossible.
func (f Fault) ValidateRemote() error {
	if kinds[f.Kind].inProcess {
		return &FaultError{"Kind", fmt.Sprintf("%s is for clients in the server's own process", f.Kind)}
	}
	return f.Validate()
}
