package webhook

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
)

// deliver handles an event unless another delivery of it was handled or is being handled. It
// returns nil if the event has been handled.
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

// handleClaimed calls Handle and ends the claim, even if Handle panics or calls runtime.Goexit. It
// logs the errors that the answer cannot report: of ending the claim, and of a Handle that fails
// after the answer was sent.
func (h *handler) handleClaimed(ctx context.Context, event *Event, claim Claim) (err error) {
	err = errors.New("the call of Handle did not return")
	defer func() {
		end := func() error { return claim(context.WithoutCancel(ctx), err == nil) }
		claimErr := recoverPanic(end)
		if claimErr != nil {
			claimErr = recoverPanic(end)
		}
		late := err != nil && ctx.Err() != nil
		if claimErr != nil || late {
			h.logger.ErrorContext(ctx, "razorpay webhook",
				slog.String("id", event.ID), slog.Any("error", err), slog.Any("claim", claimErr))
		}
	}()
	return recoverPanic(func() error { return h.handle(ctx, event) })
}

// recoverPanic calls do and turns a panic into an error with the stack trace.
func recoverPanic(do func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = fmt.Errorf("panic: %v\n%s", value, debug.Stack())
		}
	}()
	return do()
}
