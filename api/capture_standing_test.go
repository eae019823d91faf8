package api

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// asked is the capture of an order of 1000. With the fee borne by the customer its
// payment is one of 1024.
var asked = generated.CaptureRequest{Amount: 1000, Currency: paise.INR}

func TestJudge(t *testing.T) {
	t.Parallel()
	type payment = generated.Payment
	const (
		created, authorized, captured = generated.PaymentStatusCreated, generated.PaymentStatusAuthorized, generated.PaymentStatusCaptured
		refunded, failed              = generated.PaymentStatusRefunded, generated.PaymentStatusFailed
		customer, platform            = generated.FeeBearerCustomer, generated.FeeBearerPlatform
	)
	for name, test := range map[string]struct {
		payment payment // in INR
		want    standing
	}{
		"created":                        {payment{Status: created, Amount: 1000}, standingUndecided},
		"a status that is new":           {payment{Status: "capturing", Amount: 1000}, standingUndecided},
		"a status that is new, captured": {payment{Status: "settled", Amount: 1000, Captured: true}, standingUndecided},
		"failed":                         {payment{Status: failed, Amount: 1000}, standingNotCaptured},
		"failed, and yet captured":       {payment{Status: failed, Amount: 1000, Captured: true}, standingUndecided},
		"authorized":                     {payment{Status: authorized, Amount: 1000}, standingAuthorized},
		"authorized, and yet captured":   {payment{Status: authorized, Amount: 1000, Captured: true}, standingUndecided},
		"authorized, and yet with a captured amount": {payment{Status: authorized, Amount: 1000, AmountCaptured: Ptr[paise.Amount](1000)}, standingUndecided},
		"authorized for less":                        {payment{Status: authorized, Amount: 999}, standingNotCaptured},
		"authorized for more, the merchant's fee":    {payment{Status: authorized, Amount: 1024, FeeBearer: platform}, standingNotCaptured},
		"authorized for more, which may be a fee":    {payment{Status: authorized, Amount: 1024}, standingAuthorized},
		"authorized with the customer's fee":         {payment{Status: authorized, Amount: 1024, FeeBearer: customer}, standingAuthorized},
		"authorized with the customer's fee, told":   {payment{Status: authorized, Amount: 1024, FeeBearer: customer, Fee: Ptr[paise.Amount](24)}, standingAuthorized},
		"authorized with another fee":                {payment{Status: authorized, Amount: 1025, FeeBearer: customer, Fee: Ptr[paise.Amount](24)}, standingNotCaptured},
		"captured":                                   {payment{Status: captured, Amount: 1000, Captured: true}, standingCaptured},
		"captured, in few words":                     {payment{Status: captured, Amount: 1000}, standingCaptured},
		"captured, and how much is not said":         {payment{Status: captured, Amount: 1000, AmountCaptured: Ptr[paise.Amount](0)}, standingCaptured},
		"captured for less":                          {payment{Status: captured, Amount: 999}, standingOtherAmount},
		"captured in part":                           {payment{Status: captured, Amount: 1000, AmountCaptured: Ptr[paise.Amount](999)}, standingOtherAmount},
		"captured, this much of it":                  {payment{Status: captured, Amount: 1024, AmountCaptured: Ptr[paise.Amount](1000)}, standingCaptured},
		"captured with the customer's fee":           {payment{Status: captured, Amount: 1024, FeeBearer: customer, Fee: Ptr[paise.Amount](24)}, standingCaptured},
		"captured with the merchant's fee":           {payment{Status: captured, Amount: 1024, FeeBearer: platform, Fee: Ptr[paise.Amount](24)}, standingOtherAmount},
		"captured with a fee, no one's":              {payment{Status: captured, Amount: 1024, Fee: Ptr[paise.Amount](24)}, standingOtherAmount},
		"captured with another fee":                  {payment{Status: captured, Amount: 1024, FeeBearer: customer, Fee: Ptr[paise.Amount](23)}, standingOtherAmount},
		"captured with a fee that is not told":       {payment{Status: captured, Amount: 1024, FeeBearer: customer}, standingOtherAmount},
		"captured, the customer's fee not added":     {payment{Status: captured, Amount: 1000, FeeBearer: customer, Fee: Ptr[paise.Amount](24)}, standingCaptured},
		"captured, without an amount":                {payment{Status: captured, Captured: true}, standingUndecided},
		"captured, all but 1 refunded":               {payment{Status: captured, Amount: 1000, Captured: true, AmountRefunded: 999}, standingRefunded},
		"captured, refunded by status alone":         {payment{Status: captured, Amount: 1000, RefundStatus: Ptr[generated.RefundStatus]("processing")}, standingRefunded},
		"captured, with an empty refund status":      {payment{Status: captured, Amount: 1000, RefundStatus: Ptr[generated.RefundStatus]("")}, standingCaptured},
		"captured and refunded":                      {payment{Status: refunded, Amount: 1000, Captured: true, AmountRefunded: 1000}, standingRefunded},
		"captured for less, and refunded":            {payment{Status: refunded, Amount: 999, Captured: true, AmountRefunded: 999}, standingRefunded},
		"refunded, by its captured amount":           {payment{Status: refunded, Amount: 1000, AmountCaptured: Ptr[paise.Amount](1000)}, standingRefunded},
		"refunded, never captured":                   {payment{Status: refunded, Amount: 1000, AmountRefunded: 1000}, standingReleased},
		"authorized, and yet refunded in part":       {payment{Status: authorized, Amount: 1000, AmountRefunded: 1}, standingRefunded},
	} {
		test.payment.Currency = paise.INR
		require.Equal(t, test.want, judge(&test.payment, asked), name)
	}
	require.Equal(t, standingOtherAmount, judge(&payment{Status: captured, Amount: 1000, Currency: paise.USD}, asked), "in another currency")
	require.Equal(t, standingNotCaptured, judge(&payment{Status: authorized, Amount: 1000, Currency: paise.USD}, asked), "in another currency")
	require.Equal(t, standingUndecided, judge(&payment{Status: captured, Amount: 1000}, asked), "in no currency")
}

// everyPayment gives each payment that can be made of these values.
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
		choose(&p.Status, "created", "authorized", "captured", "refunded", "failed", "capturing", ""),
		choose(&p.Captured, false, true),
		choose(&p.Amount, append(amounts, 0)...),
		choose(&p.AmountCaptured, optional(amounts...)...),
		choose(&p.AmountRefunded, 0, 1, 1000),
		choose(&p.RefundStatus, nil, Ptr[generated.RefundStatus](""), Ptr(generated.RefundStatusPartial), Ptr(generated.RefundStatusFull), Ptr[generated.RefundStatus]("processing")),
		choose(&p.FeeBearer, "", generated.FeeBearerPlatform, generated.FeeBearerCustomer, "recipient"),
		choose(&p.Fee, optional(24, 1000)...),
		choose(&p.Currency, paise.INR, paise.USD, ""),
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

// choose sets a field to the i-th of its values, if there is one.
func choose[T any](field *T, values ...T) func(i int) bool {
	return func(i int) bool {
		if i == len(values) {
			return false
		}
		*field = values[i]
		return true
	}
}

// shows is what a payment shows, said in other words than judge has.
type shows struct {
	*generated.Payment

	captured, refunded bool // in any of the ways in which it can show that
	asAsked            bool // its amount is the one asked for, with the customer's fee or without
}

func shownBy(p *generated.Payment) shows {
	said := p.Amount
	if p.AmountCaptured != nil && *p.AmountCaptured > 0 {
		said = *p.AmountCaptured
	}
	withFee := p.FeeBearer == "customer" && p.Fee != nil && said == asked.Amount+*p.Fee
	return shows{
		Payment:  p,
		captured: bool(p.Captured) || p.Status == "captured" || p.AmountCaptured != nil && *p.AmountCaptured > 0,
		refunded: p.AmountRefunded > 0 || p.Status == "refunded" || p.RefundStatus != nil && *p.RefundStatus != "",
		asAsked:  p.Amount > 0 && p.Currency == asked.Currency && (said == asked.Amount || withFee),
	}
}

// wrongStanding is what is wrong with how a payment is judged; "" is nothing.
func (p shows) wrongStanding(stands standing) string {
	plain := !p.captured && !p.refunded && p.Currency == asked.Currency
	switch {
	case (stands == standingCaptured) != (p.Status == "captured" && p.asAsked && !p.refunded):
		return "a capture as asked, and not called so, or the other way around"
	case stands == standingAuthorized && (p.Status != "authorized" || p.Amount < asked.Amount || !plain):
		return "captured again, though it cannot be"
	case stands != standingAuthorized && p.Status == "authorized" && p.Amount == asked.Amount && plain:
		return "can be captured, and is not"
	}
	return ""
}

// wrongOutcome is what is wrong with what the caller is told; "" is nothing.
func (p shows) wrongOutcome(outcome error, mayHaveRun, open bool) string {
	switch {
	case p.captured && !mayHaveRun, p.captured && errors.Is(outcome, ErrNotCaptured):
		return "captured, and called not captured"
	case p.refunded != errors.Is(outcome, ErrRefunded):
		return "refunded, and not said so, or the other way around"
	case errors.Is(outcome, ErrOtherAmount) && (p.Status != "captured" || p.asAsked):
		return "not captured, or for the amount asked for"
	case !mayHaveRun && !p.Status.Valid():
		return "a status that no one knows, and certainty"
	case !mayHaveRun && open && p.Status != "refunded":
		return "a capture can still land, and certainty"
	case !mayHaveRun && outcome == nil:
		return "certainty, and no reason"
	}
	return ""
}

func TestJudgeOfEveryPayment(t *testing.T) {
	t.Parallel()
	seen := map[standing]int{}
	for payment := range everyPayment {
		stands, p := judge(payment, asked), shownBy(payment)
		seen[stands]++
		if wrong := p.wrongStanding(stands); wrong != "" {
			t.Fatalf("%s: %+v", wrong, payment)
		}
		for _, open := range []bool{false, true} {
			outcome, mayHaveRun := stands.outcome(open)
			if wrong := p.wrongOutcome(outcome, mayHaveRun, open); wrong != "" {
				t.Fatalf("%s: %+v", wrong, payment)
			}
		}
	}
	for stands := range standingNotCaptured + 1 {
		require.NotZero(t, seen[stands], "no payment stands like %d", stands)
	}
}
