package api

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// asked is the capture of an order of 1000. If the customer bears the fee of 24, the payment is
// 1024.
var asked = generated.CaptureRequest{Amount: 1000, Currency: paise.INR}

func TestClassify(t *testing.T) {
	t.Parallel()
	type payment = generated.Payment
	const (
		created, authorized, captured = generated.PaymentStatusCreated, generated.PaymentStatusAuthorized, generated.PaymentStatusCaptured
		refunded, failed              = generated.PaymentStatusRefunded, generated.PaymentStatusFailed
		customer, platform            = generated.FeeBearerCustomer, generated.FeeBearerPlatform
	)
	for name, test := range map[string]struct {
		payment payment // in INR
		want    captureState
	}{
		"created":                      {payment{Status: created, Amount: 1000}, stateUndecided},
		"an unknown status":            {payment{Status: "capturing", Amount: 1000}, stateUndecided},
		"an unknown status, captured":  {payment{Status: "settled", Amount: 1000, Captured: true}, stateUndecided},
		"failed":                       {payment{Status: failed, Amount: 1000}, stateNotCaptured},
		"failed, and yet captured":     {payment{Status: failed, Amount: 1000, Captured: true}, stateUndecided},
		"authorized":                   {payment{Status: authorized, Amount: 1000}, stateAuthorized},
		"authorized, and yet captured": {payment{Status: authorized, Amount: 1000, Captured: true}, stateUndecided},
		"authorized, and yet with a captured amount": {payment{Status: authorized, Amount: 1000, AmountCaptured: Ptr[paise.Amount](1000)}, stateUndecided},
		"authorized for less":                        {payment{Status: authorized, Amount: 999}, stateNotCaptured},
		"authorized for more, the merchant's fee":    {payment{Status: authorized, Amount: 1024, FeeBearer: platform}, stateNotCaptured},
		"authorized for more, which may be a fee":    {payment{Status: authorized, Amount: 1024}, stateAuthorized},
		"authorized with the customer's fee":         {payment{Status: authorized, Amount: 1024, FeeBearer: customer}, stateAuthorized},
		"authorized with the customer's fee, stated": {payment{Status: authorized, Amount: 1024, FeeBearer: customer, Fee: Ptr[paise.Amount](24)}, stateAuthorized},
		"authorized with another fee":                {payment{Status: authorized, Amount: 1025, FeeBearer: customer, Fee: Ptr[paise.Amount](24)}, stateNotCaptured},
		"captured":                                   {payment{Status: captured, Amount: 1000, Captured: true}, stateCaptured},
		"captured, by status alone":                  {payment{Status: captured, Amount: 1000}, stateCaptured},
		"captured, with a captured amount of 0":      {payment{Status: captured, Amount: 1000, AmountCaptured: Ptr[paise.Amount](0)}, stateCaptured},
		"captured for less":                          {payment{Status: captured, Amount: 999}, stateOtherAmount},
		"captured in part":                           {payment{Status: captured, Amount: 1000, AmountCaptured: Ptr[paise.Amount](999)}, stateOtherAmount},
		"captured, the requested part of it":         {payment{Status: captured, Amount: 1024, AmountCaptured: Ptr[paise.Amount](1000)}, stateCaptured},
		"captured with the customer's fee":           {payment{Status: captured, Amount: 1024, FeeBearer: customer, Fee: Ptr[paise.Amount](24)}, stateCaptured},
		"captured with the merchant's fee":           {payment{Status: captured, Amount: 1024, FeeBearer: platform, Fee: Ptr[paise.Amount](24)}, stateOtherAmount},
		"captured with a fee, bearer unknown":        {payment{Status: captured, Amount: 1024, Fee: Ptr[paise.Amount](24)}, stateOtherAmount},
		"captured with another fee":                  {payment{Status: captured, Amount: 1024, FeeBearer: customer, Fee: Ptr[paise.Amount](23)}, stateOtherAmount},
		"captured with a fee that is not stated":     {payment{Status: captured, Amount: 1024, FeeBearer: customer}, stateOtherAmount},
		"captured, the customer's fee not added":     {payment{Status: captured, Amount: 1000, FeeBearer: customer, Fee: Ptr[paise.Amount](24)}, stateCaptured},
		"captured, without an amount":                {payment{Status: captured, Captured: true}, stateUndecided},
		"captured, all but 1 refunded":               {payment{Status: captured, Amount: 1000, Captured: true, AmountRefunded: 999}, stateRefunded},
		"captured, refunded by status alone":         {payment{Status: captured, Amount: 1000, RefundStatus: Ptr[generated.RefundStatus]("processing")}, stateRefunded},
		"captured, with an empty refund status":      {payment{Status: captured, Amount: 1000, RefundStatus: Ptr[generated.RefundStatus]("")}, stateCaptured},
		"captured and refunded":                      {payment{Status: refunded, Amount: 1000, Captured: true, AmountRefunded: 1000}, stateRefunded},
		"captured for less, and refunded":            {payment{Status: refunded, Amount: 999, Captured: true, AmountRefunded: 999}, stateRefunded},
		"refunded, by its captured amount":           {payment{Status: refunded, Amount: 1000, AmountCaptured: Ptr[paise.Amount](1000)}, stateRefunded},
		"refunded, never captured":                   {payment{Status: refunded, Amount: 1000, AmountRefunded: 1000}, stateReleased},
		"authorized, and yet refunded in part":       {payment{Status: authorized, Amount: 1000, AmountRefunded: 1}, stateRefunded},
	} {
		test.payment.Currency = paise.INR
		require.Equal(t, test.want, classify(&test.payment, asked), name)
	}
	require.Equal(t, stateOtherAmount, classify(&payment{Status: captured, Amount: 1000, Currency: paise.USD}, asked), "in another currency")
	require.Equal(t, stateNotCaptured, classify(&payment{Status: authorized, Amount: 1000, Currency: paise.USD}, asked), "in another currency")
	require.Equal(t, stateUndecided, classify(&payment{Status: captured, Amount: 1000}, asked), "in no currency")
}

// everyPayment yields every combination of the values below.
func everyPayment(yield func(*generated.Payment) bool) {
	amounts := []paise.Amount{999, 1000, 1024, 2000}
	optional := func(more ...paise.Amount) []*paise.Amount {
		all := []*paise.Amount{nil, new(paise.Amount)}
		for _, amount := range more {
			all = append(all, &amount)
		}
		return all
	}
	p := &generated.Payment{}
	choices := []func(int) bool{
		setTo(&p.Status, "created", "authorized", "captured", "refunded", "failed", "capturing", ""),
		setTo(&p.Captured, false, true),
		setTo(&p.Amount, append(amounts, 0)...),
		setTo(&p.AmountCaptured, optional(amounts...)...),
		setTo(&p.AmountRefunded, 0, 1, 1000),
		setTo(&p.RefundStatus, nil, Ptr[generated.RefundStatus](""), Ptr(generated.RefundStatusPartial), Ptr(generated.RefundStatusFull), Ptr[generated.RefundStatus]("processing")),
		setTo(&p.FeeBearer, "", generated.FeeBearerPlatform, generated.FeeBearerCustomer, "recipient"),
		setTo(&p.Fee, optional(24, 1000)...),
		setTo(&p.Currency, paise.INR, paise.USD, ""),
	}
	var each func(depth int) bool
	each = func(depth int) bool {
		if depth == len(choices) {
			return yield(p)
		}
		for i := 0; choices[depth](i); i++ {
			if !each(depth + 1) {
				return false
			}
		}
		return true
	}
	each(0)
}

// setTo returns a function that sets a field to the i-th value, or returns false if there is none.
func setTo[T any](field *T, values ...T) func(i int) bool {
	return func(i int) bool {
		if i == len(values) {
			return false
		}
		*field = values[i]
		return true
	}
}

// paymentFacts describes a payment independently of classify.
type paymentFacts struct {
	*generated.Payment

	captured, refunded bool // shown by any field
	asAsked            bool // its amount is the requested one, with or without the customer's fee
}

func factsOf(p *generated.Payment) paymentFacts {
	said := p.Amount
	if p.AmountCaptured != nil && *p.AmountCaptured > 0 {
		said = *p.AmountCaptured
	}
	withFee := p.FeeBearer == "customer" && p.Fee != nil && said == asked.Amount+*p.Fee
	return paymentFacts{
		Payment:  p,
		captured: bool(p.Captured) || p.Status == "captured" || p.AmountCaptured != nil && *p.AmountCaptured > 0,
		refunded: p.AmountRefunded > 0 || p.Status == "refunded" || p.RefundStatus != nil && *p.RefundStatus != "",
		asAsked:  p.Amount > 0 && p.Currency == asked.Currency && (said == asked.Amount || withFee),
	}
}

// checkState compares a state with the facts. It returns the contradiction, or "".
func (p paymentFacts) checkState(state captureState) string {
	plain := !p.captured && !p.refunded && p.Currency == asked.Currency
	switch {
	case (state == stateCaptured) != (p.Status == "captured" && p.asAsked && !p.refunded):
		return "stateCaptured does not match a capture as asked"
	case state == stateAuthorized && (p.Status != "authorized" || p.Amount < asked.Amount || !plain):
		return "stateAuthorized, though it cannot be captured"
	case state != stateAuthorized && p.Status == "authorized" && p.Amount == asked.Amount && plain:
		return "can be captured, but is not stateAuthorized"
	}
	return ""
}

// checkOutcome compares an outcome with the facts. It returns the contradiction, or "".
func (p paymentFacts) checkOutcome(outcome error, mayHaveRun, open bool) string {
	switch {
	case p.captured && !mayHaveRun, p.captured && errors.Is(outcome, ErrNotCaptured):
		return "captured, but reported as not captured"
	case p.refunded != errors.Is(outcome, ErrRefunded):
		return "ErrRefunded does not match the refund"
	case errors.Is(outcome, ErrOtherAmount) && (p.Status != "captured" || p.asAsked):
		return "ErrOtherAmount, though not captured or captured as asked"
	case !mayHaveRun && !p.Status.Valid():
		return "an unknown status, but reported as certain"
	case !mayHaveRun && open && p.Status != "refunded":
		return "a capture may still take effect, but reported as certain"
	case !mayHaveRun && outcome == nil:
		return "reported as certain without a sentinel"
	}
	return ""
}

func TestClassifyEveryPayment(t *testing.T) {
	t.Parallel()
	seen := map[captureState]int{}
	for payment := range everyPayment {
		state, p := classify(payment, asked), factsOf(payment)
		seen[state]++
		if wrong := p.checkState(state); wrong != "" {
			t.Fatalf("%s: %+v", wrong, payment)
		}
		for _, open := range []bool{false, true} {
			outcome, mayHaveRun := state.outcome(open)
			if wrong := p.checkOutcome(outcome, mayHaveRun, open); wrong != "" {
				t.Fatalf("%s: %+v", wrong, payment)
			}
		}
	}
	for state := range stateNotCaptured + 1 {
		require.NotZero(t, seen[state], "no payment has state %d", state)
	}
}
