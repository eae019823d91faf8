package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/internal/exit"
)

// serving is what the flags of serve say.
type serving struct {
	address string
	seed    uint64
	faults  string
	webhook string
	remote  bool
	verbose bool
}

func serveCommand() *cobra.Command {
	var s serving
	command := &cobra.Command{
		Use:   "serve",
		Short: "Serves a Razorpay to test a service of any language against",
		Long: `Serves the test server of api/apitest until it is interrupted: orders and
payments live and move as the real ones do, requests that do not hold to the
contract are refused, webhooks are signed and posted. It prints the credentials
that it takes. Its clock is the real one, and it forgets everything when it ends.

A payment from the UPI address success@razorpay is authorized at once, one from
failure@razorpay fails. A card payment is authorized with the one-time password
that is printed, and a payment by netbanking on the page of the bank that its
answer leads to.

A file of faults says what goes wrong, in YAML or JSON:

    faults:
      - operation: capturePayment # every operation if it is left out
        kind: reset-after         # see the kinds of apitest.Fault
        times: 2                  # every time if it is left out
        skip: 10                  # after so many calls
        probability: 0.1          # always if it is left out
      - kind: latency
        delay: 1500ms
      - kind: too-many-requests
        retry_after: 3s           # retry_after_as_date: true for the other form
      - kind: gateway-timeout
        took_effect: true`,
		Args: usage(cobra.NoArgs),
		RunE: func(command *cobra.Command, _ []string) error {
			ctx, stop := signal.NotifyContext(command.Context(), syscall.SIGTERM)
			defer stop()
			return s.serve(ctx, command.OutOrStdout(), command.ErrOrStderr())
		},
	}
	flags := command.Flags()
	flags.StringVar(&s.address, "addr", "127.0.0.1:8380", "address to listen at; port 0 is any that is free")
	flags.Uint64Var(&s.seed, "seed", 1, "what ids and chance depend on")
	flags.StringVar(&s.faults, "faults", "", "file that says what goes wrong")
	flags.StringVar(&s.webhook, "webhook", "", "URL to post events to")
	flags.BoolVar(&s.remote, "allow-remote", false, "listen at an address that others can reach; the credentials are known to everyone")
	flags.BoolVarP(&s.verbose, "verbose", "v", false, "write a line for each request to standard error")
	return command
}

// serve serves until the context ends.
func (s serving) serve(ctx context.Context, out, log io.Writer) error {
	if err := s.checkAddress(); err != nil {
		return exit.With(exit.Contract, err)
	}
	faults, err := readFaults(s.faults)
	if err != nil {
		return exit.With(exit.Contract, err)
	}
	level := slog.LevelWarn
	if s.verbose {
		level = slog.LevelInfo
	}
	options := []apitest.Option{
		apitest.Listen(s.address), apitest.Seed(s.seed), apitest.RealTime(), apitest.Strict(), apitest.KeepRequests(0),
		apitest.LogTo(slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: level}))),
	}
	if s.webhook != "" {
		options = append(options, apitest.WebhookTo(s.webhook, ""))
	}
	server, err := apitest.Start(options...)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	defer server.Close()
	server.Inject(faults...)
	s.introduce(out, server)
	<-ctx.Done()
	_, _ = fmt.Fprintln(out, "stopped")
	return nil
}

// checkAddress refuses an address that others can reach, unless that is wanted.
func (s serving) checkAddress() error {
	host, _, err := net.SplitHostPort(s.address)
	if err != nil {
		return fmt.Errorf("serve: --addr: want host:port, not %q", s.address)
	}
	ip := net.ParseIP(host)
	if host == "localhost" || ip != nil && ip.IsLoopback() || s.remote {
		return nil
	}
	return errors.New("serve: --addr: others could reach this address; --allow-remote if they may")
}

// introduce prints what a client needs to know.
func (s serving) introduce(out io.Writer, server *apitest.Server) {
	lines := [][2]string{
		{"base URL", server.URL},
		{"key id", apitest.KeyID},
		{"key secret", string(apitest.KeySecret)},
		{"token", string(apitest.Token)},
		{"webhook secret", string(apitest.WebhookSecret)},
		{"one-time password", apitest.OTP},
		{"UPI addresses", apitest.VPASuccess + " and " + apitest.VPAFailure},
	}
	for _, line := range lines {
		_, _ = fmt.Fprintf(out, "%-18s %s\n", line[0], line[1])
	}
}
