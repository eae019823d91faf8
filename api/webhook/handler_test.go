package webhook_test

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
)

// handler returns a handler with one secret.
func handler(tb testing.TB, config webhook.Config) http.Handler {
	tb.Helper()
	config.Secrets = []webhook.Secret{"the new secret", secret}
	config.Logger = cmp.Or(config.Logger, slog.New(slog.DiscardHandler))
	made, err := webhook.NewHandler(config)
	require.NoError(tb, err)
	return made
}

// delivery returns the request of a delivery. Deliver returns the status that a handler answers it
// with.
func delivery(body, signature, id string) *http.Request {
	request := httptest.NewRequest(http.MethodPost, "/webhooks", strings.NewReader(body))
	request.Header.Set("X-Razorpay-Signature", signature)
	if id != "" {
		request.Header.Set("x-razorpay-event-id", id)
	}
	return request
}

func deliver(handler http.Handler, request *http.Request) int {
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	return answer.Code
}

func TestDeliveriesAreAnswered(t *testing.T) {
	t.Parallel()
	captured, signature := sample(t, "payment.captured")
	body := string(captured)
	long := strings.Repeat(" ", 1<<20) + body
	drifted := strings.Replace(body, `"gaurav.kumar@example.com"`, "9123456780", 1)
	require.NotEqual(t, body, drifted)
	tests := map[string]struct {
		request *http.Request
		handle  error
		status  int
		handled bool
		logged  bool // logged although the answer is 200
	}{
		"an event":                        {request: delivery(body, signature, "evt_1"), status: 200, handled: true},
		"an unknown event":                {request: delivery(`{"event":"x"}`, sign(`{"event":"x"}`, secret), "evt_1"), status: 200, handled: true},
		"handling fails":                  {request: delivery(body, signature, "evt_1"), handle: errors.New("no database"), status: 503, handled: true},
		"another signature":               {request: delivery(body, sign(body, "another"), "evt_1"), status: 401},
		"no signature":                    {request: delivery(body, "", "evt_1"), status: 401},
		"no body":                         {request: delivery("", signature, "evt_1"), status: 400},
		"an empty object":                 {request: delivery(`{}`, sign(`{}`, secret), "evt_1"), status: 200, handled: true, logged: true},
		"an event that cannot be decoded": {request: delivery(drifted, sign(drifted, secret), "evt_1"), status: 200, handled: true, logged: true},
		"a body that is too long":         {request: delivery(long, sign(long, secret), "evt_1"), status: 400},
		"a body that is cut short":        {request: httptest.NewRequest(http.MethodPost, "/webhooks", io.MultiReader(strings.NewReader(body), broken{})), status: 400},
		"a GET":                           {request: httptest.NewRequest(http.MethodGet, "/webhooks", nil), status: 405},
		"a PUT with body and signature":   {request: &http.Request{Method: http.MethodPut, Body: delivery(body, signature, "").Body, Header: delivery(body, signature, "").Header}, status: 405},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			var got *webhook.Event
			status := deliver(handler(t, webhook.Config{
				Logger: slog.New(slog.NewTextHandler(&log, nil)),
				Handle: func(_ context.Context, event *webhook.Event) error { got = event; return test.handle },
			}), test.request)
			require.Equal(t, test.status, status)
			require.Equal(t, test.handled, got != nil)
			if test.handled {
				require.Equal(t, "evt_1", got.ID)
			}
			require.Equal(t, test.logged || status != 200 && status != 405, strings.Contains(log.String(), fmt.Sprint("status=", status)), log.String())
			require.NotContains(t, log.String(), "gaurav", "no personal data")
			require.NotContains(t, log.String(), "9123456780", "no personal data")
		})
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestEventIsHandledOnce(t *testing.T) {
	t.Parallel()
	body, signature := sample(t, "payment.captured")
	calls, fail := 0, true
	handler := handler(t, webhook.Config{Handle: func(context.Context, *webhook.Event) error {
		calls++
		if fail {
			return errors.New("no database")
		}
		return nil
	}})
	again := func(id string) int { return deliver(handler, delivery(string(body), signature, id)) }
	require.Equal(t, []int{503, 503}, []int{again("evt_1"), again("evt_1")})
	require.Equal(t, 2, calls, "a failed event is handled again")
	fail = false
	require.Equal(t, []int{200, 200, 200}, []int{again("evt_1"), again("evt_1"), again("evt_1")})
	require.Equal(t, 3, calls, "a handled event is not")
	require.Equal(t, 200, again("evt_2"))
	require.Equal(t, 4, calls)
	require.Equal(t, []int{200, 200}, []int{again(""), again("")}, "without an id")
	require.Equal(t, 200, deliver(handler, delivery(string(body), sign(string(body), "the new secret"), "")))
	require.Equal(t, 5, calls, "the same body is the same event, whichever secret signed it")
}

// The id is not signed. An attacker with one signed request must not be able to suppress another
// event by sending the request with that event's id.
func TestReplayUnderAnotherIDSuppressesNoEvent(t *testing.T) {
	t.Parallel()
	captured, ofCaptured := sample(t, "payment.captured")
	failed, ofFailed := sample(t, "payment.failed")
	var handled []string
	handler := handler(t, webhook.Config{Handle: func(_ context.Context, event *webhook.Event) error {
		handled = append(handled, event.Name)
		return nil
	}})
	require.Equal(t, 200, deliver(handler, delivery(string(captured), ofCaptured, "evt_of_the_failure")))
	require.Equal(t, 200, deliver(handler, delivery(string(failed), ofFailed, "evt_of_the_failure")))
	require.Equal(t, []string{"payment.captured", "payment.failed"}, handled)
}

// If many deliveries of an event arrive at once, one is handled and the others are answered with
// 503.
func TestConcurrentDeliveries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		body, signature := sample(t, "payment.captured")
		var calls, ok, again atomic.Int64
		handler := handler(t, webhook.Config{Handle: func(context.Context, *webhook.Event) error {
			calls.Add(1)
			time.Sleep(time.Second)
			return nil
		}})
		var deliveries sync.WaitGroup
		for range 50 {
			deliveries.Go(func() {
				switch deliver(handler, delivery(string(body), signature, "evt_1")) {
				case http.StatusOK:
					ok.Add(1)
				case http.StatusServiceUnavailable:
					again.Add(1)
				}
			})
		}
		deliveries.Wait()
		require.Equal(t, []int64{1, 1, 49}, []int64{calls.Load(), ok.Load(), again.Load()})
		require.Equal(t, http.StatusOK, deliver(handler, delivery(string(body), signature, "evt_1")))
		require.EqualValues(t, 1, calls.Load())
	})
}

// The handler answers before Razorpay's timeout of five seconds, even if Handle takes longer.
func TestAnswerIsSentInTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		body, signature := sample(t, "payment.captured")
		calls := 0
		seen := &watched{Memory: webhook.NewMemory()}
		handler := handler(t, webhook.Config{Seen: seen, Handle: func(ctx context.Context, _ *webhook.Event) error {
			calls++
			<-ctx.Done()
			time.Sleep(time.Minute) // ignores its context
			return nil
		}})
		begun := time.Now()
		require.Equal(t, 503, deliver(handler, delivery(string(body), signature, "evt_1")))
		require.Equal(t, 4*time.Second, time.Since(begun))
		require.Equal(t, 503, deliver(handler, delivery(string(body), signature, "evt_1")))
		require.Equal(t, 4*time.Second, time.Since(begun), "the event is still being handled")
		time.Sleep(2 * time.Minute)
		require.Equal(t, 200, deliver(handler, delivery(string(body), signature, "evt_1")))
		require.Equal(t, 1, calls, "the late result counts")
		require.NoError(t, seen.ended, "the claim is ended with a context that is not cancelled")
	})
}

// A failure of Handle after the answer was sent is logged.
func TestLateFailureIsLogged(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		body, signature := sample(t, "payment.captured")
		var log bytes.Buffer
		handler := handler(t, webhook.Config{
			Logger: slog.New(slog.NewTextHandler(&log, nil)),
			Handle: func(context.Context, *webhook.Event) error {
				time.Sleep(time.Minute)
				panic("no stock")
			},
		})
		require.Equal(t, 503, deliver(handler, delivery(string(body), signature, "evt_1")))
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		require.Contains(t, log.String(), "panic: no stock")
	})
}

// watched is a memory that records the error of the context with which a claim is ended.
type watched struct {
	*webhook.Memory

	ended error
}

func (w *watched) Begin(ctx context.Context, id string) (webhook.Claim, error) {
	claim, err := w.Memory.Begin(ctx, id)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, handled bool) error {
		w.ended = ctx.Err()
		return claim(ctx, handled)
	}, nil
}

func TestHandlePanicsOrExits(t *testing.T) {
	t.Parallel()
	body, signature := sample(t, "payment.captured")
	for name, handle := range map[string]func(){"panics": func() { panic("s3cr3t") }, "panics with nothing": func() { panic(nil) }} {
		calls := 0
		handler := handler(t, webhook.Config{Handle: func(context.Context, *webhook.Event) error {
			if calls++; calls == 1 {
				handle()
			}
			return nil
		}})
		require.Equal(t, 503, deliver(handler, delivery(string(body), signature, "evt_1")), name)
		require.Equal(t, 200, deliver(handler, delivery(string(body), signature, "evt_1")), name)
		require.Equal(t, 2, calls, name)
	}
	synctest.Test(t, func(t *testing.T) {
		calls := 0
		handler := handler(t, webhook.Config{Handle: func(context.Context, *webhook.Event) error {
			if calls++; calls == 1 {
				runtime.Goexit()
			}
			return nil
		}})
		require.Equal(t, 503, deliver(handler, delivery(string(body), signature, "evt_1")))
		require.Equal(t, 200, deliver(handler, delivery(string(body), signature, "evt_1")))
		require.Equal(t, 2, calls)
	})
}

// failing is a Seen whose methods fail, every time or the first time only.
type failing struct {
	begin error
	ends  []func() error // return the results of ending the claim, in order
	ended *[]bool
}

func (f failing) Begin(context.Context, string) (webhook.Claim, error) {
	if f.begin != nil {
		return nil, f.begin
	}
	return func(ctx context.Context, handled bool) error {
		*f.ended = append(*f.ended, handled)
		return errors.Join(f.ends[len(*f.ended)-1](), ctx.Err())
	}, nil
}

func TestSeenFails(t *testing.T) {
	t.Parallel()
	body, signature := sample(t, "payment.captured")
	fails := func() error { return errors.New("no database") }
	panics := func() error { panic("no row") }
	works := func() error { return nil }
	for name, test := range map[string]struct {
		seen    failing
		handle  error
		status  int
		calls   int
		ended   []bool
		wantLog []string
	}{
		"at the beginning":     {failing{begin: fails()}, nil, 503, 0, nil, []string{"no database"}},
		"at the end, once":     {failing{ends: []func() error{fails, works}}, nil, 200, 1, []bool{true, true}, nil},
		"at the end, for good": {failing{ends: []func() error{fails, fails}}, nil, 200, 1, []bool{true, true}, []string{"claim=\"no database", "id=evt_1"}},
		"in a panic, once":     {failing{ends: []func() error{panics, works}}, nil, 200, 1, []bool{true, true}, nil},
		"in a panic, for good": {failing{ends: []func() error{panics, panics}}, nil, 200, 1, []bool{true, true}, []string{"claim=\"panic: no row", "handler_test.go"}},
		"after a failure":      {failing{ends: []func() error{fails, fails}}, errors.New("no stock"), 503, 1, []bool{false, false}, []string{"claim=\"no database", "no stock"}},
	} {
		var log bytes.Buffer
		var ended []bool
		calls := 0
		test.seen.ended = &ended
		status := deliver(handler(t, webhook.Config{
			Seen: test.seen, Logger: slog.New(slog.NewTextHandler(&log, nil)),
			Handle: func(context.Context, *webhook.Event) error { calls++; return test.handle },
		}), delivery(string(body), signature, "evt_1"))
		require.Equal(t, test.status, status, name)
		require.Equal(t, test.calls, calls, name)
		require.Equal(t, test.ended, ended, name)
		for _, want := range test.wantLog {
			require.Contains(t, log.String(), want, name)
		}
		require.Equal(t, test.wantLog == nil, log.Len() == 0, name)
	}
}

// Without a logger, failures are logged with slog's default logger. A panic is logged with its
// stack trace.
func TestDefaultLogger(t *testing.T) { //nolint:paralleltest // slog's default is global
	var log bytes.Buffer
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	body, signature := sample(t, "payment.captured")
	made, err := webhook.NewHandler(webhook.Config{
		Secrets: []webhook.Secret{secret},
		Handle:  func(context.Context, *webhook.Event) error { panic("no stock") },
	})
	require.NoError(t, err)
	require.Equal(t, 503, deliver(made, delivery(string(body), signature, "evt_1")))
	require.Contains(t, log.String(), "panic: no stock")
	require.Contains(t, log.String(), "TestDefaultLogger", "the stack trace")
	require.NotContains(t, log.String(), "gaurav", "no personal data")
}

func TestHandlerCopiesSecrets(t *testing.T) {
	t.Parallel()
	body, signature := sample(t, "payment.captured")
	secrets := []webhook.Secret{secret}
	made, err := webhook.NewHandler(webhook.Config{Secrets: secrets, Handle: func(context.Context, *webhook.Event) error { return nil }})
	require.NoError(t, err)
	secrets[0] = ""
	require.Equal(t, 200, deliver(made, delivery(string(body), signature, "evt_1")))
}

func TestRefusedConfigs(t *testing.T) {
	t.Parallel()
	handle := func(context.Context, *webhook.Event) error { return nil }
	for name, test := range map[string]struct {
		config  webhook.Config
		wantErr string
	}{
		"no Handle":                           {webhook.Config{Secrets: []webhook.Secret{secret}}, "webhook: Handle is nil"},
		"no secret":                           {webhook.Config{Handle: handle}, "webhook: there is no secret"},
		"an empty secret":                     {webhook.Config{Handle: handle, Secrets: []webhook.Secret{""}}, "webhook: a secret is empty"},
		"an empty second secret":              {webhook.Config{Handle: handle, Secrets: []webhook.Secret{secret, ""}}, "webhook: a secret is empty"},
		"a blank secret":                      {webhook.Config{Handle: handle, Secrets: []webhook.Secret{" \t"}}, "webhook: a secret is empty"},
		"a secret with a leading blank":       {webhook.Config{Handle: handle, Secrets: []webhook.Secret{" s3cr3t"}}, "webhook: a secret begins or ends with white space"},
		"a secret with a trailing line break": {webhook.Config{Handle: handle, Secrets: []webhook.Secret{secret, "s3cr3t\n"}}, "webhook: a secret begins or ends with white space"},
	} {
		made, err := webhook.NewHandler(test.config)
		require.Nil(t, made, name)
		require.EqualError(t, err, test.wantErr, name)
	}
}

// pipeListener is a listener for in-memory connections, as synctest requires.
type pipeListener chan net.Conn

func (p pipeListener) Accept() (net.Conn, error) {
	conn, open := <-p
	if !open {
		return nil, net.ErrClosed
	}
	return conn, nil
}
func (p pipeListener) Close() error   { close(p); return nil }
func (p pipeListener) Addr() net.Addr { return &net.IPAddr{} }

// The handler stops waiting for a body before Razorpay stops waiting for the answer.
func TestBodyThatDoesNotArrive(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		listener := make(pipeListener)
		server := &http.Server{Handler: handler(t, webhook.Config{Handle: func(context.Context, *webhook.Event) error {
			t.Error("there is no event")
			return nil
		}})}
		go func() { _ = server.Serve(listener) }()
		near, far := net.Pipe()
		listener <- far
		begun := time.Now()
		_, err := io.WriteString(near, "POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"event\":")
		require.NoError(t, err)
		answers := bufio.NewReader(near)
		answer, err := http.ReadResponse(answers, nil)
		require.NoError(t, err)
		require.Equal(t, http.StatusBadRequest, answer.StatusCode)
		require.Equal(t, 4*time.Second, time.Since(begun), "closing the server takes longer")
		require.NoError(t, answer.Body.Close())
		_, err = io.Copy(io.Discard, answers)
		require.NoError(t, err)
		require.NoError(t, near.Close())
		require.NoError(t, server.Close())
	})
}

// FuzzSignatureHeader checks that the handler accepts only the body's signature, and answers every
// other delivery with 401.
func FuzzSignatureHeader(f *testing.F) {
	const body = `{"event":"payment.unheard_of"}`
	right := sign(body, secret)
	for _, header := range []string{right, strings.ToUpper(right), right + " ", right[:63], "sha256=" + right, "", "\x00", right + "," + right} {
		f.Add(header, "evt_1")
		f.Add(header, "")
	}
	f.Fuzz(func(t *testing.T, header, id string) {
		handled := false
		request := delivery(body, "", "")
		request.Header["X-Razorpay-Signature"], request.Header["X-Razorpay-Event-Id"] = []string{header}, []string{id}
		status := deliver(handler(t, webhook.Config{Handle: func(_ context.Context, event *webhook.Event) error {
			handled = true
			require.NotEmpty(t, event.ID)
			return nil
		}}), request)
		require.Equal(t, header == right, handled)
		if header == right {
			require.Equal(t, http.StatusOK, status)
		} else {
			require.Equal(t, http.StatusUnauthorized, status)
		}
	})
}
