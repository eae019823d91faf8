//go:build !race

// See capture_paths_test.go.

package api_test

import (
	"errors"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// checkResult compares the result of a call with the server's final state. It returns the
// contradiction, or "".
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

// checkSuccess checks a result without an error.
func (s *modelServer) checkSuccess(payment *generated.Payment) string {
	switch {
	case payment == nil:
		return "neither a payment nor an error"
	case s.own+s.others != 1 || s.price != capture.Amount:
		return "reported as captured, but it is not"
	case !s.lagging && s.last.refunded > 0:
		return "reported as captured, but it is refunded"
	case s.honest && !s.last.captured:
		return "reported as captured, but no answer showed that"
	}
	return ""
}

// checkNothingHappened checks an error for which MayHaveHappened is false.
func (s *modelServer) checkNothingHappened(err error) string {
	var failed *api.CaptureError
	_ = errors.As(err, &failed)
	seen := failed != nil && failed.Payment != nil
	switch {
	case seen && failed.Payment.ID != paymentID:
		return "the error has another payment"
	case api.MayHaveHappened(err):
		return ""
	case s.own > 0:
		return "reported that nothing happened, but this call captured it"
	case seen && s.last.captured && !s.lagging:
		return "reported that nothing happened, but an answer showed it captured"
	case seen && s.last.captured && s.mayBeStale(failed.Payment):
		return "reported that nothing happened, but the read lagged behind a capture"
	}
	return ""
}

// checkSentinel checks that the error's sentinel is true.
func (s *modelServer) checkSentinel(err error) string {
	switch {
	case errors.Is(err, api.ErrNotCaptured) && api.MayHaveHappened(err):
		return "reported as not captured, but that is not certain"
	case errors.Is(err, api.ErrRefunded) && s.payment.refunded == 0:
		return "reported as refunded, but it is not"
	case errors.Is(err, api.ErrOtherAmount) && s.own+s.others != 1:
		return "reported as captured for another amount, but it is not captured"
	case errors.Is(err, api.ErrOtherAmount) && s.amount == capture.Amount:
		return "reported as captured for another amount, but it is the requested amount"
	}
	return ""
}

// checkCertainty returns what a call should have reported, given that every answer arrived and was
// true.
func (s *modelServer) checkCertainty(err error) string {
	asAsked := s.price == capture.Amount && (s.feeBearer != "" || s.amount == s.price)
	switch last := s.last; {
	case last.refunded > 0:
		return unless(errors.Is(err, api.ErrRefunded), "not reported as refunded")
	case last.captured && asAsked:
		return "not reported as captured"
	case last.captured:
		return unless(errors.Is(err, api.ErrOtherAmount), "not reported as captured for another amount")
	case last.status == "failed":
		return unless(errors.Is(err, api.ErrNotCaptured), "not reported as not captured")
	}
	return ""
}

func unless(said bool, complaint string) string {
	if said {
		return ""
	}
	return complaint
}

// mayBeStale reports whether the payment may be a read from just before its capture. After a
// refused capture such a read proves nothing.
func (s *modelServer) mayBeStale(payment *generated.Payment) bool {
	return payment.Status == "created" || payment.Status == "authorized" && s.price == capture.Amount
}
