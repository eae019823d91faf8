//go:build !race

// See capture_paths_test.go.

package api_test

import (
	"errors"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// checkResult says what is wrong with the result of a call, after everything that was under way has
// arrived; "" means nothing.
func (s *modelServer) checkResult(payment *generated.Payment, err error) string {
	if err == nil {
		return s.checkSuccess(payment)
	}
	if payment != nil {
		return "a payment and an error"
	}
	for _, wrong := range []string{s.checkNothingHappened(err), s.checkSentinel(err)} {
		if wrong != "" {
			return wrong
		}
	}
	if s.honest {
		return s.checkCertainty(err)
	}
	return ""
}

// checkSuccess says what is wrong with a success.
func (s *modelServer) checkSuccess(payment *generated.Payment) string {
	switch {
	case payment == nil:
		return "neither a payment nor an error"
	case s.own+s.others != 1 || s.price != capture.Amount:
		return "told captured, and it is not"
	case !s.lagging && s.last.refunded > 0:
		return "told captured, and it is refunded"
	case s.honest && !s.last.captured:
		return "told captured, and it was not seen so"
	}
	return ""
}

// checkNothingHappened says what is wrong with an error that denies any effect.
func (s *modelServer) checkNothingHappened(err error) string {
	var failed *api.CaptureError
	_ = errors.As(err, &failed)
	seen := failed != nil && failed.Payment != nil
	switch {
	case seen && failed.Payment.ID != paymentID:
		return "told of another payment"
	case api.MayHaveHappened(err):
		return ""
	case s.own > 0:
		return "told that nothing happened, and this call captured it"
	case seen && s.last.captured && !s.lagging:
		return "told that nothing happened, and it was seen captured"
	case seen && s.last.captured && s.mayBeStale(failed.Payment):
		return "told that nothing happened, and the read lagged behind a capture"
	}
	return ""
}

// checkSentinel says what is wrong with a sentinel.
func (s *modelServer) checkSentinel(err error) string {
	switch {
	case errors.Is(err, api.ErrNotCaptured) && api.MayHaveHappened(err):
		return "told not captured, and that is not certain"
	case errors.Is(err, api.ErrRefunded) && s.payment.refunded == 0:
		return "told refunded, and it is not"
	case errors.Is(err, api.ErrOtherAmount) && s.own+s.others != 1:
		return "told captured for another amount, and it is not captured"
	case errors.Is(err, api.ErrOtherAmount) && s.amount == capture.Amount:
		return "told captured for another amount, and it is this one"
	}
	return ""
}

// checkCertainty says what a call should have reported, since every answer arrived and was true.
func (s *modelServer) checkCertainty(err error) string {
	asAsked := s.price == capture.Amount && (s.feeBearer != "" || s.amount == s.price)
	switch last := s.last; {
	case last.refunded > 0:
		return unless(errors.Is(err, api.ErrRefunded), "not told that it is refunded")
	case last.captured && asAsked:
		return "not told that it is captured"
	case last.captured:
		return unless(errors.Is(err, api.ErrOtherAmount), "not told that the amount is another")
	case last.status == "failed":
		return unless(errors.Is(err, api.ErrNotCaptured), "not told that it is not captured")
	}
	return ""
}

func unless(said bool, complaint string) string {
	if said {
		return ""
	}
	return complaint
}

// mayBeStale reports whether a payment looks as it would a moment before its capture, which makes
// it doubtful after a refused capture.
func (s *modelServer) mayBeStale(payment *generated.Payment) bool {
	return payment.Status == "created" || payment.Status == "authorized" && s.price == capture.Amount
}
