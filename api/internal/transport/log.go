package transport

import (
	"context"
	"log/slog"
	"time"

	"github.com/rzpkit/payments/api/internal/mask"
)

// withLog logs one record per attempt: operation, attempt, duration, and status or error; never a
// header, a query or a body. A success is logged at debug level, anything else as a warning. Error
// texts are masked, because net/http quotes the server's bytes, and a RoundTripper may include the
// URL.
func withLog(next Handler, logger *slog.Logger) Handler {
	if logger == nil {
		return next
	}
	return func(ctx context.Context, call *Call) (*Response, error) {
		begun := time.Now()
		response, err := next(ctx, call)
		level := slog.LevelWarn
		var outcome slog.Attr
		if err != nil {
			outcome = slog.String("error", mask.Line(err.Error(), 200))
		} else {
			outcome = slog.Int("status", response.StatusCode)
			if response.StatusCode >= 200 && response.StatusCode <= 299 {
				level = slog.LevelDebug
			}
		}
		logger.LogAttrs(ctx, level, "razorpay call", slog.String("operation", call.Name()),
			slog.Int("attempt", call.Attempts), slog.Duration("duration", time.Since(begun)), outcome)
		return response, err
	}
}
