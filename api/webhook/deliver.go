package webhook

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
)

// deliver has an event handled unless it was, or is being handled. A nil error
// means that it is handled.
func (h *handler) deliver(ctx context.Context, event *Event) error {
	claim, err := h.seen.Begin(ctx, event.Key())
	if errors.Is(err, ErrHandled) {
		return nil
	}
	if err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- h.handleClaimed(ctx, event, claim) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return fmt.Errorf("not handled in time: %w", ctx.Err())
	}
}

// handleClaimed calls Handle and ends the claim, also where Handle panics or ends
// its goroutine. It logs what no one else would: a claim that did not end, and a
// failure that came too late for the answer.
func (h *handler) handleClaimed(ctx context.Context, event *Event, claim Claim) (err error) {
	err = errors.New("the handling did not return")
	defer func() {
		end := func() error { return claim(context.WithoutCancel(ctx), err == nil) }
		unended := recovered(end)
		if unended != nil {
			unended = recovered(end)
		}
		late := err != nil && ctx.Err() != nil
		if unended != nil || late {
			h.logger.ErrorContext(ctx, "razorpay webhook",
				slog.String("id", event.ID), slog.Any("error", err), slog.Any("claim", unended))
		}
	}()
	return recovered(func() error { return h.handle(ctx, event) })
}

// recovered makes a panic an error that says where it was.
func recovered(do func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = fmt.Errorf("panic: %v\n%s", value, debug.Stack())
		}
	}()
	return do()
}
