package api_test

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/internal/peertest"
)

// streamBreaks returns the ways in which an HTTP/2 server breaks off a call, including those after
// which net/http repeats it by itself.
func streamBreaks() map[string]func(*peertest.HTTP2Server, *peertest.HTTP2Stream) {
	after := func(what func(*peertest.HTTP2Server, *peertest.HTTP2Stream)) func(*peertest.HTTP2Server, *peertest.HTTP2Stream) {
		return func(server *peertest.HTTP2Server, stream *peertest.HTTP2Stream) {
			if _, err := stream.ReadBody(); err == nil {
				what(server, stream)
			}
		}
	}
	reset := func(code http2.ErrCode) func(*peertest.HTTP2Server, *peertest.HTTP2Stream) {
		return func(_ *peertest.HTTP2Server, stream *peertest.HTTP2Stream) { stream.Reset(code) }
	}
	return map[string]func(*peertest.HTTP2Server, *peertest.HTTP2Stream){
		"REFUSED_STREAM at the header":   reset(http2.ErrCodeRefusedStream),
		"REFUSED_STREAM after the whole": after(reset(http2.ErrCodeRefusedStream)),
		"PROTOCOL_ERROR at the header":   reset(http2.ErrCodeProtocol),
		"PROTOCOL_ERROR after the whole": after(reset(http2.ErrCodeProtocol)),
		"PROTOCOL_ERROR, then nobody listens": after(func(server *peertest.HTTP2Server, stream *peertest.HTTP2Stream) {
			server.Shut()
			stream.Reset(http2.ErrCodeProtocol)
		}),
		"INTERNAL_ERROR":    after(reset(http2.ErrCodeInternal)),
		"ENHANCE_YOUR_CALM": after(reset(http2.ErrCodeEnhanceYourCalm)),
		"HTTP_1_1_REQUIRED": after(reset(http2.ErrCodeHTTP11Required)),
		"CANCEL":            after(reset(http2.ErrCodeCancel)),
		"NO_ERROR":          after(reset(http2.ErrCodeNo)),
		"GOAWAY below the stream": after(func(_ *peertest.HTTP2Server, stream *peertest.HTTP2Stream) {
			stream.GoAway(0, http2.ErrCodeNo)
		}),
		"GOAWAY below the stream, with an error": after(func(_ *peertest.HTTP2Server, stream *peertest.HTTP2Stream) {
			stream.GoAway(0, http2.ErrCodeInternal)
		}),
		"GOAWAY of the stream, then closed": after(func(_ *peertest.HTTP2Server, stream *peertest.HTTP2Stream) {
			stream.GoAway(stream.ID, http2.ErrCodeNo)
			stream.HangUp()
		}),
		"GOAWAY below the stream, then closed": after(func(_ *peertest.HTTP2Server, stream *peertest.HTTP2Stream) {
			stream.GoAway(0, http2.ErrCodeNo)
			stream.HangUp()
		}),
		"closed after the whole": after(func(_ *peertest.HTTP2Server, stream *peertest.HTTP2Stream) { stream.HangUp() }),
		"closed at the header":   func(_ *peertest.HTTP2Server, stream *peertest.HTTP2Stream) { stream.HangUp() },
	}
}

// TestUnsafeCallIsSentOnce: over HTTP/2 net/http repeats requests by itself. An unsafe call
// nevertheless reaches the server only once, and its error admits that.
func TestUnsafeCallIsSentOnce(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	calls := operationCalls(t)
	for name, serve := range streamBreaks() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var running sync.WaitGroup
			for _, call := range calls {
				for retry, options := range map[string][]api.CallOption{"as it is": nil, "not to be repeated": {api.NoRetry()}} {
					if call.isRepeatable() && retry == "as it is" {
						continue // safe calls are repeated, with waits
					}
					var server *peertest.HTTP2Server
					server = peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { serve(server, stream) })
					client := newTLSClient(t, authority, server.URL)
					running.Go(func() {
						err := call.do(t.Context(), client, options...)
						sent := len(server.Requests())
						var failed *api.Error
						switch {
						case !errors.As(err, &failed) || !errors.Is(err, api.ErrNoAnswer):
							t.Errorf("%s, %s: %v", call.method, retry, err)
						case failed.Attempts != 1:
							t.Errorf("%s, %s: %d attempts, %v", call.method, retry, failed.Attempts, err)
						case !call.operation.Safe && sent != 1:
							t.Errorf("%s, %s: the server got %d requests, %v", call.method, retry, sent, err)
						case api.MayHaveHappened(err) == call.operation.Safe:
							t.Errorf("%s, %s: MayHaveHappened is %t, %v", call.method, retry, api.MayHaveHappened(err), err)
						case errors.Is(err, context.Canceled):
							t.Errorf("%s, %s: nobody cancelled it: %v", call.method, retry, err)
						}
					})
				}
			}
			running.Wait()
		})
	}
}

// newTLSClient returns a client for a server that the authority certified.
func newTLSClient(t *testing.T, authority *peertest.Authority, url string, options ...api.Option) *api.Client {
	t.Helper()
	options = append([]api.Option{
		api.WithBaseURL(url), api.WithHTTPClient(&http.Client{Transport: authority.Transport(t)}),
	}, options...)
	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), options...)
	require.NoError(t, err)
	return client
}
