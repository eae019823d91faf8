package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// request is the body of each of the requests, of which it has what it needs.
type request struct {
	generated.CardDetails

	Item string        `json:"item"`
	OTP  generated.OTP `json:"otp"`
}

var errUnknown = errors.New("this shop knows nothing of it")

// handler answers a request with what is returned to it.
func handler(do func(context.Context, *http.Request, request) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body request
		if r.ContentLength != 0 {
			if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&body); err != nil {
				http.Error(w, "the body cannot be read", http.StatusBadRequest)
				return
			}
		}
		answer, err := do(r.Context(), r, body)
		if err != nil {
			slog.ErrorContext(r.Context(), "shop", "error", err) // errors have no card data in them
			status, text := failure(err)
			http.Error(w, text, status)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(answer)
	})
}

// failure is what the customer is told.
func failure(err error) (status int, text string) {
	var refused *api.InputError
	switch {
	case errors.Is(err, errUnknown):
		return http.StatusNotFound, err.Error()
	case errors.As(err, &refused): // never sent
		return http.StatusBadRequest, refused.Error()
	case errors.Is(err, api.ErrRefunded), errors.Is(err, api.ErrOtherAmount): // someone has to look
		return http.StatusConflict, "the payment is being looked into"
	case errors.Is(err, api.ErrNotCaptured): // the customer pays again
		return http.StatusPaymentRequired, "not paid"
	case api.MayHaveHappened(err): // of a payment, .../capture says later what became of it
		return http.StatusServiceUnavailable, "not known yet"
	case errors.Is(err, api.ErrBadRequest): // a wrong password for one
		return http.StatusPaymentRequired, "the bank refused"
	default:
		return http.StatusBadGateway, "not possible at the moment"
	}
}
