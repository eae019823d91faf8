package apitest

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest/internal/ledger"
)

// The credentials that the server accepts.
const (
	KeyID                   = "rzp_test_apitest"
	KeySecret api.KeySecret = "apitest-secret"
	Token     api.KeySecret = "apitest-token"
)

// What a customer enters to pay.
const (
	// OTP is the correct one-time password of every card payment, 12345.
	OTP = ledger.OTP
	// VPASuccess, success@razorpay, and VPAFailure, failure@razorpay, are UPI addresses whose owner
	// approves, or declines, at once: the payment is authorized, or failed, when the call that creates
	// it returns. A payment from any other address is created and waits for [Server.Authorize] or
	// [Server.Fail].
	VPASuccess = ledger.VPASuccess
	VPAFailure = ledger.VPAFailure
)

// basePath is the prefix of every path of the API, and so the end of [Server.URL].
const basePath = "/v1"

// Server is the test server. It is safe for concurrent use.
type Server struct {
	// URL is the base URL, which ends in /v1 as the real one does.
	URL string

	certificate *certificate // nil for plain HTTP
	index       *index
	settings    settings
	ledger      *ledger.Ledger
	listener    *listener
	requests    requestLog
	faults      activeFaults
	webhooks    deliveryQueue
	poster      *http.Client // for webhooks
	account     string       // of the merchant, in webhooks
	wallClock   wallClock
	broken      atomic.Int64
	// fatal stops the test because of a mistake in the test. failed marks it as failed because of
	// one in the server.
	fatal, failed func(format string, arguments ...any)

	mutex    sync.Mutex
	answers  map[string][]answer // by operationId, or by method and path
	handlers *http.ServeMux      // see Handle
	order    string              // the last one paid with a stub id; see lastPaidOrder
}

// NewServer starts a server that is closed when the test ends.
func NewServer(tb testing.TB, options ...Option) *Server {
	tb.Helper()
	server, err := Start(options...)
	if err != nil {
		tb.Fatalf("apitest: %v", err)
	}
	server.fatal, server.failed = tb.Fatalf, tb.Errorf
	tb.Cleanup(server.Close)
	return server
}

// Start starts a server outside a test. The caller must close it.
func Start(options ...Option) (*Server, error) {
	index, err := sharedIndex()
	if err != nil {
		return nil, fmt.Errorf("apitest: %w", err)
	}
	return index.start(options)
}

func (x *index) start(options []Option) (*Server, error) {
	settings := defaults()
	for _, option := range options {
		if err := option(&settings); err != nil {
			return nil, fmt.Errorf("apitest: %w", err)
		}
	}
	if settings.start.IsZero() {
		settings.start = defaultStart
		if settings.realTime {
			settings.start = time.Now()
		}
	}
	server := &Server{index: x, settings: settings, answers: map[string][]answer{}, handlers: http.NewServeMux()}
	server.requests.limit = settings.requests
	server.ledger = ledger.New(ledger.Config{Seed: settings.seed, Start: settings.start, OnEvent: server.queueWebhook, Keep: settings.keep})
	server.account = server.ledger.IDOf("acc_", "merchant")
	server.webhooks.keep = settings.keep
	server.webhooks.receiver, server.webhooks.arrived = settings.receiver, make(chan struct{}, 1)
	server.webhooks.random = rand.New(rand.NewPCG(settings.seed, 0)) //nolint:gosec // pseudo-random on purpose: runs must be repeatable
	server.poster = &http.Client{
		Transport: &http.Transport{MaxIdleConnsPerHost: webhookWorkers}, CheckRedirect: keepRedirect, Timeout: webhookTimeout,
	}
	server.fatal = func(format string, arguments ...any) { panic(fmt.Sprintf(format, arguments...)) }
	server.failed = func(format string, arguments ...any) { settings.logger.Error(fmt.Sprintf(format, arguments...)) }
	if settings.http2 {
		certificate, err := newCertificate(settings.hostNames)
		if err != nil {
			return nil, fmt.Errorf("apitest: %w", err)
		}
		server.certificate = certificate
	}
	listener, socket, err := newListener(settings.address, server.certificate, settings.guard(http.HandlerFunc(server.serve)), func() bool {
		return server.faults.take("", atFirstByte).fault.Kind == ResetBefore
	})
	if err != nil {
		return nil, fmt.Errorf("apitest: %w", err)
	}
	server.listener, server.URL = listener, server.scheme()+"://"+reachable(listener.address)+basePath
	if settings.realTime {
		server.startRealTime()
	}
	listener.open(socket)
	return server, nil
}

// keepRedirect makes a redirect the final response of a webhook's receiver, which counts as a
// failed delivery.
func keepRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// reachable returns an address that reaches the server from this machine: an unspecified address
// becomes localhost.
func reachable(address string) string {
	host, port, _ := net.SplitHostPort(address)
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return address
}

func (s *Server) scheme() string {
	if s.certificate != nil {
		return "https"
	}
	return "http"
}

// Close stops the server. It waits up to a second for requests in progress.
func (s *Server) Close() {
	if s.settings.realTime {
		s.wallClock.stop()
		s.wallClock.done.Wait()
	}
	s.listener.close()
	s.poster.CloseIdleConnections()
}

// Certificate returns the certificate of a server with [HTTP2], which clients must trust. It
// returns nil without HTTP2.
func (s *Server) Certificate() *x509.Certificate {
	if s.certificate == nil {
		return nil
	}
	return s.certificate.pair.Leaf
}

// CertificatePEM returns [Server.Certificate] in PEM, for clients that read it from a file.
func (s *Server) CertificatePEM() []byte {
	if s.certificate == nil {
		return nil
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
}

// Client returns a client with the server's key and secret.
func (s *Server) Client(options ...api.Option) *api.Client {
	client, err := api.New(api.Key(KeyID, KeySecret), s.options(options)...)
	if err != nil {
		s.fatal("apitest: %v", err)
	}
	return client
}

// KeyOnlyClient returns a client with the server's key alone.
func (s *Server) KeyOnlyClient(options ...api.Option) *api.KeyOnlyClient {
	client, err := api.NewKeyOnly(KeyID, s.options(options)...)
	if err != nil {
		s.fatal("apitest: %v", err)
	}
	return client
}

func (s *Server) options(more []api.Option) []api.Option {
	return append([]api.Option{api.WithBaseURL(s.URL), api.WithHTTPClient(&http.Client{Transport: refusingTransport{s.listener.transport, s}})}, more...)
}
