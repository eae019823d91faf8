package api_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// sentinels are all sentinels of the package.
var sentinels = []error{
	api.ErrBadRequest, api.ErrUnauthorized, api.ErrForbidden, api.ErrNotFound, api.ErrRateLimited,
	api.ErrServer, api.ErrGateway, api.ErrNoAnswer, api.ErrUnreadable,
	api.ErrNotCaptured, api.ErrOtherAmount, api.ErrRefunded,
}

// requireIs checks that err is each of want, by errors.Is, and no other sentinel.
func requireIs(t *testing.T, err error, want ...error) {
	t.Helper()
	var is []error
	for _, sentinel := range sentinels {
		if errors.Is(err, sentinel) {
			is = append(is, sentinel)
		}
	}
	require.ElementsMatch(t, want, is)
}

// page is the answer of a gateway. No error may contain it.
const page = `<html><head><title>502 Bad Gateway</title></head><body>s3cr3t-page</body></html>`

func TestErrorAnswers(t *testing.T) {
	t.Parallel()
	const form = "application/json"
	is := func(errs ...error) []error { return errs }

	tests := map[string]struct {
		status     int
		form, body string
		// want has the server's fields; StatusCode, Operation, Attempts and Body are filled in
		want api.Error
		is   []error
		// happened says whether an unsafe call may have taken effect
		happened bool
		// text is the expected Error() without the operation; NAME stands for the type decoded into
		text string
	}{
		"every field": {
			status: 400, form: form,
			body: `{"error":{"code":"BAD_REQUEST_ERROR","description":"The amount is too small.","field":"amount","source":"business",
				"step":"payment_initiation","reason":"input_validation_failed","metadata":{"payment_id":"pay_1","order_id":"order_1"},
				"action":"RETRY"},"next":["otp_submit","otp_resend"]}`,
			want: api.Error{
				Code: api.CodeBadRequest, Description: "The amount is too small.", Field: "amount", Source: "business",
				Step: "payment_initiation", Reason: "input_validation_failed",
				Metadata: map[string]string{"payment_id": "pay_1", "order_id": "order_1"},
				Next:     []wire.NextStep{{Action: "otp_submit"}, {Action: "otp_resend"}},
			},
			is: is(api.ErrBadRequest), text: "400 BAD_REQUEST_ERROR: The amount is too small. (field amount)",
		},
		"fields that are NA, null and absent": {
			status: 400, form: form,
			body: `{"error":{"code":"BAD_REQUEST_ERROR","description":"No.","field":null,"source":"NA","step":"NA","metadata":{}}}`,
			want: api.Error{Code: api.CodeBadRequest, Description: "No.", Metadata: map[string]string{}},
			is:   is(api.ErrBadRequest), text: "400 BAD_REQUEST_ERROR: No.",
		},
		"metadata as an empty list": {
			status: 429, form: form,
			body: `{"error":{"code":"BAD_REQUEST_ERROR","description":"Too many requests","metadata":[]}}`,
			want: api.Error{Code: api.CodeBadRequest, Description: "Too many requests"},
			is:   is(api.ErrRateLimited), text: "429 BAD_REQUEST_ERROR: Too many requests",
		},
		"next steps with links": {
			status: 400, form: form,
			body: `{"error":{"code":"BAD_REQUEST_ERROR","description":"No."},"next":[{"action":"otp_resend","url":"https://x/y"},"poll"]}`,
			want: api.Error{
				Code: api.CodeBadRequest, Description: "No.",
				Next: []wire.NextStep{{Action: "otp_resend", URL: "https://x/y"}, {Action: "poll"}},
			},
			is: is(api.ErrBadRequest), text: "400 BAD_REQUEST_ERROR: No.",
		},
		"the code alone": {
			status: 401, form: form, body: `{"error":{"code":"BAD_REQUEST_ERROR"}}`,
			want: api.Error{Code: api.CodeBadRequest},
			is:   is(api.ErrUnauthorized), text: "401 BAD_REQUEST_ERROR",
		},
		"the description alone": {
			status: 400, form: form, body: `{"error":{"description":"No."}}`,
			want: api.Error{Description: "No."},
			is:   is(api.ErrBadRequest), text: "400 Bad Request: No.",
		},
		"fields of another type do not hide the others": {
			status: 400, form: form,
			body: `{"error":{"code":7,"description":["no"],"field":"amount","metadata":"none","reason":{}},"next":7}`,
			want: api.Error{Field: "amount"},
			is:   is(api.ErrBadRequest), text: "400 Bad Request (field amount)",
		},
		"next steps of another type do not hide the others": {
			status: 400, form: form, body: `{"error":{},"next":["otp_submit",7,{"action":7},null,{"action":"otp_resend"}]}`,
			want: api.Error{Next: []wire.NextStep{{Action: "otp_submit"}, {Action: "otp_resend"}}},
			is:   is(api.ErrBadRequest), text: "400 Bad Request",
		},
		"an error that is an empty list does not hide the next steps": {
			status: 400, form: form, body: `{"error":[],"next":["otp_submit"]}`,
			want: api.Error{Next: []wire.NextStep{{Action: "otp_submit"}}},
			is:   is(api.ErrBadRequest), text: "400 Bad Request",
		},
		"an error that is not an object":      {status: 400, form: form, body: `{"error":"s3cr3t-page"}`, is: is(api.ErrBadRequest), text: "400 Bad Request"},
		"an error of null":                    {status: 400, form: form, body: `{"error":null}`, is: is(api.ErrBadRequest), text: "400 Bad Request"},
		"403":                                 {status: 403, form: form, body: `{}`, is: is(api.ErrForbidden), text: "403 Forbidden"},
		"404":                                 {status: 404, form: form, body: `{}`, is: is(api.ErrNotFound), text: "404 Not Found"},
		"408 may follow the execution":        {status: 408, form: form, body: `{}`, is: is(api.ErrBadRequest), happened: true, text: "408 Request Timeout"},
		"409":                                 {status: 409, form: form, body: `{}`, is: is(api.ErrBadRequest), text: "409 Conflict"},
		"429 without a body":                  {status: 429, is: is(api.ErrRateLimited), text: "429 Too Many Requests"},
		"an HTML page":                        {status: 502, form: "text/html", body: page, is: is(api.ErrServer), happened: true, text: "502 Bad Gateway"},
		"an HTML page with the type JSON":     {status: 502, form: form, body: page, is: is(api.ErrServer), happened: true, text: "502 Bad Gateway"},
		"no body":                             {status: 500, form: form, is: is(api.ErrServer), happened: true, text: "500 Internal Server Error"},
		"garbage":                             {status: 503, form: form, body: "\x00\xff{s3cr3t-page", is: is(api.ErrServer), happened: true, text: "503 Service Unavailable"},
		"JSON that is cut short":              {status: 503, form: form, body: `{"error":{"code":"SERVER_ERROR","descr`, is: is(api.ErrServer), happened: true, text: "503 Service Unavailable"},
		"a status that has no name":           {status: 599, is: is(api.ErrServer), happened: true, text: "599 unknown status"},
		"the largest status":                  {status: 999, is: is(api.ErrServer), happened: true, text: "999 unknown status"},
		"an unregistered 4xx status":          {status: 499, is: is(api.ErrBadRequest), text: "499 unknown status"},
		"JSON with the type text/html":        {status: 500, form: "text/html", body: `{"error":{"code":"SERVER_ERROR"}}`, want: api.Error{Code: api.CodeServer}, is: is(api.ErrServer), happened: true, text: "500 SERVER_ERROR"},
		"the gateway failed under 502":        {status: 502, form: form, body: `{"error":{"code":"GATEWAY_ERROR"}}`, want: api.Error{Code: api.CodeGateway}, is: is(api.ErrServer, api.ErrGateway), happened: true, text: "502 GATEWAY_ERROR"},
		"the gateway failed under 400":        {status: 400, form: form, body: `{"error":{"code":"GATEWAY_ERROR"}}`, want: api.Error{Code: api.CodeGateway}, is: is(api.ErrBadRequest, api.ErrGateway), happened: true, text: "400 GATEWAY_ERROR"},
		"a server error under 400":            {status: 400, form: form, body: `{"error":{"code":"SERVER_ERROR"}}`, want: api.Error{Code: api.CodeServer}, is: is(api.ErrBadRequest), happened: true, text: "400 SERVER_ERROR"},
		"200 that is not JSON":                {status: 200, form: "text/html", body: page, is: is(api.ErrUnreadable), happened: true, text: "200: the answer could not be read: it is not JSON"},
		"200 that is cut short":               {status: 200, form: form, body: `{"id":"s3cr3t-p`, is: is(api.ErrUnreadable), happened: true, text: "200: the answer could not be read: it is not JSON"},
		"200 with bytes after its JSON":       {status: 200, form: form, body: paymentAnswer + "s3cr3t-page", is: is(api.ErrUnreadable), happened: true, text: "200: the answer could not be read: it is not JSON"},
		"200 with null":                       {status: 200, form: form, body: `null`, is: is(api.ErrUnreadable), happened: true, text: "200: the answer could not be read: the answer has no id"},
		"200 with an empty object":            {status: 200, form: form, body: `{}`, is: is(api.ErrUnreadable), happened: true, text: "200: the answer could not be read: the answer has no id"},
		"200 with an error":                   {status: 200, form: form, body: `{"error":{"code":"BAD_REQUEST_ERROR","description":"No."}}`, want: api.Error{Code: api.CodeBadRequest, Description: "No."}, is: is(api.ErrUnreadable), happened: true, text: "200: the answer could not be read: it is an error: BAD_REQUEST_ERROR: No."},
		"200 with a list":                     {status: 200, form: form, body: `[7]`, is: is(api.ErrUnreadable), happened: true, text: "200: the answer could not be read: a JSON array does not fit a Go generated.NAME"},
		"200 with an amount that is a string": {status: 200, form: form, body: `{"id":"x_1","amount":"s3cr3t-page"}`, is: is(api.ErrUnreadable), happened: true, text: ""},
		"200 without a body":                  {status: 200, form: form, is: is(api.ErrUnreadable), happened: true, text: "200: the answer could not be read: the answer is empty"},
		"204":                                 {status: 204, is: is(api.ErrUnreadable), happened: true, text: "204: the answer could not be read: the answer is empty"},
		"304":                                 {status: 304, is: is(api.ErrUnreadable), happened: true, text: "304: the answer could not be read: it is 304 Not Modified, although the request was not conditional"},
		"307":                                 {status: 307, is: is(api.ErrUnreadable), happened: true, text: "307: the answer could not be read: redirects are not followed"},
	}
	for name, test := range tests {
		client := func(t *testing.T) *api.Client {
			t.Helper()
			return newClient(t, generated.ServerURL, withNetwork(func(*http.Request) (*http.Response, error) {
				return newResponse(test.status, http.Header{"Content-Type": {test.form}}, test.body), nil
			}))
		}
		check := func(t *testing.T, err error, operation, typeName string) {
			t.Helper()
			var got *api.Error
			require.ErrorAs(t, err, &got)
			requireIs(t, err, test.is...)
			requireIs(t, fmt.Errorf("checkout: %w", err), test.is...)

			text := got.Error()
			require.True(t, strings.HasPrefix(text, operation+": "), text)
			if test.text != "" {
				require.Equal(t, operation+": "+strings.ReplaceAll(test.text, "NAME", typeName), text)
			}
			requireOneLine(t, text)
			require.NotContains(t, text, "s3cr3t-page")
			require.NotContains(t, text, "apitest-secret")

			require.Equal(t, operation, got.Operation)
			require.Equal(t, test.status, got.StatusCode)
			require.Equal(t, 1, got.Attempts)
			require.Equal(t, test.body, string(got.Body))
			require.Equal(t,
				[]any{test.want.Code, test.want.Description, test.want.Field, test.want.Source, test.want.Step, test.want.Reason},
				[]any{got.Code, got.Description, got.Field, got.Source, got.Step, got.Reason})
			require.Len(t, got.Metadata, len(test.want.Metadata))
			for key, value := range test.want.Metadata {
				require.Equal(t, value, got.Metadata[key])
			}
			require.Equal(t, test.want.Next, got.Next)
		}
		t.Run("unsafe: "+name, func(t *testing.T) {
			t.Parallel()
			created, err := client(t).CreateOrder(t.Context(), order, api.NoRetry())
			require.Nil(t, created, "no value with an error")
			check(t, err, "createOrder", "Order")
			require.Equal(t, test.happened, api.MayHaveHappened(err))
			require.Equal(t, test.happened, api.MayHaveHappened(fmt.Errorf("checkout: %w", err)))
		})
		t.Run("safe: "+name, func(t *testing.T) {
			t.Parallel()
			payment, err := client(t).FetchPayment(t.Context(), paymentID, nil, api.NoRetry())
			require.Nil(t, payment, "no value with an error")
			check(t, err, "fetchPayment", "Payment")
			require.False(t, api.MayHaveHappened(err), "it changes nothing")
		})
	}
}

// A file can contain any bytes, but a JSON error in its place is an error.
func TestErrorInPlaceOfAFile(t *testing.T) {
	t.Parallel()
	client := newClient(t, generated.ServerURL, withNetwork(respondSuccess(`{"error":{"code":"BAD_REQUEST_ERROR","description":"No."}}`)))
	files := slices.DeleteFunc(operationtest.Calls(t), func(call operationtest.Call) bool { return !call.IsFile })
	require.NotEmpty(t, files)
	for _, file := range files {
		err := file.Do(t.Context(), client)
		requireIs(t, err, api.ErrUnreadable)
		require.ErrorContains(t, err, "it is an error: BAD_REQUEST_ERROR: No.")
	}
}

// net/http accepts some statuses that HTTP does not allow.
func TestInvalidStatus(t *testing.T) {
	t.Parallel()
	for status, want := range map[string]int{"000": 0, "099": 99} {
		base := serve(t, sendBytes(t, "HTTP/1.1 "+status+" X\r\nContent-Length: 2\r\n\r\n{}"))
		_, err := newClient(t, base).CreateOrder(t.Context(), order)
		requireIs(t, err, api.ErrUnreadable)
		require.EqualError(t, err, "createOrder: "+status+": the answer could not be read: its status is not valid")
		require.True(t, api.MayHaveHappened(err))
		var failed *api.Error
		require.ErrorAs(t, err, &failed)
		require.Equal(t, want, failed.StatusCode)
	}
}

// requireOneLine checks that a text is a single line.
func requireOneLine(t *testing.T, text string) {
	t.Helper()
	require.NotRegexp(t, `[[:cntrl:]\x{2028}\x{2029}]`, text)
	require.LessOrEqual(t, len([]rune(text)), 600)
}

func TestEverySuccessStatusIsAccepted(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status int
		form   string
	}{
		"200":                      {200, "application/json"},
		"201, which is undeclared": {201, "application/json"},
		"202, which is undeclared": {202, "application/json; charset=utf-8"},
		"another content type":     {200, "text/plain"},
		"no content type":          {200, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			created, err := newClient(t, generated.ServerURL, withNetwork(func(*http.Request) (*http.Response, error) {
				return newResponse(test.status, http.Header{"Content-Type": {test.form}}, orderAnswer), nil
			})).CreateOrder(t.Context(), order)
			require.NoError(t, err)
			require.Equal(t, generated.OrderID("order_1"), created.ID)
			require.EqualValues(t, 50_000, created.Amount)
		})
	}
}

func TestMayHaveHappenedWithoutACall(t *testing.T) {
	t.Parallel()
	require.False(t, api.MayHaveHappened(nil))
	require.False(t, api.MayHaveHappened(&api.InputError{Operation: "createOrder", Field: "amount", Err: errors.New("no")}))
	require.True(t, api.MayHaveHappened(errors.New("someone else's")), "nothing is known of it")
	refused, open := &api.Error{StatusCode: 400}, &api.Error{StatusCode: 504, MayHaveRun: true}
	input := &api.InputError{Operation: "createOrder", Field: "amount", Err: errors.New("no")}
	require.False(t, api.MayHaveHappened(errors.Join(refused, input)))
	for _, joined := range []error{errors.Join(open, input), errors.Join(input, open), errors.Join(refused, open), fmt.Errorf("%w; was %w", refused, open)} {
		require.True(t, api.MayHaveHappened(joined), "%v", joined)
	}
	require.True(t, api.MayHaveHappened(errors.Join(errors.New("x"), refused)), "nothing is known of x")
	require.False(t, api.MayHaveHappened(fmt.Errorf("shop: %w", refused)))
}

func TestZeroError(t *testing.T) {
	t.Parallel()
	err := &api.Error{Operation: "capturePayment", StatusCode: http.StatusBadGateway, Code: api.CodeGateway}
	require.EqualError(t, err, "capturePayment: 502 GATEWAY_ERROR")
	requireIs(t, err, api.ErrServer, api.ErrGateway)
	require.NotPanics(t, func() { _ = (&api.Error{}).Error() })
}
