package api_test

import (
	"errors"
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// captureCase is a capture and its expected result.
type captureCase struct {
	// capturing and fetching are the answers in order; the last one is repeated.
	capturing, fetching []roundTrip
	options             []api.CallOption
	// captures and fetches are the expected numbers of requests
	captures, fetches int
	// is lists the expected sentinels, none for a success
	is []error
	// status is the expected status of the returned payment, or of the error's payment
	status          generated.PaymentStatus
	mayHaveHappened bool
}

// Answers to captures and fetches.
var (
	lostAnswer            = respondStatus(http.StatusGatewayTimeout)
	refusedCapture        = refuseCapture(api.CodeBadRequest)
	inProgress            = refuseWith(http.StatusConflict, api.CodeBadRequest)
	alreadyCaptured       = respondPayment("captured", 50_000)
	capturedWithFee       = respondPayment("captured", 51_180, `"fee":1180`, `"fee_bearer":"customer"`)
	authorized            = respondPayment("authorized", 50_000)
	released              = respondPayment("refunded", 50_000, `"captured":false`)
	capturedWithoutAmount = respondPayment("captured", 0)
	otherPayment          = respondPayment("captured", 50_000, `"id":"pay_2"`)
)

// Values of mayHaveHappened.
const surely, maybe = false, true

func newCase(capturing, fetching []roundTrip, captures, fetches int, status generated.PaymentStatus, mayHaveHappened bool, is ...error) captureCase {
	return captureCase{
		capturing: capturing, fetching: fetching, captures: captures, fetches: fetches,
		status: status, mayHaveHappened: mayHaveHappened, is: is,
	}
}

// once returns the case with the option NoRetry.
func (c captureCase) once() captureCase {
	c.options = []api.CallOption{api.NoRetry()}
	return c
}

func turns(turns ...roundTrip) []roundTrip { return turns }

// The capture is answered, or refused for a reason other than the payment's state.
func TestCaptureIsAnswered(t *testing.T) {
	t.Parallel()
	runCaptureCases(t, map[string]captureCase{
		"it is captured": newCase(turns(alreadyCaptured), nil, 1, 0, "captured", surely),
		"the answer cannot be read, and it is captured":           newCase(turns(respondSuccess("<html>")), turns(alreadyCaptured), 1, 1, "captured", surely),
		"it is captured, with the required members only":          newCase(turns(respondSuccess(`{"id":"pay_1","amount":50000,"amount_refunded":0,"currency":"INR","status":"captured"}`)), nil, 1, 0, "captured", surely),
		"it is captured, with an amount_captured of 0":            newCase(turns(respondPayment("captured", 50_000, `"amount_captured":0`)), nil, 1, 0, "captured", surely),
		"the answer shows another state, and it is captured":      newCase(turns(authorized), turns(alreadyCaptured), 1, 1, "captured", surely),
		"the answer shows an unknown status, and it is captured":  newCase(turns(respondPayment("capturing", 50_000)), turns(alreadyCaptured), 1, 1, "captured", surely),
		"the answer has no amount, and it is captured":            newCase(turns(capturedWithoutAmount), turns(alreadyCaptured), 1, 1, "captured", surely),
		"the answer shows another amount":                         newCase(turns(respondPayment("captured", 1)), nil, 1, 0, "captured", maybe, api.ErrOtherAmount),
		"the answer shows a partial refund":                       newCase(turns(respondPayment("captured", 50_000, `"amount_refunded":49999`)), nil, 1, 0, "captured", maybe, api.ErrRefunded),
		"it is captured with the customer's fee":                  newCase(turns(capturedWithFee), nil, 1, 0, "captured", surely),
		"it is captured with a fee of an unknown bearer":          newCase(turns(respondPayment("captured", 51_180, `"fee":1180`)), nil, 1, 0, "captured", maybe, api.ErrOtherAmount),
		"never connected, then captured":                          newCase(turns(noConnection, alreadyCaptured), nil, 2, 0, "captured", surely),
		"never connected":                                         newCase(turns(noConnection), nil, 3, 0, "", surely, api.ErrNoAnswer),
		"too many requests":                                       newCase(turns(respondStatus(429)), nil, 3, 0, "", surely, api.ErrRateLimited),
		"the credentials are refused":                             newCase(turns(respondStatus(401)), nil, 1, 0, "", surely, api.ErrUnauthorized),
		"not found":                                               newCase(turns(respondStatus(404)), nil, 1, 0, "", surely, api.ErrNotFound),
		"the answer is about another payment":                     newCase(turns(otherPayment), turns(authorized), 3, 3, "authorized", maybe, api.ErrUnreadable),
		"the gateway failed under 400, and it is captured":        newCase(turns(refuseCapture(api.CodeGateway)), turns(alreadyCaptured), 1, 1, "captured", surely),
		"the gateway failed under 400, authorized, then captured": newCase(turns(refuseCapture(api.CodeGateway), alreadyCaptured), turns(authorized), 2, 1, "captured", surely),
	})
}

// The capture is refused. The payment shows whether it is captured already.
func TestCaptureIsRefused(t *testing.T) {
	t.Parallel()
	runCaptureCases(t, map[string]captureCase{
		"refused, and the payment fetched is another":                        newCase(turns(refusedCapture), turns(otherPayment), 1, 1, "", maybe, api.ErrBadRequest, api.ErrUnreadable),
		"refused, since it is captured already":                              newCase(turns(refusedCapture), turns(alreadyCaptured), 1, 1, "captured", surely),
		"refused, and it is authorized":                                      newCase(turns(refusedCapture), turns(authorized), 3, 3, "authorized", maybe, api.ErrBadRequest),
		"refused since another operation is under way, and it is authorized": newCase(turns(inProgress), turns(authorized), 3, 3, "authorized", maybe, api.ErrBadRequest),
		"refused, authorized, not to be repeated":                            newCase(turns(refusedCapture), turns(authorized), 1, 1, "authorized", maybe, api.ErrBadRequest).once(),
		"refused, and it is only created":                                    newCase(turns(refusedCapture), turns(respondPayment("created", 50_000)), 1, 1, "created", maybe, api.ErrBadRequest),
		"refused, and its status is unknown":                                 newCase(turns(refusedCapture), turns(respondPayment("capturing", 50_000)), 1, 1, "capturing", maybe, api.ErrBadRequest),
		"refused, and it is captured without an amount":                      newCase(turns(refusedCapture), turns(capturedWithoutAmount), 1, 1, "captured", maybe, api.ErrBadRequest),
		"refused while another capture is under way":                         newCase(turns(refusedCapture), turns(authorized, alreadyCaptured), 2, 2, "captured", surely),
		"refused, and it is authorized for another amount":                   newCase(turns(refusedCapture), turns(respondPayment("authorized", 49_999)), 1, 1, "authorized", surely, api.ErrBadRequest, api.ErrNotCaptured),
		"refused, and it failed":                                             newCase(turns(refusedCapture), turns(respondPayment("failed", 50_000)), 1, 1, "failed", surely, api.ErrBadRequest, api.ErrNotCaptured),
		"refused, and it is captured for another amount":                     newCase(turns(refusedCapture), turns(respondPayment("captured", 49_999)), 1, 1, "captured", maybe, api.ErrBadRequest, api.ErrOtherAmount),
		"refused, and another amount of it is captured":                      newCase(turns(refusedCapture), turns(respondPayment("captured", 50_000, `"amount_captured":49999`)), 1, 1, "captured", maybe, api.ErrBadRequest, api.ErrOtherAmount),
		"refused, and it is captured in another currency":                    newCase(turns(refusedCapture), turns(respondPayment("captured", 50_000, `"currency":"USD"`)), 1, 1, "captured", maybe, api.ErrBadRequest, api.ErrOtherAmount),
		"refused, and this amount of it was captured and refunded":           newCase(turns(refusedCapture), turns(respondPayment("refunded", 50_000)), 1, 1, "refunded", maybe, api.ErrBadRequest, api.ErrRefunded),
		"refused, and another amount of it was refunded":                     newCase(turns(refusedCapture), turns(respondPayment("refunded", 1)), 1, 1, "refunded", maybe, api.ErrBadRequest, api.ErrRefunded),
		"refused, and it was given back without being captured":              newCase(turns(refusedCapture), turns(released), 1, 1, "refunded", surely, api.ErrBadRequest, api.ErrRefunded),
		"refused, and it cannot be fetched":                                  newCase(turns(refusedCapture), turns(respondStatus(503)), 1, 3, "", maybe, api.ErrBadRequest, api.ErrServer),
		"refused, and there is no such payment":                              newCase(turns(refusedCapture), turns(refusedCapture), 1, 1, "", surely, api.ErrBadRequest),
		"refused, and a proxy refuses the fetch":                             newCase(turns(refusedCapture), turns(respondStatus(http.StatusNotFound)), 1, 1, "", maybe, api.ErrBadRequest, api.ErrNotFound),
		"refused, and the fetch's refusal is cut short": newCase(turns(refusedCapture), turns(func(*http.Request) (*http.Response, error) {
			return newResponse(http.StatusBadRequest, nil, `{"error":{"code":"BAD_REQUEST_ERROR","description":"The id`), nil
		}), 1, 1, "", maybe, api.ErrBadRequest),
		"refused, and the fetch conflicts with another operation": newCase(turns(refusedCapture), turns(inProgress), 1, 1, "", maybe, api.ErrBadRequest),
		"refused, and the fetch took too long":                    newCase(turns(refusedCapture), turns(respondStatus(http.StatusRequestTimeout)), 1, 1, "", maybe, api.ErrBadRequest),
		"refused, and the gateway failed the fetch under 400":     newCase(turns(refusedCapture), turns(refuseCapture(api.CodeGateway)), 1, 1, "", maybe, api.ErrBadRequest, api.ErrGateway),
		"refused, and the credentials are refused for the fetch":  newCase(turns(refusedCapture), turns(respondStatus(401)), 1, 1, "", maybe, api.ErrBadRequest, api.ErrUnauthorized),
	})
}

// The outcome of the capture is unknown.
func TestCaptureOutcomeIsUnknown(t *testing.T) {
	t.Parallel()
	runCaptureCases(t, map[string]captureCase{
		"the answer was lost, and it is captured":                                newCase(turns(lostAnswer), turns(alreadyCaptured), 1, 1, "captured", surely),
		"the connection broke, and it is captured":                               newCase(turns(connectionBroke), turns(alreadyCaptured), 1, 1, "captured", surely),
		"the answer was lost, and it is captured with the customer's fee":        newCase(turns(lostAnswer), turns(capturedWithFee), 1, 1, "captured", surely),
		"the answer was lost, authorized with the customer's fee, then captured": newCase(turns(lostAnswer, capturedWithFee), turns(respondPayment("authorized", 51_180, `"fee_bearer":"customer"`)), 2, 1, "captured", surely),
		"the answer was lost, and all but 1 refunded since":                      newCase(turns(lostAnswer), turns(respondPayment("captured", 50_000, `"amount_refunded":49999`, `"refund_status":"partial"`)), 1, 1, "captured", maybe, api.ErrServer, api.ErrRefunded),
		"the answer was lost, and the payment fetched is another":                newCase(turns(lostAnswer), turns(otherPayment), 1, 1, "", maybe, api.ErrServer, api.ErrUnreadable),
		"lost, and it was given back without being captured":                     newCase(turns(lostAnswer), turns(released), 1, 1, "refunded", surely, api.ErrServer, api.ErrRefunded),
		"lost, and it cannot be fetched":                                         newCase(turns(lostAnswer), turns(connectionBroke), 1, 3, "", maybe, api.ErrServer, api.ErrNoAnswer),
		"lost, and it failed":                                                    newCase(turns(lostAnswer), turns(respondPayment("failed", 50_000)), 1, 1, "failed", maybe, api.ErrServer),
		"lost, and it is captured without an amount":                             newCase(turns(lostAnswer), turns(capturedWithoutAmount), 1, 1, "captured", maybe, api.ErrServer),
		"lost, and it was only created":                                          newCase(turns(lostAnswer), turns(respondPayment("created", 50_000)), 1, 1, "created", maybe, api.ErrServer),
		"lost, and its status is unknown":                                        newCase(turns(lostAnswer), turns(respondPayment("capturing", 50_000)), 1, 1, "capturing", maybe, api.ErrServer),
		"lost, and captured for another amount":                                  newCase(turns(lostAnswer), turns(respondPayment("captured", 1)), 1, 1, "captured", maybe, api.ErrServer, api.ErrOtherAmount),
		"lost, authorized, then captured":                                        newCase(turns(lostAnswer, alreadyCaptured), turns(authorized), 2, 1, "captured", surely),
		"lost twice, then captured":                                              newCase(turns(lostAnswer, connectionBroke, alreadyCaptured), turns(authorized), 3, 2, "captured", surely),
		"lost, authorized, then refused since the lost one was carried out":      newCase(turns(lostAnswer, refusedCapture), turns(authorized, alreadyCaptured), 2, 2, "captured", surely),
		"lost, authorized, refused, and still authorized":                        newCase(turns(lostAnswer, refusedCapture), turns(authorized), 3, 3, "authorized", maybe, api.ErrBadRequest),
		"lost, authorized, then too many requests":                               newCase(turns(lostAnswer, respondStatus(429), respondStatus(429), respondStatus(429), alreadyCaptured), turns(authorized), 5, 2, "captured", surely),
		"lost, authorized, and then it cannot be fetched":                        newCase(turns(lostAnswer, refusedCapture), turns(authorized, respondStatus(401)), 2, 2, "", maybe, api.ErrBadRequest, api.ErrUnauthorized),
		"lost every time, and authorized":                                        newCase(turns(lostAnswer), turns(authorized), 3, 3, "authorized", maybe, api.ErrServer),
		"lost, authorized, not to be repeated":                                   newCase(turns(lostAnswer), turns(authorized), 1, 1, "authorized", maybe, api.ErrServer).once(),
		"lost, captured, not to be repeated":                                     newCase(turns(lostAnswer), turns(alreadyCaptured), 1, 1, "captured", surely).once(),
		"lost, and fetched once, not to be repeated":                             newCase(turns(lostAnswer), turns(respondStatus(503)), 1, 1, "", maybe, api.ErrServer).once(),
	})
}

func runCaptureCases(t *testing.T, cases map[string]captureCase) {
	t.Helper()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { c.run(t) })
		})
	}
}

func (c captureCase) run(t *testing.T) {
	t.Helper()
	var captured, fetched int
	client := newClient(t, generated.ServerURL, withCaptureServer(&captured, &fetched, c.capturing, c.fetching))
	payment, err := client.CapturePayment(t.Context(), paymentID, capture, c.options...)
	require.Equal(t, []int{c.captures, c.fetches}, []int{captured, fetched})
	require.Equal(t, err == nil, payment != nil)
	requireIs(t, err, c.is...)
	require.Equal(t, c.mayHaveHappened, api.MayHaveHappened(err))
	require.Equal(t, c.mayHaveHappened, err != nil && api.MayHaveHappened(fmt.Errorf("checkout: %w", err)))
	if len(c.is) == 0 {
		require.NoError(t, err)
		require.Equal(t, c.status, payment.Status)
		return
	}
	requireOneLine(t, err.Error())
	var failed *api.CaptureError
	require.Equal(t, c.fetches > 0 || c.status != "", errors.As(err, &failed))
	if failed != nil && failed.Outcome != nil {
		require.ErrorIs(t, err, failed.Outcome)
		require.Contains(t, err.Error(), failed.Outcome.Error())
	}
	switch {
	case c.status != "":
		require.Equal(t, c.status, failed.Payment.Status)
		require.Contains(t, err.Error(), "; payment pay_1 of ")
	case c.fetches > 0:
		require.Nil(t, failed.Payment)
		require.Contains(t, err.Error(), "; fetchPayment: ")
	}
}
