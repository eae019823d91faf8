//go:build !race

// The inputs are tried one after the other: the race detector would find nothing and slow them down.

package api_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// FuzzErrorBody checks that for any answer a call returns either a value or an error, never both,
// and that the error is one printable line of bounded length.
func FuzzErrorBody(f *testing.F) {
	long := strings.Repeat("₹", 10_000)
	for _, body := range []string{
		`{"error":{"code":"BAD_REQUEST_ERROR","description":"No.","field":"amount","source":"NA","step":null,"metadata":{"payment_id":"pay_1"}},"next":["otp_submit"]}`,
		`{"error":{"code":"GATEWAY_ERROR","metadata":[]},"next":[{"action":"poll","url":"https://x/y"}]}`,
		`{"error":{"code":"A\nB","description":"\u001b[31m\u2028"}}`,
		`{"error":{"code":"A\nB","description":"C\r\nD\u2028E\u0085F","field":"g\nh"}}`, `{"error":{"code":"\u001b[31mA","description":"\u001b]0;x\u0007","field":"\u0000"}}`,
		"{\"error\":{\"code\":\"\xff\xfe\",\"description\":\"\xff\"}}", `{"error":{"code":"` + long + `","description":"` + long + `","field":"` + long + `"}}`,
		`{"error":{"code":1,"metadata":7},"next":[1,{}]}`, `{"error":null}`, `{"error":"x"}`, `null`, `{}`, `[]`, `{`, `[1`, `""`, ``, page, orderAnswer,
		"\xff\xfe\x00", `{"error":{"code":"` + strings.Repeat("x", 5000) + `"}}`,
	} {
		for _, status := range []int{200, 201, 302, 400, 401, 408, 429, 500, 502} {
			f.Add(status, []byte(body))
		}
	}
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		if status < 200 || status > 999 {
			t.Skip("net/http does not return such an answer")
		}
		client := newClient(t, generated.ServerURL, withNetwork(func(*http.Request) (*http.Response, error) {
			return newResponse(status, nil, string(body)), nil
		}))
		var kept api.Response
		created, err := client.CreateOrder(t.Context(), order, api.NoRetry(), api.KeepResponse(&kept))
		require.Equal(t, err == nil, created != nil)
		require.Equal(t, string(body), string(kept.Body))
		if err == nil {
			require.Less(t, status, 300, "only a 2xx status is a success")
			return
		}
		var failed *api.Error
		require.ErrorAs(t, err, &failed)
		require.Equal(t, status, failed.StatusCode)
		text := bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
		// What is missing of an answer that was cut could say that the gateway failed.
		isCut := !json.Valid(text) && (bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("[")))
		open := status < 400 || status > 499 || status == 408 || isCut || failed.Code == api.CodeGateway || failed.Code == api.CodeServer
		require.Equal(t, open, api.MayHaveHappened(err))
		requireOneLine(t, err.Error())
		require.True(t, utf8.ValidString(err.Error()))
		is := 0
		for _, sentinel := range sentinels {
			if !errors.Is(sentinel, api.ErrGateway) && errors.Is(err, sentinel) {
				is++
			}
		}
		require.Equal(t, 1, is, "one sentinel for each error, besides ErrGateway")
	})
}
