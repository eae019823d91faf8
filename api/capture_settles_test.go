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

func turns(turns ...roundTrip) []roundTrip { return turns }

// The capture is answered, or refused for another reason than the payment's state.
func TestCaptureIsAnswered(t *testing.T) {
	t.Parallel()
	runCaptureCases(t, map[string]captureCase{
		"it is captured": {capturing: turns(alreadyCaptured), captures: 1, status: "captured"},
		"the answer cannot be read, and it is captured": {
			capturing: turns(respondSuccess("<html>")), fetching: turns(alreadyCaptured), captures: 1, fetches: 1, status: "captured",
		},
		"it is captured, in few words": {
			capturing: turns(respondSuccess(`{"id":"pay_1","amount":50000,"amount_refunded":0,"currency":"INR","status":"captured"}`)), captures: 1, status: "captured",
		},
		"it is captured, and how much is not said": {capturing: turns(respondPayment("captured", 50_000, `"amount_captured":0`)), captures: 1, status: "captured"},
		"the answer is of another state, and it is captured": {
			capturing: turns(authorized), fetching: turns(alreadyCaptured), captures: 1, fetches: 1, status: "captured",
		},
		"the answer is of a status that is new, and it is captured": {
			capturing: turns(respondPayment("capturing", 50_000)), fetching: turns(alreadyCaptured), captures: 1, fetches: 1, status: "captured",
		},
		"the answer has no amount, and it is captured": {
			capturing: turns(capturedWithoutAmount), fetching: turns(alreadyCaptured), captures: 1, fetches: 1, status: "captured",
		},
		"the answer is of another amount": {
			capturing: turns(respondPayment("captured", 1)), captures: 1, is: []error{api.ErrOtherAmount}, status: "captured", mayHaveHappened: true,
		},
		"the answer is refunded in part": {
			capturing: turns(respondPayment("captured", 50_000, `"amount_refunded":49999`)), captures: 1, is: []error{api.ErrRefunded}, status: "captured", mayHaveHappened: true,
		},
		"it is captured with the customer's fee": {capturing: turns(capturedWithFee), captures: 1, status: "captured"},
		"it is captured with a fee that may be anyone's": {
			capturing: turns(respondPayment("captured", 51_180, `"fee":1180`)), captures: 1, is: []error{api.ErrOtherAmount}, status: "captured", mayHaveHappened: true,
		},
		"never connected, then captured": {capturing: turns(noConnection, alreadyCaptured), captures: 2, status: "captured"},
		"never connected":                {capturing: turns(noConnection), captures: 3, is: []error{api.ErrNoAnswer}},
		"too many requests":              {capturing: turns(respondStatus(429)), captures: 3, is: []error{api.ErrRateLimited}},
		"the credentials are refused":    {capturing: turns(respondStatus(401)), captures: 1, is: []error{api.ErrUnauthorized}},
		"not found":                      {capturing: turns(respondStatus(404)), captures: 1, is: []error{api.ErrNotFound}},
		"the answer is about another payment": {
			capturing: turns(otherPayment), fetching: turns(authorized), captures: 3, fetches: 3, is: []error{api.ErrUnreadable}, status: "authorized", mayHaveHappened: true,
		},
		"the gateway failed under 400, and it is captured": {
			capturing: turns(refuseCapture(api.CodeGateway)), fetching: turns(alreadyCaptured), captures: 1, fetches: 1, status: "captured",
		},
		"the gateway failed under 400, authorized, then captured": {
			capturing: turns(refuseCapture(api.CodeGateway), alreadyCaptured), fetching: turns(authorized), captures: 2, fetches: 1, status: "captured",
		},
	})
}

// The capture is refused. The payment shows whether it is captured already.
func TestCaptureIsRefused(t *testing.T) {
	t.Parallel()
	runCaptureCases(t, map[string]captureCase{
		"refused, and the payment fetched is another": {
			capturing: turns(refusedCapture), fetching: turns(otherPayment), captures: 1, fetches: 1, is: []error{api.ErrBadRequest, api.ErrUnreadable}, mayHaveHappened: true,
		},
		"refused, since it is captured already": {capturing: turns(refusedCapture), fetching: turns(alreadyCaptured), captures: 1, fetches: 1, status: "captured"},
		"refused, and it is authorized": {
			capturing: turns(refusedCapture), fetching: turns(authorized), captures: 3, fetches: 3, is: []error{api.ErrBadRequest}, status: "authorized", mayHaveHappened: true, // the read can lag behind
		},
		"refused since another operation is under way, and it is authorized": {
			capturing: turns(inProgress), fetching: turns(authorized), captures: 3, fetches: 3, is: []error{api.ErrBadRequest}, status: "authorized", mayHaveHappened: true,
		},
		"refused, authorized, not to be repeated": {
			capturing: turns(refusedCapture), fetching: turns(authorized), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()},
			is: []error{api.ErrBadRequest}, status: "authorized", mayHaveHappened: true,
		},
		"refused, and it is only created": {
			capturing: turns(refusedCapture), fetching: turns(respondPayment("created", 50_000)), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, status: "created", mayHaveHappened: true,
		},
		"refused, and it stands as nobody foresaw": {
			capturing: turns(refusedCapture), fetching: turns(respondPayment("capturing", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest}, status: "capturing", mayHaveHappened: true,
		},
		"refused, and it is captured without an amount": {
			capturing: turns(refusedCapture), fetching: turns(capturedWithoutAmount), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, status: "captured", mayHaveHappened: true,
		},
		"refused while another capture is under way": {
			capturing: turns(refusedCapture), fetching: turns(authorized, alreadyCaptured), captures: 2, fetches: 2, status: "captured",
		},
		"refused, and it is authorized for another amount": {
			capturing: turns(refusedCapture), fetching: turns(respondPayment("authorized", 49_999)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrNotCaptured}, status: "authorized",
		},
		"refused, and it failed": {
			capturing: turns(refusedCapture), fetching: turns(respondPayment("failed", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrNotCaptured}, status: "failed",
		},
		"refused, and it is captured for another amount": {
			capturing: turns(refusedCapture), fetching: turns(respondPayment("captured", 49_999)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrOtherAmount}, status: "captured", mayHaveHappened: true,
		},
		"refused, and another amount of it is captured": {
			capturing: turns(refusedCapture), fetching: turns(respondPayment("captured", 50_000, `"amount_captured":49999`)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrOtherAmount}, status: "captured", mayHaveHappened: true,
		},
		"refused, and it is captured in another currency": {
			capturing: turns(refusedCapture), fetching: turns(respondPayment("captured", 50_000, `"currency":"USD"`)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrOtherAmount}, status: "captured", mayHaveHappened: true,
		},
		"refused, and this amount of it was captured and refunded": {
			capturing: turns(refusedCapture), fetching: turns(respondPayment("refunded", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrRefunded}, status: "refunded", mayHaveHappened: true,
		},
		"refused, and another amount of it was refunded": {
			capturing: turns(refusedCapture), fetching: turns(respondPayment("refunded", 1)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrRefunded}, status: "refunded", mayHaveHappened: true,
		},
		"refused, and it was given back without being captured": {
			capturing: turns(refusedCapture), fetching: turns(released), captures: 1, fetches: 1, is: []error{api.ErrBadRequest, api.ErrRefunded}, status: "refunded",
		},
		"refused, and it cannot be fetched": {
			capturing: turns(refusedCapture), fetching: turns(respondStatus(503)), captures: 1, fetches: 3, is: []error{api.ErrBadRequest, api.ErrServer}, mayHaveHappened: true,
		},
		"refused, and there is no such payment": {
			capturing: turns(refusedCapture), fetching: turns(refusedCapture), captures: 1, fetches: 1, is: []error{api.ErrBadRequest},
		},
		"refused, and something in between refuses the fetch": {
			capturing: turns(refusedCapture), fetching: turns(respondStatus(http.StatusNotFound)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrNotFound}, mayHaveHappened: true,
		},
		"refused, and the fetch is refused in words that are cut short": {
			capturing: turns(refusedCapture), fetching: turns(func(*http.Request) (*http.Response, error) {
				return newResponse(http.StatusBadRequest, nil, `{"error":{"code":"BAD_REQUEST_ERROR","description":"The id`), nil
			}), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, mayHaveHappened: true,
		},
		"refused, and the fetch is in the way of another operation": {
			capturing: turns(refusedCapture), fetching: turns(inProgress), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, mayHaveHappened: true,
		},
		"refused, and the fetch took too long": {
			capturing: turns(refusedCapture), fetching: turns(respondStatus(http.StatusRequestTimeout)), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, mayHaveHappened: true,
		},
		"refused, and the gateway failed the fetch under 400": {
			capturing: turns(refusedCapture), fetching: turns(refuseCapture(api.CodeGateway)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrGateway}, mayHaveHappened: true,
		},
		"refused, and the credentials no longer let it be fetched": {
			capturing: turns(refusedCapture), fetching: turns(respondStatus(401)), captures: 1, fetches: 1, is: []error{api.ErrBadRequest, api.ErrUnauthorized}, mayHaveHappened: true,
		},
	})
}

// The outcome of the capture is unknown.
func TestCaptureIsLost(t *testing.T) {
	t.Parallel()
	runCaptureCases(t, map[string]captureCase{
		"the answer was lost, and it is captured": {
			capturing: turns(lostAnswer), fetching: turns(alreadyCaptured), captures: 1, fetches: 1, status: "captured",
		},
		"the connection broke, and it is captured": {
			capturing: turns(connectionBroke), fetching: turns(alreadyCaptured), captures: 1, fetches: 1, status: "captured",
		},
		"the answer was lost, and it is captured with the customer's fee": {
			capturing: turns(lostAnswer), fetching: turns(capturedWithFee), captures: 1, fetches: 1, status: "captured",
		},
		"the answer was lost, authorized with the customer's fee, then captured": {
			capturing: turns(lostAnswer, capturedWithFee), fetching: turns(respondPayment("authorized", 51_180, `"fee_bearer":"customer"`)), captures: 2, fetches: 1, status: "captured",
		},
		"the answer was lost, and all but 1 refunded since": {
			capturing: turns(lostAnswer), fetching: turns(respondPayment("captured", 50_000, `"amount_refunded":49999`, `"refund_status":"partial"`)),
			captures: 1, fetches: 1, is: []error{api.ErrServer, api.ErrRefunded}, status: "captured", mayHaveHappened: true,
		},
		"the answer was lost, and the payment fetched is another": {
			capturing: turns(lostAnswer), fetching: turns(otherPayment), captures: 1, fetches: 1, is: []error{api.ErrServer, api.ErrUnreadable}, mayHaveHappened: true,
		},
		"lost, and it was given back without being captured": {
			capturing: turns(lostAnswer), fetching: turns(released), captures: 1, fetches: 1, is: []error{api.ErrServer, api.ErrRefunded}, status: "refunded",
		},
		"lost, and it cannot be fetched": {
			capturing: turns(lostAnswer), fetching: turns(connectionBroke), captures: 1, fetches: 3, is: []error{api.ErrServer, api.ErrNoAnswer}, mayHaveHappened: true,
		},
		"lost, and it failed": {
			capturing: turns(lostAnswer), fetching: turns(respondPayment("failed", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrServer}, status: "failed", mayHaveHappened: true, // it may be authorized late, and the capture be under way
		},
		"lost, and it was only created": {
			capturing: turns(lostAnswer), fetching: turns(respondPayment("created", 50_000)), captures: 1, fetches: 1, is: []error{api.ErrServer}, status: "created", mayHaveHappened: true,
		},
		"lost, and it stands as nobody foresaw": {
			capturing: turns(lostAnswer), fetching: turns(respondPayment("capturing", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrServer}, status: "capturing", mayHaveHappened: true,
		},
		"lost, and captured for another amount": {
			capturing: turns(lostAnswer), fetching: turns(respondPayment("captured", 1)), captures: 1, fetches: 1,
			is: []error{api.ErrServer, api.ErrOtherAmount}, status: "captured", mayHaveHappened: true,
		},
		"lost, authorized, then captured": {
			capturing: turns(lostAnswer, alreadyCaptured), fetching: turns(authorized), captures: 2, fetches: 1, status: "captured",
		},
		"lost twice, then captured": {
			capturing: turns(lostAnswer, connectionBroke, alreadyCaptured), fetching: turns(authorized), captures: 3, fetches: 2, status: "captured",
		},
		"lost, authorized, then refused since the lost one came through": {
			capturing: turns(lostAnswer, refusedCapture), fetching: turns(authorized, alreadyCaptured), captures: 2, fetches: 2, status: "captured",
		},
		"lost, authorized, refused, and authorized still": {
			capturing: turns(lostAnswer, refusedCapture), fetching: turns(authorized), captures: 3, fetches: 3,
			is: []error{api.ErrBadRequest}, status: "authorized", mayHaveHappened: true, // the first may be under way
		},
		"lost, authorized, then too many requests": {
			capturing: turns(lostAnswer, respondStatus(429), respondStatus(429), respondStatus(429), alreadyCaptured), fetching: turns(authorized), captures: 5, fetches: 2, status: "captured",
		},
		"lost, authorized, and then it cannot be fetched": {
			capturing: turns(lostAnswer, refusedCapture), fetching: turns(authorized, respondStatus(401)), captures: 2, fetches: 2,
			is: []error{api.ErrBadRequest, api.ErrUnauthorized}, mayHaveHappened: true,
		},
		"lost every time, and authorized": {
			capturing: turns(lostAnswer), fetching: turns(authorized), captures: 3, fetches: 3, is: []error{api.ErrServer}, status: "authorized", mayHaveHappened: true,
		},
		"lost, authorized, not to be repeated": {
			capturing: turns(lostAnswer), fetching: turns(authorized), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()},
			is: []error{api.ErrServer}, status: "authorized", mayHaveHappened: true,
		},
		"lost, captured, not to be repeated": {
			capturing: turns(lostAnswer), fetching: turns(alreadyCaptured), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()}, status: "captured",
		},
		"lost, and fetched once, not to be repeated": {
			capturing: turns(lostAnswer), fetching: turns(respondStatus(503)), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()},
			is: []error{api.ErrServer}, mayHaveHappened: true,
		},
	})
}

// runCaptureCases runs each case.
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
