//go:build linux

package wiretest

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/operationtest"
)

// The credentials of the client.
const (
	keyID     = "rzp_test_wire0123456789"
	keySecret = "wire-secret-0123456789"
)

// outcomeKind is what the peer's last reaction proves about a call.
type outcomeKind int

const (
	// outcomeFailed leaves open whether the call took effect.
	outcomeFailed outcomeKind = iota
	// outcomeAnswered is a correct response.
	outcomeAnswered
	// outcomeRefused is a response that states that the server did nothing.
	outcomeRefused
	// outcomeUnsent is a failure before anything of a call is sent.
	outcomeUnsent
)

// trial makes every call to a server with one fault, possibly behind a proxy.
type trial struct {
	conditions

	fault   string
	version string // of HTTP
	url     string
	options []api.Option
	shared  *api.Client // for calls made together
	servers []*server
	// elsewhere is the target of a redirect.
	elsewhere *server
	// front is the number of requests of each call that the proxy saw, or nil without a proxy.
	front map[string]int

	mu    sync.Mutex
	calls []*callRecord
}

// callRecord is a call and its result.
type callRecord struct {
	operationtest.Call

	name     string // value of callHeader
	err      error
	log      strings.Builder
	attempts int
	endless  bool // the call exceeded patience
}

const (
	// patience is the maximum duration of a call with all its attempts and waits.
	patience = 3 * time.Minute
	// longAttempt is the usual timeout of an attempt. shortAttempt is used if no response arrives;
	// it is still longer than the pauses of a busy machine. shortestAttempt is used if nothing can
	// be sent.
	longAttempt     = 30 * time.Second
	shortAttempt    = 8 * time.Second
	shortestAttempt = time.Second
)

func (tr *trial) String() string { return fmt.Sprintf("%s (HTTP %s)", tr.fault, tr.label()) }

// label returns the version of HTTP, and whether the connections were reused.
func (tr *trial) label() string { return tr.version + map[bool]string{true: " reused"}[tr.reused] }

// run makes the calls and records their results.
func (tr *trial) run(t *testing.T, slots chan struct{}, calls []operationtest.Call) {
	t.Helper()
	var running sync.WaitGroup
	if tr.together && tr.shared == nil {
		tr.shared = tr.newClient(t, calls[0])
	}
	for _, call := range calls {
		running.Go(func() {
			client := tr.shared
			if !tr.together { // calls made together must not wait for each other
				slots <- struct{}{}
				defer func() { <-slots }()
				client = tr.newClient(t, call)
			}
			for range max(tr.rounds, 1) {
				tr.call(client, call)
			}
			if !tr.together {
				client.CloseIdleConnections()
			}
		})
	}
	running.Wait()
}

// newClient returns a client. If the conditions say reused, it has an open connection.
func (tr *trial) newClient(t *testing.T, call operationtest.Call) *api.Client {
	t.Helper()
	options := append([]api.Option{
		api.WithBaseURL(tr.url), api.WithLogger(slog.New(callLog{})),
		api.WithRetry(3, time.Millisecond, time.Millisecond), // the waits between attempts are not tested here
	}, tr.options...)
	client, err := api.New(api.Key(keyID, keySecret), options...)
	if err != nil {
		t.Errorf("%s: %v", tr, err)
	}
	if tr.reused {
		if err := call.Do(t.Context(), client, api.Header(callHeader, newCallName(call, opening))); err != nil {
			t.Errorf("%s: the call that opens the connection failed: %v", tr, err)
		}
	}
	return client
}

var lastCall atomic.Int64

func newCallName(call operationtest.Call, separator string) string {
	return fmt.Sprint(call.Operation.ID, separator, lastCall.Add(1))
}

func (c conditions) attemptTimeout() time.Duration {
	switch {
	case c.silent:
		return shortAttempt
	case c.unsendable:
		return shortestAttempt
	}
	return longAttempt
}

func (tr *trial) call(client *api.Client, call operationtest.Call) {
	m := &callRecord{Call: call, name: newCallName(call, ".")}
	ctx, cancel := context.WithTimeout(context.WithValue(context.Background(), callKey{}, m), patience)
	defer cancel()
	options := []api.CallOption{api.Header(callHeader, m.name), api.Timeout(tr.attemptTimeout())}
	for name := range tr.header {
		options = append(options, api.Header(name, tr.header.Get(name)))
	}
	m.err = call.Do(ctx, client, options...)
	m.endless = ctx.Err() != nil
	tr.mu.Lock()
	tr.calls = append(tr.calls, m)
	tr.mu.Unlock()
}

type callKey struct{}

// callLog is a log handler that counts the attempts of each call and keeps their log.
type callLog struct{}

func (callLog) Enabled(context.Context, slog.Level) bool { return true }
func (l callLog) WithAttrs([]slog.Attr) slog.Handler     { return l }
func (l callLog) WithGroup(string) slog.Handler          { return l }

func (callLog) Handle(ctx context.Context, record slog.Record) error {
	m, ok := ctx.Value(callKey{}).(*callRecord)
	if !ok {
		return nil
	}
	m.attempts++
	return slog.NewTextHandler(&m.log, &slog.HandlerOptions{Level: slog.LevelDebug}).Handle(ctx, record)
}
