package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/internal/atomicfile"
	"github.com/rzpkit/payments/internal/exit"
)

// recordedRequests is the number of requests that the control listener lists.
const recordedRequests = 100

// serve runs the server until the context ends.
func (f *serveFlags) serve(ctx context.Context, out, log io.Writer) error {
	faults, err := readFaults(f.faults)
	if err != nil {
		return exit.With(exit.Contract, err)
	}
	server, err := apitest.Start(f.options(log)...)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	defer server.Close()
	server.Inject(faults...)
	if err := f.writeCertificate(server); err != nil {
		return fmt.Errorf("serve: --tls-cert-out: %w", err)
	}
	controlURL, closeControl, err := f.startControl(ctx, server)
	if err != nil {
		return fmt.Errorf("serve: --control: %w", err)
	}
	defer closeControl()
	f.printIntroduction(out, server, controlURL)
	<-ctx.Done()
	_, _ = fmt.Fprintln(out, "stopped")
	return nil
}

// options returns the options of the server.
func (f *serveFlags) options(log io.Writer) []apitest.Option {
	level := slog.LevelWarn
	if f.verbose {
		level = slog.LevelInfo
	}
	requests := 0
	if f.control != "" {
		requests = recordedRequests
	}
	options := []apitest.Option{
		apitest.Listen(f.address), apitest.HostNames(f.hostNames...), apitest.SameOrigin(f.origins...),
		apitest.Seed(f.seed), apitest.Strict(), apitest.Keep(f.keep), apitest.KeepRequests(requests),
		apitest.LogTo(slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: level}))),
	}
	if !f.manualClock {
		options = append(options, apitest.RealTime())
	}
	if f.tls {
		options = append(options, apitest.HTTP2())
	}
	if f.controlToken != "" {
		options = append(options, apitest.ControlToken(f.controlToken))
	}
	if f.webhook != "" {
		options = append(options, apitest.WebhookTo(f.webhook, ""))
	}
	return options
}

// writeCertificate writes the certificate to the file of --tls-cert-out, if set.
func (f *serveFlags) writeCertificate(server *apitest.Server) error {
	if f.certificateFile == "" {
		return nil
	}
	return atomicfile.Write(f.certificateFile, 0o644, func(w io.Writer) error {
		_, err := w.Write(server.CertificatePEM())
		return err //nolint:wrapcheck // the caller names the flag
	})
}

// startControl starts the control listener, if one is configured. It serves plain HTTP even if the
// API uses TLS, so that a client can fetch the certificate to trust.
func (f *serveFlags) startControl(ctx context.Context, server *apitest.Server) (address string, stop func(), err error) {
	if f.control == "" {
		return "", func() {}, nil
	}
	handler, err := server.Control()
	if err != nil {
		return "", nil, err
	}
	socket, err := (&net.ListenConfig{}).Listen(ctx, "tcp", f.control)
	if err != nil {
		return "", nil, err
	}
	control := &http.Server{Handler: handler, ReadHeaderTimeout: time.Minute, IdleTimeout: 5 * time.Minute, MaxHeaderBytes: 64 << 10}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = control.Serve(socket) // returns when the server is closed
	}()
	return "http://" + onThisMachine(socket.Addr().String()), func() { _ = control.Close(); <-done }, nil
}

// onThisMachine returns the address for a client on this machine: an unspecified address becomes
// localhost.
func onThisMachine(address string) string {
	host, port, _ := net.SplitHostPort(address)
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return address
}

// printIntroduction prints what a client needs to know.
func (f *serveFlags) printIntroduction(out io.Writer, server *apitest.Server, controlURL string) {
	lines := [][2]string{
		{"base URL", server.URL},
		{"base URL by name", baseURLByName(server.URL, f.hostNames)},
		{"control", controlURL},
		{"control token", f.controlToken},
		{"certificate", fingerprint(server)},
		{"key id", apitest.KeyID},
		{"key secret", string(apitest.KeySecret)},
		{"token", string(apitest.Token)},
		{"webhook secret", string(apitest.WebhookSecret)},
		{"one-time password", apitest.OTP},
		{"UPI addresses", apitest.VPASuccess + " and " + apitest.VPAFailure},
	}
	for _, line := range lines {
		if line[1] != "" {
			_, _ = fmt.Fprintf(out, "%-18s %s\n", line[0], line[1])
		}
	}
}

// baseURLByName returns the base URL with the first of the names as its host, or "" if it already
// has that host.
func baseURLByName(base string, names []string) string {
	parsed, err := url.Parse(base)
	if err != nil || len(names) == 0 || parsed.Hostname() == names[0] {
		return ""
	}
	parsed.Host = net.JoinHostPort(names[0], parsed.Port())
	return parsed.String()
}

// fingerprint returns the SHA-256 of the certificate in the format of `openssl x509 -fingerprint
// -sha256`, or "" without a certificate.
func fingerprint(server *apitest.Server) string {
	certificate := server.Certificate()
	if certificate == nil {
		return ""
	}
	sum := sha256.Sum256(certificate.Raw)
	return "sha256 " + strings.ReplaceAll(fmt.Sprintf("% X", sum[:]), " ", ":")
}
