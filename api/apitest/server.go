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

// The credentials that the server takes.
const (
	KeyID                   = "rzp_test_apitest"
	KeySecret api.KeySecret = "apitest-secret"
	Token     api.KeySecret = "apitest-token"
)

// What a customer enters.
const (
	// OTP is the right one-time password of every card payment, 12345.
	OTP = ledger.OTP
	// VPASuccess, success@razorpay, is the UPI address whose owner agrees at once, and
	// VPAFailure, failure@razorpay, that of one who refuses at once: the payment is authorized, or failed, by the time that the
	// call that creates it is answered. A payment from any other address is created,
	// and waits for [Server.Authorize] or [Server.Fail].
	VPASuccess = ledger.VPASuccess
	VPAFailure = ledger.VPAFailure
)

// basePath is what every path of the API begins with, and so what [Server.URL] ends in.
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
	poster      *http.Client // of webhooks
	account     string       // of the merchant, as webhooks name it
	wallClock   wallClock
	broken      atomic.Int64
	// fatal ends the test for a mistake in the test; failed marks it as failed for one in
	// the server.
	fatal, failed func(format string, arguments ...any)

	mutex    sync.Mutex
	answers  map[string][]answer // by operationId, or by method and path
	handlers *http.ServeMux      // see Handle
	order    string              // that was paid last, of those that the server did not open
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

// Start starts a server outside a test. The caller closes it.
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
	server.webhooks.random = rand.New(rand.NewPCG(settings.seed, 0)) //nolint:gosec // chance that can be repeated
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

// keepRedirect makes a redirect the answer of a webhook's receiver, which is a refusal.
func keepRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// reachable is an address that leads to a server on this machine: a server that listens at
// all addresses is reached at localhost.
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

// Close stops the server and waits for the requests that it still answers.
func (s *Server) Close() {
	if s.settings.realTime {
		s.wallClock.stop()
		s.wallClock.done.Wait()
	}
	s.listener.close()
	s.poster.CloseIdleConnections()
}

// Certificate is the certificate of a server with [HTTP2], which clients have to trust. It
// is nil without HTTP2.
func (s *Server) Certificate() *x509.Certificate {
	if s.certificate == nil {
		return nil
	}
	return s.certificate.pair.Leaf
}

// CertificatePEM is [Server.Certificate] in PEM, for clients that read it from a file.
func (s *Server) CertificatePEM() []byte {
	if s.certificate == nil {
		return nil
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
}

// Client is a client with the server's key and secret.
func (s *Server) Client(options ...api.Option) *api.Client {
	client, err := api.New(api.Key(KeyID, KeySecret), s.options(options)...)
	if err != nil {
		s.fatal("apitest: %v", err)
	}
	return client
}

// KeyOnlyClient is a client with the server's key alone.
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
