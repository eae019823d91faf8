package webhook

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"time"
)

const (
	maxBody = 1 << 20         // bytes; events are a few thousand
	timeout = 4 * time.Second // Razorpay waits five
)

// Config is what a handler is made of. Secrets and Handle are required.
type Config struct {
	// Secrets are those of the webhook, more than one while one is being replaced.
	Secrets []Secret
	// Handle does what an event asks for. After nil the delivery is answered with
	// 200, and a repetition too, without a call. After an error or a panic it is
	// answered with 503, and Razorpay sends the event again, for 24 hours. So it is
	// when the context ends, after 4 seconds; what Handle comes to later counts.
	Handle func(ctx context.Context, event *Event) error
	// Seen tells events that come again; nil is [NewMemory].
	Seen   Seen
	Logger *slog.Logger // for a warning where something failed, without the body; or nil
}

// NewHandler makes the handler of a webhook's URL. What is not signed is answered
// with 401, and what is no event with 400.
func NewHandler(config Config) (http.Handler, error) {
	if len(config.Secrets) == 0 || slices.Contains(config.Secrets, "") || config.Handle == nil {
		return nil, errors.New("webhook: want Handle, and secrets of which none is empty")
	}
	config.Seen = cmp.Or[Seen](config.Seen, NewMemory())
	config.Logger = cmp.Or(config.Logger, slog.New(slog.DiscardHandler))
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
	if errors.Is(err, ErrSignature) {
		status = http.StatusUnauthorized
	} else if err == nil {
		status = http.StatusOK
		if err = c.deliver(ctx, event); err != nil {
			status, err = http.StatusServiceUnavailable, fmt.Errorf("%.60q %.60q: %w", event.Name, event.ID, err)
		}
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
	if err == nil { // without an id, the signature: a repetition has the same body
		event.ID = cmp.Or(r.Header.Get(EventIDHeader), r.Header.Get(SignatureHeader))
	}
	return event, err
}

// deliver has an event handled unless it was, or is.
func (c *Config) deliver(ctx context.Context, event *Event) error {
	handled, err := c.Seen.Begin(ctx, event.ID)
	if handled || err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- c.handle(ctx, event) }()
	select {
	case err = <-done:
		return err
	case <-ctx.Done():
		return fmt.Errorf("not handled in time: %w", ctx.Err())
	}
}

// handle calls Handle and gives the claim up, whatever comes.
func (c *Config) handle(ctx context.Context, event *Event) (err error) {
	err = errors.New("the handling did not return")
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic: %v", fault)
		}
		if failed := c.Seen.End(context.WithoutCancel(ctx), event.ID, err == nil); failed != nil {
			c.Logger.WarnContext(ctx, "razorpay webhook: End failed", slog.String("id", event.ID), slog.Any("error", failed))
		}
	}()
	return c.Handle(ctx, event)
}
