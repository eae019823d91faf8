package apitest_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
)

func TestFaultsInJSON(t *testing.T) {
	t.Parallel()
	for text, fault := range map[string]apitest.Fault{
		`{"kind":"empty-body"}`: {Kind: apitest.EmptyBody},
		`{"operation":"capturePayment","kind":"latency","skip":1,"times":2,"probability":0.5,"took_effect":true,"delay":"1.5s"}`: {
			Operation: "capturePayment", Kind: apitest.Latency, Skip: 1, Times: 2, Probability: 0.5, TookEffect: true, Delay: 1500 * time.Millisecond,
		},
		`{"kind":"too-many-requests","retry_after_as_date":true,"retry_after":"3s"}`: {
			Kind: apitest.TooManyRequests, RetryAfter: 3 * time.Second, RetryAfterAsDate: true,
		},
		`{"kind":"redirect","location":"http://127.0.0.1:1/"}`: {Kind: apitest.Redirect, Location: "http://127.0.0.1:1/"},
	} {
		written, err := json.Marshal(fault)
		require.NoError(t, err)
		require.Equal(t, text, string(written))
		var read apitest.Fault
		require.NoError(t, json.Unmarshal([]byte(text), &read))
		require.Equal(t, fault, read)
	}
	for _, text := range []string{`{"kind":"latency","delay":5}`, `{"kind":"latency","delay":"5"}`, `{"kind":"latency","late":"5s"}`, `[]`} {
		read := apitest.Fault{Kind: apitest.Latency}
		require.Error(t, json.Unmarshal([]byte(text), &read), text)
		require.Equal(t, apitest.Fault{Kind: apitest.Latency}, read, "an error leaves the fault unchanged")
	}
}
