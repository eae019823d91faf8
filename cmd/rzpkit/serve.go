package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rzpkit/payments/internal/exit"
)

// keptEntities is the default of --keep.
const keptEntities = 10_000

// controlTokenVariable is the environment variable for --control-token.
const controlTokenVariable = "RZPKIT_CONTROL_TOKEN" //nolint:gosec // a variable's name, not a secret

// serveFlags are the flags of serve.
type serveFlags struct {
	address, control string
	controlToken     string // "" if the control listener needs no token
	hostNames        []string
	origins          []string
	tls              bool
	certificateFile  string
	seed             uint64
	keep             int
	manualClock      bool
	faults           string
	webhook          string
	remote           bool
	verbose          bool
}

func serveCommand() *cobra.Command {
	var f serveFlags
	command := &cobra.Command{
		Use:   "serve",
		Short: "Serves a Razorpay to test a service of any language against",
		Long: `Serves the test server of api/apitest until it is interrupted. Orders and payments go
through the states of the real ones, requests that violate the contract are refused,
webhooks are signed and posted. It prints the credentials that it accepts. It uses the
real time, and keeps everything in memory.

A payment from the UPI address success@razorpay is authorized at once, one from
failure@razorpay fails. A card payment is authorized with the one-time password that
is printed, and a netbanking payment on the bank's page that the response links to.

--control opens a second listener, over which a test moves the clock, acts for banks
and customers, and injects faults; GET /openapi.yaml there describes it. If other
machines can reach it, it requires a bearer token: that of --control-token or
RZPKIT_CONTROL_TOKEN, or a generated one that is printed. docs/test-server.md is a
guide.

Only requests to loopback addresses and to the names of --host-name are answered.
Requests that a web page of another origin sends are refused: see --allow-origin.

--faults names a file of faults to inject, in YAML or JSON:

    faults:
      - operation: capturePayment # default: every operation
        kind: reset-after         # see the kinds of apitest.Fault
        times: 2                  # default: every time
        skip: 10                  # calls before the first fault
        probability: 0.1          # default: always
      - kind: latency
        delay: 1500ms
      - kind: too-many-requests
        retry_after: 3s           # retry_after_as_date: true for the other form
      - kind: gateway-timeout
        took_effect: true`,
		Args: usage(cobra.NoArgs),
		RunE: func(command *cobra.Command, _ []string) error {
			if f.controlToken == "" && f.control != "" {
				f.controlToken = os.Getenv(controlTokenVariable)
			}
			if err := f.validate(); err != nil {
				return exit.With(exit.Contract, fmt.Errorf("serve: %w", err))
			}
			ctx, stop := signal.NotifyContext(command.Context(), syscall.SIGTERM)
			defer stop()
			return f.serve(ctx, command.OutOrStdout(), command.ErrOrStderr())
		},
	}
	f.register(command.Flags())
	return command
}

// register defines the flags.
func (f *serveFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.address, "addr", "127.0.0.1:8380", "address to listen at; port 0 is any that is free")
	flags.StringVar(&f.control, "control", "", "address of the control listener, such as 127.0.0.1:8381")
	flags.StringVar(&f.controlToken, "control-token", "", "bearer token that the control listener requires; set it in "+controlTokenVariable+" to keep it out of the process list")
	flags.StringSliceVar(&f.hostNames, "host-name", nil, "host name that clients use for the server, besides localhost; can be repeated")
	flags.StringSliceVar(&f.origins, "allow-origin", nil, "origin whose pages may use the API in a browser, such as http://localhost:3000; can be repeated")
	flags.BoolVar(&f.tls, "tls", false, "serve HTTPS, with HTTP/2, and a certificate made for this run")
	flags.StringVar(&f.certificateFile, "tls-cert-out", "", "file to write the certificate to, in PEM, for clients to trust")
	flags.Uint64Var(&f.seed, "seed", 1, "seed of ids and probabilities")
	flags.IntVar(&f.keep, "keep", keptEntities, "number of orders, payments, refunds, downtimes and waiting webhooks to keep, the newest of each; 0 keeps all")
	flags.BoolVar(&f.manualClock, "manual-clock", false, "stop the clock until the control listener moves it, and post webhooks only then")
	flags.StringVar(&f.faults, "faults", "", "file of faults to inject")
	flags.StringVar(&f.webhook, "webhook", "", "URL to post events to")
	flags.BoolVar(&f.remote, "allow-remote", false, "listen at an address that other machines can reach; all credentials except the control token are public")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "write a line for each request to standard error")
}

// validate refuses flags that do not go together, and addresses that other machines can reach
// unless --allow-remote is set. It generates a control token where one is required.
func (f *serveFlags) validate() error {
	switch {
	case f.certificateFile != "" && !f.tls:
		return errors.New("--tls-cert-out: needs --tls")
	case f.manualClock && f.control == "":
		return errors.New("--manual-clock: needs --control, which moves the clock")
	case f.controlToken != "" && f.control == "":
		return errors.New("--control-token: needs --control")
	case f.keep < 0:
		return fmt.Errorf("--keep: %d is negative", f.keep)
	}
	if err := f.checkAddress("--addr", f.address); err != nil {
		return err
	}
	if f.control == "" {
		return nil
	}
	if err := f.checkAddress("--control", f.control); err != nil {
		return err
	}
	if f.controlToken == "" && !isLoopback(f.control) {
		f.controlToken = rand.Text()
	}
	return nil
}

// checkAddress validates an address. It adds a host that is not loopback to the server's host
// names.
func (f *serveFlags) checkAddress(flag, address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("%s: want host:port, not %q", flag, address)
	}
	if isLoopback(address) {
		return nil
	}
	if !f.remote {
		return fmt.Errorf("%s: other machines could reach this address: allow it with --allow-remote", flag)
	}
	if ip := net.ParseIP(host); host != "" && (ip == nil || !ip.IsUnspecified()) && !slices.Contains(f.hostNames, host) {
		f.hostNames = append(f.hostNames, host)
	}
	return nil
}

// isLoopback reports whether an address can be reached only from this machine.
func isLoopback(address string) bool {
	host, _, _ := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
