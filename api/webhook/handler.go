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
	// maxBody is the most that is read of a delivery, in bytes: a hundred times the
	// length of an event.
	maxBody = 1 << 20
	// timeout bounds a delivery. Razorpay waits five seconds for the answer.
	timeout = 4 * time.Second
)

// Config is what a handler is made of. Secrets and Handle are required.
type Config struct {
	// Secrets are the webhook's secret, and the next one too while it is replaced.
	Secrets []Secret
	// Handle does what an event asks for. After nil the delivery is answered with
	// 200, and a repetition too, without a call. After an error or a panic it is
	// answered with 503, and Razorpay sends the event again, for 24 hours; it disables
	// a webhook that fails for so long. The context ends after 4 seconds; the delivery
	// is then answered with 503 too, and what Handle comes to later still counts.
	//
	// Handle gets every event that is signed, also one that could not be read: its
	// Body is nil, [Event.Err] says why, and [Event.Raw] has all of it.
	Handle func(ctx context.Context, event *Event) error
	// Seen tells events that come again; nil is [NewMemory].
	Seen Seen
	// Logger is told what failed, without the body; nil is [slog.Default].
	Logger *slog.Logger
}

// NewHandler answers a delivery that is not signed with 401, one whose body does
// not come whole or is longer than 1 MiB with 400, and all others as
// [Config.Handle] says. A secret that is empty, or that begins or ends with white
// space, is refused here.
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
	status, err := h.answer(ctx, w, r)
	if err != nil {
		h.logger.WarnContext(ctx, "razorpay webhook", slog.Int("status", status), slog.Any("error", err))
	}
	w.WriteHeader(status)
}

// answer is the status that a delivery is answered with, and what is worth logging.
func (h *handler) answer(ctx context.Context, w http.ResponseWriter, r *http.Request) (int, error) {
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
	// Without an id the body's hash stands for it: the same whichever secret signed.
	event.ID = cmp.Or(r.Header.Get(EventIDHeader), hexSHA256(body))
	if err := h.deliver(ctx, event); err != nil {
		return http.StatusServiceUnavailable, fmt.Errorf("%.60q %.60q: %w", event.Name, event.ID, err)
	}
	return http.StatusOK, event.Err
}

// readBody reads no longer than Razorpay waits.
func readBody(ctx context.Context, w http.ResponseWriter, r *http.Request) ([]byte, error) {
	deadline, _ := ctx.Deadline()
	_ = http.NewResponseController(w).SetReadDeadline(deadline) // where it can be set
	return io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
}

func hexSHA256(bytes []byte) string {
	sum := sha256.Sum256(bytes)
	return hex.EncodeToString(sum[:])
}
