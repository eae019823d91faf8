package webhook

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"time"
)

const maxBody, timeout = 1 << 20, 4 * time.Second // bytes, a hundred times an event's; Razorpay waits five

// Config is what a handler is made of. Secrets and Handle are required.
type Config struct {
	Secrets []Secret // more than one while one is being replaced
	// Handle does what an event asks for. After nil the delivery is answered with
	// 200, and a repetition too, without a call. After an error or a panic it is
	// answered with 503, and Razorpay sends the event again, for 24 hours. So it is
	// when the context ends, after 4 seconds; what Handle comes to later counts.
	Handle func(ctx context.Context, event *Event) error
	Seen   Seen         // tells events that come again; nil is [NewMemory]
	Logger *slog.Logger // is told what failed, without the body; nil is [slog.Default]
}

// NewHandler answers what is not signed with 401, and what is no event with 400.
func NewHandler(config Config) (http.Handler, error) {
	if len(config.Secrets) == 0 || slices.Contains(config.Secrets, "") || config.Handle == nil {
		return nil, errors.New("webhook: want Handle, and secrets of which none is empty")
	}
	config.Seen = cmp.Or[Seen](config.Seen, NewMemory())
	config.Secrets, config.Logger = slices.Clone(config.Secrets), cmp.Or(config.Logger, slog.Default())
	return http.HandlerFunc(config.serve), nil
}

func (c *Config) serve(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), timeout)
	defer cancel()
	event, err := c.receive(ctx, w, r)
	status := http.StatusBadRequest
	if err == nil {
		status, err = c.deliver(ctx, event)
	} else if errors.Is(err, ErrSignature) {
		status = http.StatusUnauthorized
	}
	if err != nil {
		c.Logger.WarnContext(ctx, "razorpay webhook", slog.Int("status", status), slog.Any("error", err))
	}
	w.WriteHeader(status)
}

// receive reads the body, once, and the event in it.
func (c *Config) receive(ctx context.Context, w http.ResponseWriter, r *http.Request) (*Event, error) {
	deadline, _ := ctx.Deadline()
	_ = http.NewResponseController(w).SetReadDeadline(deadline) // where it can be set
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		return nil, err
	}
	event, err := Parse(body, r.Header.Get(SignatureHeader), c.Secrets...)
	if err == nil { // without an id, the body's hash: the same whichever secret signed
		event.ID = cmp.Or(r.Header.Get(EventIDHeader), fmt.Sprintf("%x", sha256.Sum256(body)))
	}
	return event, err
}

// deliver has an event handled unless it was, or is, and gives the answer's status.
func (c *Config) deliver(ctx context.Context, event *Event) (int, error) {
	claim, err := c.Seen.Begin(ctx, event.ID)
	if err == nil {
		done := make(chan error, 1)
		go func() { done <- c.handle(ctx, event, claim) }()
		select {
		case err = <-done:
		case <-ctx.Done():
			err = fmt.Errorf("not handled in time: %w", ctx.Err())
		}
	}
	if err == nil || errors.Is(err, ErrHandled) {
		return http.StatusOK, nil
	}
	return http.StatusServiceUnavailable, fmt.Errorf("%.60q %.60q: %w", event.Name, event.ID, err)
}

// handle calls Handle and ends the claim, whatever comes. It logs what nobody else
// does: a claim that did not end, and a failure that came too late for the answer.
func (c *Config) handle(ctx context.Context, event *Event, claim Claim) (err error) {
	err = errors.New("the handling did not return")
	defer func() {
		end := func() error { return claim(context.WithoutCancel(ctx), err == nil) }
		failed := guard(end)
		if failed != nil {
			failed = guard(end)
		}
		if failed != nil || err != nil && ctx.Err() != nil {
			c.Logger.ErrorContext(ctx, "razorpay webhook", slog.String("id", event.ID), slog.Any("error", err), slog.Any("claim", failed))
		}
	}()
	return guard(func() error { return c.Handle(ctx, event) })
}

// guard makes a panic an error, which says where it was.
func guard(do func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	return do()
}
