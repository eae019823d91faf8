package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"net/http"
)

// withRetry repeats a call according to the table in the package comment.
func withRetry(next Handler, attempts int, backoff backoff) Handler {
	return func(ctx context.Context, call *Call) (*Response, error) {
		for {
			call.Attempts++
			response, err := next(ctx, call)
			asked, isAsked := backoff.requestedWait(response, err)
			call.RetryAfter = asked
			if call.Settings.NoRetry || call.Attempts == attempts || asked > MaxRetryAfter || !shouldRepeat(ctx, call, response, err) {
				return response, err
			}
			if !isAsked {
				asked = backoff.pause(call.Attempts)
			}
			if backoff.wait(ctx, asked) != nil {
				return response, err // this error says more than the context's
			}
		}
	}
}

// shouldRepeat implements the column "repeated" of the table in the package comment.
func shouldRepeat(ctx context.Context, call *Call, response *Response, err error) bool {
	harmless := call.Repeatable() || !call.MayHaveRun
	switch {
	case ctx.Err() != nil:
		return false
	case err != nil:
		return harmless && !errors.Is(err, ErrTooLong) && !isPermanent(err)
	case response.StatusCode == http.StatusTooManyRequests:
		return harmless
	}
	return response.StatusCode >= http.StatusInternalServerError && call.Repeatable() || isInProgress(call, response)
}

// isPermanent reports whether another attempt would fail in the same way: the limiter refused it,
// the certificate is invalid, or the server does not speak TLS.
func isPermanent(err error) bool {
	var certificate *tls.CertificateVerificationError
	var turn *TurnError
	return errors.As(err, &turn) || errors.As(err, &certificate) || errors.Is(err, http.ErrSchemeMismatch)
}
