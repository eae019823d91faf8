package webhook

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"time"
)

const (
	// maxBody limits the body of a delivery, in bytes. It is about a hundred times the length of an
	// event.
	maxBody = 1 << 20
	// timeout limits the handling of a delivery. Razorpay waits five seconds for the answer.
	timeout = 4 * time.Second
)

// Config configures a handler. Secrets and Handle are required.
type Config struct {
	// Secrets are the webhook's secret and, while it is being replaced, the next one.
	Secrets []Secret
	// Handle processes an event. If it returns nil, the delivery is answered with 200, and
	// repetitions are answered with 200 without another call. If it fails or panics, the delivery
	// is answered with 503, and Razorpay sends the event again, for 24 hours; after that it
	// disables the webhook. The context ends after 4 seconds, and the delivery is then answered
	// with 503, but the result of a Handle that finishes later still counts.
	//
	// Handle is called for every signed event, even if it could not be decoded: its Body is then
	// nil, [Event.Err] says why, and [Event.Raw] has the bytes.
	Handle func(ctx context.Context, event *Event) error
	// Seen recognizes repeated deliveries of an event; nil means [NewMemory].
	Seen Seen
	// Logger receives failures, without the body; nil means [slog.Default].
	Logger *slog.Logger
}

// NewHandler returns a handler that answers an unsigned delivery with 401, an incomplete body or
// one of more than 1 MiB with 400, and any other delivery as [Config.Handle] says. NewHandler
// returns an error for a secret that is empty or has white space around it.
func NewHandler(config Config) (http.Handler, error) {
	if config.Handle == nil {
		return nil, errors.New("webhook: Handle is nil")
	}
	if err := checkSecrets(config.Secrets); err != nil {
		return nil, err
	}
	return &handler{
		secrets: slices.Clone(config.Secrets),
		handle:  config.Handle,
		seen:    cmp.Or[Seen](config.Seen, NewMemory()),
		logger:  cmp.Or(config.Logger, slog.Default()),
	}, nil
}

type handler struct {
	secrets []Secret
	handle  func(context.Context, *Event) error
	seen    Seen
	logger  *slog.Logger
}

// ServeHTTP answers one delivery.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), timeout)
	defer cancel()
	status, err := h.process(ctx, w, r)
	if err != nil {
		h.logger.WarnContext(ctx, "razorpay webhook", slog.Int("status", status), slog.Any("error", err))
	}
	w.WriteHeader(status)
}

// process handles a delivery. It returns the status to answer with, and an error to log.
func (h *handler) process(ctx context.Context, w http.ResponseWriter, r *http.Request) (int, error) {
	body, err := readBody(ctx, w, r)
	if err != nil {
		return http.StatusBadRequest, err
	}
	event, err := Parse(body, r.Header.Get(SignatureHeader), h.secrets...)
	if errors.Is(err, ErrSignature) {
		return http.StatusUnauthorized, err
	}
	if err != nil {
		return http.StatusBadRequest, err
	}
	// Without an id the hash of the body serves as one. Unlike the signature, it does not depend on
	// the secret.
	event.ID = cmp.Or(r.Header.Get(EventIDHeader), hexSHA256(body))
	if err := h.deliver(ctx, event); err != nil {
		return http.StatusServiceUnavailable, fmt.Errorf("%.60q %.60q: %w", event.Name, event.ID, err)
	}
	return http.StatusOK, event.Err
}

// readBody reads the body until the context's deadline, when the delivery must be answered.
func readBody(ctx context.Context, w http.ResponseWriter, r *http.Request) ([]byte, error) {
	deadline, _ := ctx.Deadline()
	_ = http.NewResponseController(w).SetReadDeadline(deadline) // not every ResponseWriter supports it
	return io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
}

func hexSHA256(bytes []byte) string {
	sum := sha256.Sum256(bytes)
	return hex.EncodeToString(sum[:])
}
