package recording_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

// The reader caches the host of the last URL. A URL with another host must not be taken for one
// with the cached host.
func TestHostCache(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	for _, address := range []string{
		"https://api.example.com/a", "https://api.example.com/b?c=1#d", "https://api.example.com.evil.example/c",
		"https://api.example.com", "https://other.example/d", "https://api.example.com/e", "https://api.example.com:8443/f",
		"https://api.example.comx/g", "data://api.example.com/h", "/i", "https://other.example/j",
	} {
		fmt.Fprintf(&text, `{"method":"GET","url":%q,"status":200}`+"\n", address)
	}
	fmt.Fprintln(&text, `{"method":"OPTIONS","url":"https://api.example.com/k","status":200}`)
	reader, err := recording.New("r", strings.NewReader(text.String()), recording.Options{Hosts: []string{"api.example.com"}})
	require.NoError(t, err)
	exchanges, faults := drain(t, reader)
	var paths []string
	for _, exchange := range exchanges {
		paths = append(paths, exchange.Path)
	}
	require.Equal(t, []string{"/a", "/b", "/", "/e", "/f", "/i"}, paths)
	require.Len(t, faults, 6)
}
