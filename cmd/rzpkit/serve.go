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

// keptEntities is how many orders, payments and so on are kept unless --keep says otherwise.
const keptEntities = 10_000

// controlTokenVariable is the environment's word for --control-token.
const controlTokenVariable = "RZPKIT_CONTROL_TOKEN" //nolint:gosec // the name of a secret, not one

// serveFlags are the flags of serve.
type serveFlags struct {
	address, control string
	controlToken     string // "" for a control that asks for none
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
		Long: `Serves the test server of api/apitest until it is interrupted: orders and
payments live and move as the real ones do, requests that do not hold to the
contract are refused, webhooks are signed and posted. It prints the credentials
that it takes. Its clock is the real one, and it forgets everything when it ends.

A payment from the UPI address success@razorpay is authorized at once, one from
failure@razorpay fails. A card payment is authorized with the one-time password
that is printed, and a payment by netbanking on the page of the bank that its
answer leads to.

--control opens a second listener, over which a test says what time it is, what
banks and customers do, and what goes wrong; GET /openapi.yaml there describes it.
Where others can reach it, it asks for a bearer token: that of --control-token or
RZPKIT_CONTROL_TOKEN, or one that is made and printed. docs/test-server.md is a guide.

Only requests to loopback addresses and to the names of --host-name are answered,
and none that a web page of another origin sends: see --allow-origin.

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

// register names the flags.
func (f *serveFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.address, "addr", "127.0.0.1:8380", "address to listen at; port 0 is any that is free")
	flags.StringVar(&f.control, "control", "", "address to listen at for the control, such as 127.0.0.1:8381")
	flags.StringVar(&f.controlToken, "control-token", "", "token that the control asks for; "+controlTokenVariable+" keeps it out of the list of processes")
	flags.StringSliceVar(&f.hostNames, "host-name", nil, "name by which clients reach the server, beside localhost; can be repeated")
	flags.StringSliceVar(&f.origins, "allow-origin", nil, "origin whose pages may use the API in a browser, such as http://localhost:3000; can be repeated")
	flags.BoolVar(&f.tls, "tls", false, "serve HTTPS, with HTTP/2, and a certificate made for this run")
	flags.StringVar(&f.certificateFile, "tls-cert-out", "", "file to write the certificate to, in PEM, for clients to trust")
	flags.Uint64Var(&f.seed, "seed", 1, "what ids and chance depend on")
	flags.IntVar(&f.keep, "keep", keptEntities, "how many orders, payments, refunds, downtimes and waiting webhooks are kept, of each the newest; 0 is all")
	flags.BoolVar(&f.manualClock, "manual-clock", false, "let the clock stand still until the control moves it, and post webhooks only then")
	flags.StringVar(&f.faults, "faults", "", "file that says what goes wrong")
	flags.StringVar(&f.webhook, "webhook", "", "URL to post events to")
	flags.BoolVar(&f.remote, "allow-remote", false, "listen at an address that others can reach; the credentials are known to everyone, but the control's token")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "write a line for each request to standard error")
}

// validate refuses flags that do not go together, and addresses that others can reach,
// unless that is wanted.
func (f *serveFlags) validate() error {
	switch {
	case f.certificateFile != "" && !f.tls:
		return errors.New("--tls-cert-out: there is a certificate with --tls only")
	case f.manualClock && f.control == "":
		return errors.New("--manual-clock: only --control could move the clock")
	case f.controlToken != "" && f.control == "":
		return errors.New("--control-token: there is no --control to ask for it")
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

// checkAddress also takes a particular address for one of the server's own names.
func (f *serveFlags) checkAddress(flag, address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("%s: want host:port, not %q", flag, address)
	}
	if isLoopback(address) {
		return nil
	}
	if !f.remote {
		return fmt.Errorf("%s: others could reach this address; --allow-remote if they may", flag)
	}
	if ip := net.ParseIP(host); host != "" && (ip == nil || !ip.IsUnspecified()) && !slices.Contains(f.hostNames, host) {
		f.hostNames = append(f.hostNames, host)
	}
	return nil
}

// isLoopback is whether this machine alone can reach an address.
func isLoopback(address string) bool {
	host, _, _ := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
