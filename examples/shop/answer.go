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

// request is the body of every request. Each request uses only some of the fields.
type request struct {
	generated.CardDetails

	Item string        `json:"item"`
	OTP  generated.OTP `json:"otp"`
}

var errUnknown = errors.New("not found in this shop")

// handler returns a handler that responds with the result of do.
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
			slog.ErrorContext(r.Context(), "shop", "error", err) // errors contain no card data
			status, text := failure(err)
			http.Error(w, text, status)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(answer)
	})
}

// failure returns the status and text for the customer.
func failure(err error) (status int, text string) {
	var refused *api.InputError
	switch {
	case errors.Is(err, errUnknown):
		return http.StatusNotFound, err.Error()
	case errors.As(err, &refused): // never sent
		return http.StatusBadRequest, refused.Error()
	case errors.Is(err, api.ErrRefunded), errors.Is(err, api.ErrOtherAmount): // someone must look into it
		return http.StatusConflict, "the payment is under review"
	case errors.Is(err, api.ErrNotCaptured): // the customer pays again
		return http.StatusPaymentRequired, "not paid"
	case api.MayHaveHappened(err): // for a payment, ask .../capture later
		return http.StatusServiceUnavailable, "the outcome is not known yet"
	case errors.Is(err, api.ErrBadRequest): // such as a wrong password
		return http.StatusPaymentRequired, "the bank declined"
	default:
		return http.StatusBadGateway, "not possible at the moment"
	}
}
