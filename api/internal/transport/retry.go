package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"net/http"
)

// retried repeats what may be repeated; see the table in the package comment.
func retried(next Handler, attempts int, backoff backoff) Handler {
	return func(ctx context.Context, call *Call) (*Response, error) {
		for {
			call.Attempts++
			response, err := next(ctx, call)
			asked, isAsked := backoff.askedFor(response, err)
			call.RetryAfter = asked
			if call.Settings.NoRetry || call.Attempts == attempts || asked > MaxRetryAfter || !repeatable(ctx, call, response, err) {
				return response, err
			}
			if !isAsked {
				asked = backoff.pause(call.Attempts)
			}
			if backoff.wait(ctx, asked) != nil {
				return response, err // what failed says more than that the wait was cut short
			}
		}
	}
}

// repeatable is the table of the package comment.
func repeatable(ctx context.Context, call *Call, response *Response, err error) bool {
	harmless := call.Repeatable() || !call.MayHaveRun
	switch {
	case ctx.Err() != nil:
		return false
	case err != nil:
		return harmless && !errors.Is(err, ErrTooLong) && !hopeless(err)
	case response.StatusCode == http.StatusTooManyRequests:
		return harmless
	}
	return response.StatusCode >= http.StatusInternalServerError && call.Repeatable() || inProgress(call, response)
}

// hopeless is what another attempt would meet too: no turn, a certificate that is not the
// server's, or a server that does not speak TLS.
func hopeless(err error) bool {
	var certificate *tls.CertificateVerificationError
	var turn *TurnError
	return errors.As(err, &turn) || errors.As(err, &certificate) || errors.Is(err, http.ErrSchemeMismatch)
}
