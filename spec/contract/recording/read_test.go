package recording_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
)

// read reads a recording to its end. It copies the bodies, which are valid only until the next
// exchange.
func read(tb testing.TB, text string, options recording.Options) (exchanges []contract.Exchange, faults []string) {
	tb.Helper()
	reader, err := recording.New("r", strings.NewReader(text), options)
	require.NoError(tb, err)
	return drain(tb, reader)
}

func drain(tb testing.TB, reader *recording.Reader) (exchanges []contract.Exchange, faults []string) {
	tb.Helper()
	for {
		exchange, err := reader.Next()
		if errors.Is(err, io.EOF) {
			_, err := reader.Next()
			require.ErrorIs(tb, err, io.EOF, "the end stays the end")
			require.NoError(tb, reader.Close())
			return exchanges, faults
		}
		if err != nil {
			var fault *recording.Error
			require.ErrorAs(tb, err, &fault)
			faults = append(faults, err.Error())
			require.Less(tb, len(faults), 100, "%v", faults)
			continue
		}
		exchange.Body = bytes.Clone(exchange.Body)
		exchanges = append(exchanges, exchange)
	}
}

// one reads a recording that must have exactly one exchange.
func one(tb testing.TB, text string) contract.Exchange {
	tb.Helper()
	exchanges, faults := read(tb, text, recording.Options{})
	require.Empty(tb, faults)
	require.Len(tb, exchanges, 1)
	return exchanges[0]
}

// sent returns a request's body.
func sent(tb testing.TB, request *http.Request) string {
	tb.Helper()
	require.NotNil(tb, request)
	body, err := io.ReadAll(request.Body)
	require.NoError(tb, err)
	return string(body)
}

func places(exchanges []contract.Exchange) []string {
	var list []string
	for _, exchange := range exchanges {
		list = append(list, exchange.At.String())
	}
	return list
}
