package transport

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/rzpkit/payments/generated"
)

// logged writes a record an attempt: operation, attempt, duration and status or
// error; never a header, a query or a body. Success is debug, all else warning.
func logged(next Handler, logger *slog.Logger) Handler {
	if logger == nil {
		return next
	}
	return func(ctx context.Context, call *Call) (*generated.Response, error) {
		begun := time.Now()
		response, err := next(ctx, call)
		attributes := []slog.Attr{
			slog.String("operation", call.Name()),
			slog.Int("attempt", call.Attempts),
			slog.Duration("duration", time.Since(begun)),
		}
		level := slog.LevelWarn
		if err != nil {
			attributes = append(attributes, slog.String("error", fmt.Sprintf("%.200s", err.Error())))
		} else {
			attributes = append(attributes, slog.Int("status", response.StatusCode))
			if response.StatusCode >= 200 && response.StatusCode <= 299 {
				level = slog.LevelDebug
			}
		}
		logger.LogAttrs(ctx, level, "razorpay call", attributes...)
		return response, err
	}
}
