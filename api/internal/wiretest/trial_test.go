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

// outcomeKind is what the peer's last word on a call is worth.
type outcomeKind int

const (
	// failed leaves open whether the call took effect.
	failed outcomeKind = iota
	// answered is a good answer.
	answered
	// refused is the server's own word that it did nothing.
	refused
	// unsent is a way that ends before anything of a call is sent.
	unsent
)

// trial is a server, or a proxy before it, with one fault, tried with every call.
type trial struct {
	conditions

	fault   string
	version string // of HTTP
	url     string
	options []api.Option
	shared  *api.Client // of the calls that are made together
	servers []*server
	// elsewhere is where a redirect leads.
	elsewhere *server
	// front is how many requests of each call the proxy in front of the servers
	// saw, if there is one.
	front map[string]int

	mu    sync.Mutex
	calls []*callRecord
}

// callRecord is a call, and what the client said of it.
type callRecord struct {
	operationtest.Call

	name     string // in callHeader
	err      error
	log      strings.Builder
	attempts int
	endless  bool // the test's patience ended it
}

const (
	// patience is how long a call may take in all, with every attempt and wait.
	patience = 3 * time.Minute
	// longAttempt is how long an attempt may take, shortAttempt where no answer comes,
	// which is still longer than a busy machine stands still, and shortestAttempt where
	// nothing can be sent.
	longAttempt     = 30 * time.Second
	shortAttempt    = 8 * time.Second
	shortestAttempt = time.Second
)

func (tr *trial) String() string { return fmt.Sprintf("%s (HTTP %s)", tr.fault, tr.label()) }

// label says over what the calls were made: a version of HTTP, and whether the
// connection was used before.
func (tr *trial) label() string { return tr.version + map[bool]string{true: " reused"}[tr.reused] }

// run makes calls, and keeps what came of them.
func (tr *trial) run(t *testing.T, slots chan struct{}, calls []operationtest.Call) {
	t.Helper()
	var running sync.WaitGroup
	if tr.together && tr.shared == nil {
		tr.shared = tr.newClient(t, calls[0])
	}
	for _, call := range calls {
		running.Go(func() {
			client := tr.shared
			if !tr.together { // else all of them wait for each other
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

// newClient makes a client, which has a connection already if that is wanted.
func (tr *trial) newClient(t *testing.T, call operationtest.Call) *api.Client {
	t.Helper()
	options := append([]api.Option{
		api.WithBaseURL(tr.url), api.WithLogger(slog.New(callLog{})),
		api.WithRetry(3, time.Millisecond, time.Millisecond), // how long it waits between attempts is not tried here
	}, tr.options...)
	client, err := api.New(api.Key(keyID, keySecret), options...)
	if err != nil {
		t.Errorf("%s: %v", tr, err)
	}
	if tr.reused {
		if err := call.Do(t.Context(), client, api.Header(callHeader, newName(call, opening))); err != nil {
			t.Errorf("%s: the call that opens the connection failed: %v", tr, err)
		}
	}
	return client
}

var lastCall atomic.Int64

func newName(call operationtest.Call, separator string) string {
	return fmt.Sprint(call.Operation.ID, separator, lastCall.Add(1))
}

func (c conditions) attempt() time.Duration {
	switch {
	case c.silent:
		return shortAttempt
	case c.unheard:
		return shortestAttempt
	}
	return longAttempt
}

func (tr *trial) call(client *api.Client, call operationtest.Call) {
	m := &callRecord{Call: call, name: newName(call, ".")}
	ctx, cancel := context.WithTimeout(context.WithValue(context.Background(), callKey{}, m), patience)
	defer cancel()
	options := []api.CallOption{api.Header(callHeader, m.name), api.Timeout(tr.attempt())}
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

// callLog counts the attempts of each call by what the client logs.
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
