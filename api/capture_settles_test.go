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

// captureCase is a capture, and what comes of it.
type captureCase struct {
	// capturing and fetching are answered in turn, the last of each for good.
	capturing, fetching []roundTrip
	options             []api.CallOption
	// captures and fetches that are made, attempts included
	captures, fetches int
	// is of the error, none for success
	is []error
	// status of the payment that is returned, or that the error carries
	status   generated.PaymentStatus
	happened bool
}

// How captures and fetches are answered.
var (
	lost       = status(http.StatusGatewayTimeout)
	refused    = refuses(api.CodeBadRequest)
	busy       = refusesWith(http.StatusConflict, api.CodeBadRequest)
	done       = stands("captured", 50_000)
	withFee    = stands("captured", 51_180, `"fee":1180`, `"fee_bearer":"customer"`)
	authorized = stands("authorized", 50_000)
	released   = stands("refunded", 50_000, `"captured":false`)
	noAmount   = stands("captured", 0)
	another    = stands("captured", 50_000, `"id":"pay_2"`)
)

func turns(turns ...roundTrip) []roundTrip { return turns }

// The capture is answered, or turned away without a look at the payment.
func TestCaptureIsAnswered(t *testing.T) {
	t.Parallel()
	settle(t, map[string]captureCase{
		"it is captured": {capturing: turns(done), captures: 1, status: "captured"},
		"the answer cannot be read, and it is captured": {
			capturing: turns(success("<html>")), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"it is captured, in few words": {
			capturing: turns(success(`{"id":"pay_1","amount":50000,"amount_refunded":0,"currency":"INR","status":"captured"}`)), captures: 1, status: "captured",
		},
		"it is captured, and how much is not said": {capturing: turns(stands("captured", 50_000, `"amount_captured":0`)), captures: 1, status: "captured"},
		"the answer is of another state, and it is captured": {
			capturing: turns(authorized), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the answer is of a status that is new, and it is captured": {
			capturing: turns(stands("capturing", 50_000)), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the answer has no amount, and it is captured": {
			capturing: turns(noAmount), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the answer is of another amount": {
			capturing: turns(stands("captured", 1)), captures: 1, is: []error{api.ErrOtherAmount}, status: "captured", happened: true,
		},
		"the answer is refunded in part": {
			capturing: turns(stands("captured", 50_000, `"amount_refunded":49999`)), captures: 1, is: []error{api.ErrRefunded}, status: "captured", happened: true,
		},
		"it is captured with the customer's fee": {capturing: turns(withFee), captures: 1, status: "captured"},
		"it is captured with a fee that may be anyone's": {
			capturing: turns(stands("captured", 51_180, `"fee":1180`)), captures: 1, is: []error{api.ErrOtherAmount}, status: "captured", happened: true,
		},
		"never connected, then captured": {capturing: turns(neverMade, done), captures: 2, status: "captured"},
		"never connected":                {capturing: turns(neverMade), captures: 3, is: []error{api.ErrNoAnswer}},
		"too many requests":              {capturing: turns(status(429)), captures: 3, is: []error{api.ErrRateLimited}},
		"the credentials are refused":    {capturing: turns(status(401)), captures: 1, is: []error{api.ErrUnauthorized}},
		"not found":                      {capturing: turns(status(404)), captures: 1, is: []error{api.ErrNotFound}},
		"the answer is about another payment": {
			capturing: turns(another), fetching: turns(authorized), captures: 3, fetches: 3, is: []error{api.ErrUnreadable}, status: "authorized", happened: true,
		},
		"the gateway failed under 400, and it is captured": {
			capturing: turns(refuses(api.CodeGateway)), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the gateway failed under 400, authorized, then captured": {
			capturing: turns(refuses(api.CodeGateway), done), fetching: turns(authorized), captures: 2, fetches: 1, status: "captured",
		},
	})
}

// The capture is refused: the payment tells whether because it is captured already.
func TestCaptureIsRefused(t *testing.T) {
	t.Parallel()
	settle(t, map[string]captureCase{
		"refused, and the payment fetched is another": {
			capturing: turns(refused), fetching: turns(another), captures: 1, fetches: 1, is: []error{api.ErrBadRequest, api.ErrUnreadable}, happened: true,
		},
		"refused, since it is captured already": {capturing: turns(refused), fetching: turns(done), captures: 1, fetches: 1, status: "captured"},
		"refused, and it is authorized": {
			capturing: turns(refused), fetching: turns(authorized), captures: 3, fetches: 3, is: []error{api.ErrBadRequest}, status: "authorized", happened: true, // the read can lag behind
		},
		"refused since another operation is under way, and it is authorized": {
			capturing: turns(busy), fetching: turns(authorized), captures: 3, fetches: 3, is: []error{api.ErrBadRequest}, status: "authorized", happened: true,
		},
		"refused, authorized, not to be repeated": {
			capturing: turns(refused), fetching: turns(authorized), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()},
			is: []error{api.ErrBadRequest}, status: "authorized", happened: true,
		},
		"refused, and it is only created": {
			capturing: turns(refused), fetching: turns(stands("created", 50_000)), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, status: "created", happened: true,
		},
		"refused, and it stands as nobody foresaw": {
			capturing: turns(refused), fetching: turns(stands("capturing", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest}, status: "capturing", happened: true,
		},
		"refused, and it is captured without an amount": {
			capturing: turns(refused), fetching: turns(noAmount), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, status: "captured", happened: true,
		},
		"refused while another capture is under way": {
			capturing: turns(refused), fetching: turns(authorized, done), captures: 2, fetches: 2, status: "captured",
		},
		"refused, and it is authorized for another amount": {
			capturing: turns(refused), fetching: turns(stands("authorized", 49_999)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrNotCaptured}, status: "authorized",
		},
		"refused, and it failed": {
			capturing: turns(refused), fetching: turns(stands("failed", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrNotCaptured}, status: "failed",
		},
		"refused, and it is captured for another amount": {
			capturing: turns(refused), fetching: turns(stands("captured", 49_999)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrOtherAmount}, status: "captured", happened: true,
		},
		"refused, and another amount of it is captured": {
			capturing: turns(refused), fetching: turns(stands("captured", 50_000, `"amount_captured":49999`)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrOtherAmount}, status: "captured", happened: true,
		},
		"refused, and it is captured in another currency": {
			capturing: turns(refused), fetching: turns(stands("captured", 50_000, `"currency":"USD"`)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrOtherAmount}, status: "captured", happened: true,
		},
		"refused, and this amount of it was captured and refunded": {
			capturing: turns(refused), fetching: turns(stands("refunded", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrRefunded}, status: "refunded", happened: true,
		},
		"refused, and another amount of it was refunded": {
			capturing: turns(refused), fetching: turns(stands("refunded", 1)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrRefunded}, status: "refunded", happened: true,
		},
		"refused, and it was given back without being captured": {
			capturing: turns(refused), fetching: turns(released), captures: 1, fetches: 1, is: []error{api.ErrBadRequest, api.ErrRefunded}, status: "refunded",
		},
		"refused, and it cannot be fetched": {
			capturing: turns(refused), fetching: turns(status(503)), captures: 1, fetches: 3, is: []error{api.ErrBadRequest, api.ErrServer}, happened: true,
		},
		"refused, and there is no such payment": {
			capturing: turns(refused), fetching: turns(refused), captures: 1, fetches: 1, is: []error{api.ErrBadRequest},
		},
		"refused, and something in between refuses the fetch": {
			capturing: turns(refused), fetching: turns(status(http.StatusNotFound)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrNotFound}, happened: true,
		},
		"refused, and the fetch is refused in words that are cut short": {
			capturing: turns(refused), fetching: turns(func(*http.Request) (*http.Response, error) {
				return answer(http.StatusBadRequest, nil, `{"error":{"code":"BAD_REQUEST_ERROR","description":"The id`), nil
			}), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, happened: true,
		},
		"refused, and the fetch is in the way of another operation": {
			capturing: turns(refused), fetching: turns(busy), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, happened: true,
		},
		"refused, and the fetch took too long": {
			capturing: turns(refused), fetching: turns(status(http.StatusRequestTimeout)), captures: 1, fetches: 1, is: []error{api.ErrBadRequest}, happened: true,
		},
		"refused, and the gateway failed the fetch under 400": {
			capturing: turns(refused), fetching: turns(refuses(api.CodeGateway)), captures: 1, fetches: 1,
			is: []error{api.ErrBadRequest, api.ErrGateway}, happened: true,
		},
		"refused, and the credentials no longer let it be fetched": {
			capturing: turns(refused), fetching: turns(status(401)), captures: 1, fetches: 1, is: []error{api.ErrBadRequest, api.ErrUnauthorized}, happened: true,
		},
	})
}

// What became of the capture is not known.
func TestCaptureIsLost(t *testing.T) {
	t.Parallel()
	settle(t, map[string]captureCase{
		"the answer was lost, and it is captured": {
			capturing: turns(lost), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the connection broke, and it is captured": {
			capturing: turns(broke), fetching: turns(done), captures: 1, fetches: 1, status: "captured",
		},
		"the answer was lost, and it is captured with the customer's fee": {
			capturing: turns(lost), fetching: turns(withFee), captures: 1, fetches: 1, status: "captured",
		},
		"the answer was lost, authorized with the customer's fee, then captured": {
			capturing: turns(lost, withFee), fetching: turns(stands("authorized", 51_180, `"fee_bearer":"customer"`)), captures: 2, fetches: 1, status: "captured",
		},
		"the answer was lost, and all but 1 refunded since": {
			capturing: turns(lost), fetching: turns(stands("captured", 50_000, `"amount_refunded":49999`, `"refund_status":"partial"`)),
			captures: 1, fetches: 1, is: []error{api.ErrServer, api.ErrRefunded}, status: "captured", happened: true,
		},
		"the answer was lost, and the payment fetched is another": {
			capturing: turns(lost), fetching: turns(another), captures: 1, fetches: 1, is: []error{api.ErrServer, api.ErrUnreadable}, happened: true,
		},
		"lost, and it was given back without being captured": {
			capturing: turns(lost), fetching: turns(released), captures: 1, fetches: 1, is: []error{api.ErrServer, api.ErrRefunded}, status: "refunded",
		},
		"lost, and it cannot be fetched": {
			capturing: turns(lost), fetching: turns(broke), captures: 1, fetches: 3, is: []error{api.ErrServer, api.ErrNoAnswer}, happened: true,
		},
		"lost, and it failed": {
			capturing: turns(lost), fetching: turns(stands("failed", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrServer}, status: "failed", happened: true, // it can be authorized late, and the capture be on its way
		},
		"lost, and it was only created": {
			capturing: turns(lost), fetching: turns(stands("created", 50_000)), captures: 1, fetches: 1, is: []error{api.ErrServer}, status: "created", happened: true,
		},
		"lost, and it stands as nobody foresaw": {
			capturing: turns(lost), fetching: turns(stands("capturing", 50_000)), captures: 1, fetches: 1,
			is: []error{api.ErrServer}, status: "capturing", happened: true,
		},
		"lost, and captured for another amount": {
			capturing: turns(lost), fetching: turns(stands("captured", 1)), captures: 1, fetches: 1,
			is: []error{api.ErrServer, api.ErrOtherAmount}, status: "captured", happened: true,
		},
		"lost, authorized, then captured": {
			capturing: turns(lost, done), fetching: turns(authorized), captures: 2, fetches: 1, status: "captured",
		},
		"lost twice, then captured": {
			capturing: turns(lost, broke, done), fetching: turns(authorized), captures: 3, fetches: 2, status: "captured",
		},
		"lost, authorized, then refused since the lost one came through": {
			capturing: turns(lost, refused), fetching: turns(authorized, done), captures: 2, fetches: 2, status: "captured",
		},
		"lost, authorized, refused, and authorized still": {
			capturing: turns(lost, refused), fetching: turns(authorized), captures: 3, fetches: 3,
			is: []error{api.ErrBadRequest}, status: "authorized", happened: true, // the first may be on its way
		},
		"lost, authorized, then too many requests": {
			capturing: turns(lost, status(429), status(429), status(429), done), fetching: turns(authorized), captures: 5, fetches: 2, status: "captured",
		},
		"lost, authorized, and then it cannot be fetched": {
			capturing: turns(lost, refused), fetching: turns(authorized, status(401)), captures: 2, fetches: 2,
			is: []error{api.ErrBadRequest, api.ErrUnauthorized}, happened: true,
		},
		"lost every time, and authorized": {
			capturing: turns(lost), fetching: turns(authorized), captures: 3, fetches: 3, is: []error{api.ErrServer}, status: "authorized", happened: true,
		},
		"lost, authorized, not to be repeated": {
			capturing: turns(lost), fetching: turns(authorized), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()},
			is: []error{api.ErrServer}, status: "authorized", happened: true,
		},
		"lost, captured, not to be repeated": {
			capturing: turns(lost), fetching: turns(done), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()}, status: "captured",
		},
		"lost, and fetched once, not to be repeated": {
			capturing: turns(lost), fetching: turns(status(503)), captures: 1, fetches: 1, options: []api.CallOption{api.NoRetry()},
			is: []error{api.ErrServer}, happened: true,
		},
	})
}

// settle makes each capture, and holds what comes of it against what is wanted.
func settle(t *testing.T, cases map[string]captureCase) {
	t.Helper()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { c.settle(t) })
		})
	}
}

func (c captureCase) settle(t *testing.T) {
	t.Helper()
	var captured, fetched int
	client := client(t, generated.ServerURL, captures(&captured, &fetched, c.capturing, c.fetching))
	payment, err := client.CapturePayment(t.Context(), paymentID, capture, c.options...)
	require.Equal(t, []int{c.captures, c.fetches}, []int{captured, fetched})
	require.Equal(t, err == nil, payment != nil)
	requireIs(t, err, c.is...)
	require.Equal(t, c.happened, api.MayHaveHappened(err))
	require.Equal(t, c.happened, err != nil && api.MayHaveHappened(fmt.Errorf("checkout: %w", err)))
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
