package api_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/internal/peertest"
	"github.com/rzpkit/payments/generated"
)

// answerOrder reads the request and answers with an order.
func answerOrder(exchange peertest.Exchange) {
	if _, err := exchange.ReadBody(); err == nil {
		exchange.Answer(http.StatusOK, nil, orderAnswer)
	}
}

// withDefaultTransport replaces http.DefaultTransport during a test, which must not be parallel.
func withDefaultTransport(t *testing.T, transport http.RoundTripper) {
	t.Helper()
	before := http.DefaultTransport
	t.Cleanup(func() { http.DefaultTransport = before })
	http.DefaultTransport = transport
}

// A client has its own connections, which no other code uses or closes.
func TestClientsDoNotShareConnections(t *testing.T) { //nolint:paralleltest // http.DefaultTransport is replaced
	authority := peertest.NewAuthority(t)
	server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { answerOrder(stream) })
	base := authority.Transport(t)
	withDefaultTransport(t, base)
	var clients []*api.Client
	for _, options := range [][]api.Option{nil, {api.WithHTTPClient(&http.Client{})}} {
		client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), append(options, api.WithBaseURL(server.URL))...)
		require.NoError(t, err)
		t.Cleanup(client.CloseIdleConnections)
		clients = append(clients, client)
	}
	for n, client := range clients {
		for range 2 {
			_, err := client.CreateOrder(t.Context(), order)
			require.NoError(t, err)
			base.CloseIdleConnections()
		}
		require.EqualValues(t, n+1, server.Accepted())
	}
	for _, client := range clients {
		client.CloseIdleConnections()
	}
	require.True(t, server.AllClosed(peertest.Patience))
	new(api.Client).CloseIdleConnections() // the zero client has no connections
}

// loopbackTimeout is long enough for an answer over loopback, even on a busy machine.
const loopbackTimeout = 2 * time.Second

// A client uses the RoundTripper with which a program replaces http.DefaultTransport, for example
// for tracing.
func TestReplacedDefaultTransportIsUsed(t *testing.T) { //nolint:paralleltest // http.DefaultTransport is replaced
	withDefaultTransport(t, respondSuccess(orderAnswer))
	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret))
	require.NoError(t, err)
	_, err = client.CreateOrder(t.Context(), order)
	require.NoError(t, err)
}

// The client reads an answer to its end, so that it sends no RST_STREAM. Some servers limit clients
// that send many.
func TestAnswerIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	const calls = 5
	withLength := http.Header{"Content-Length": {strconv.Itoa(len(orderAnswer))}}
	for name, answer := range map[string]func(stream *peertest.HTTP2Stream){
		"at once": func(stream *peertest.HTTP2Stream) { stream.Answer(http.StatusOK, nil, orderAnswer) },
		"the end of the stream arrives later": func(stream *peertest.HTTP2Stream) {
			stream.Begin(http.StatusOK, withLength, orderAnswer)
			stream.ClientGone(shortTimeout)
			stream.Finish()
		},
		"without a length": func(stream *peertest.HTTP2Stream) {
			stream.Begin(http.StatusOK, nil, orderAnswer)
			stream.ClientGone(shortTimeout)
			stream.Finish()
		},
		"a refusal":                func(stream *peertest.HTTP2Stream) { stream.Answer(http.StatusBadRequest, nil, `{"error":{}}`) },
		"a refusal without a body": func(stream *peertest.HTTP2Stream) { stream.Answer(http.StatusBadRequest, nil, "") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			authority := peertest.NewAuthority(t)
			server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) {
				if _, err := stream.ReadBody(); err == nil {
					answer(stream)
				}
			})
			client := newTLSClient(t, authority, server.URL)
			for range calls {
				_, err := client.CreateOrder(t.Context(), order)
				require.NotErrorIs(t, err, api.ErrNoAnswer)
			}
			require.Len(t, server.Requests(), calls)
			require.Empty(t, server.Resets())
			require.EqualValues(t, 1, server.Accepted())
		})
	}
}

// An answer with all its bytes is complete, even if the end of the stream never arrives.
func TestAnswerWithoutEndOfStream(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	for name, end := range map[string]func(*peertest.HTTP2Stream){
		"the attempt times out": func(stream *peertest.HTTP2Stream) { stream.ClientGone(peertest.Patience) },
		"the stream broke":      func(stream *peertest.HTTP2Stream) { stream.Reset(http2.ErrCodeInternal) },
		"the server closed":     func(stream *peertest.HTTP2Stream) { stream.HangUp() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) {
				if _, err := stream.ReadBody(); err == nil {
					stream.Begin(http.StatusOK, http.Header{"Content-Length": {strconv.Itoa(len(orderAnswer))}}, orderAnswer)
					end(stream)
				}
			})
			created, err := newTLSClient(t, authority, server.URL).CreateOrder(t.Context(), order, api.Timeout(loopbackTimeout))
			require.NoError(t, err)
			require.Equal(t, generated.OrderID("order_1"), created.ID)
		})
	}
}

// newTLSClient returns a client for a server with a certificate of the authority.
func newTLSClient(t *testing.T, authority *peertest.Authority, url string, options ...api.Option) *api.Client {
	t.Helper()
	return newClient(t, url, append([]api.Option{api.WithHTTPClient(&http.Client{Transport: authority.Transport(t)})}, options...)...)
}

// repeatingTransport is a caller's RoundTripper that repeats a failed request, up to times requests
// in all.
type repeatingTransport struct {
	next  http.RoundTripper
	times int
	// detached says that the contexts of its requests are not cancelled with the attempt.
	detached bool
}

func (r repeatingTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	var body []byte
	if request.Body != nil {
		var err error
		if body, err = io.ReadAll(request.Body); err != nil {
			return nil, err
		}
	}
	for n := 1; ; n++ {
		ctx := request.Context()
		if r.detached {
			ctx = context.WithoutCancel(ctx)
		}
		again := request.Clone(ctx)
		if request.Body != nil {
			again.Body, again.GetBody = io.NopCloser(bytes.NewReader(body)), nil
		}
		answer, err := r.next.RoundTrip(again)
		if n == r.times || err == nil && answer.StatusCode < http.StatusInternalServerError {
			return answer, err
		}
		if err == nil {
			_ = answer.Body.Close()
		}
	}
}

// The client stops a caller's RoundTripper from repeating unsafe calls, as it stops net/http.
func TestRepeatingTransportIsStopped(t *testing.T) {
	t.Parallel()
	authority := peertest.NewAuthority(t)
	unavailable := func(exchange peertest.Exchange) {
		if _, err := exchange.ReadBody(); err == nil {
			exchange.Answer(http.StatusServiceUnavailable, nil, "")
		}
	}
	closes := func(exchange peertest.Exchange) {
		_, _ = exchange.ReadBody()
		exchange.HangUp()
	}
	for name, serve := range map[string]func(peertest.Exchange){"answered with 503": unavailable, "closed": closes} {
		for version, start := range map[string]func(t *testing.T) *peertest.Server{
			"HTTP/1.1": func(t *testing.T) *peertest.Server {
				t.Helper()
				return peertest.NewHTTP1(t, nil, func(exchange *peertest.HTTP1Exchange) { serve(exchange) })
			},
			"HTTP/1.1 over TLS": func(t *testing.T) *peertest.Server {
				t.Helper()
				return peertest.NewHTTP1(t, authority, func(exchange *peertest.HTTP1Exchange) { serve(exchange) })
			},
			"HTTP/2": func(t *testing.T) *peertest.Server {
				t.Helper()
				return &peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) { serve(stream) }).Server
			},
		} {
			t.Run(name+", "+version, func(t *testing.T) {
				t.Parallel()
				var running sync.WaitGroup
				for _, call := range operationtest.OnePerClass(operationtest.Calls(t), 0) {
					if operationtest.ClassOf(call).IsRepeatable() {
						continue
					}
					for kind, repeating := range map[string]func(*http.Transport) api.Option{
						"its own transport": func(network *http.Transport) api.Option {
							return api.WithHTTPClient(&http.Client{Transport: repeatingTransport{next: network, times: 5}})
						},
						"detached": func(*http.Transport) api.Option {
							return api.WithRoundTripper(func(next http.RoundTripper) http.RoundTripper {
								return repeatingTransport{next: next, times: 5, detached: true}
							})
						},
					} {
						server := start(t)
						client := newTLSClient(t, authority, server.URL, repeating(authority.Transport(t)), api.WithRetry(3, time.Nanosecond, time.Nanosecond))
						running.Go(func() {
							err := call.Do(t.Context(), client)
							if sent := len(server.Requests()); sent != 1 || !api.MayHaveHappened(err) {
								t.Errorf("%s, %s: %d requests arrived, %v", call.Method, kind, sent, err)
							}
						})
					}
				}
				running.Wait()
			})
		}
	}
}
