// Command key-only prints the payment methods that customers of an account can use. It has the key
// but not its secret, so it can run where the secret must not be, such as in a kiosk.
//
//	RAZORPAY_KEY_ID=rzp_test_... key-only
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"slices"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, arguments []string, out io.Writer) error {
	flags := flag.NewFlagSet("key-only", flag.ExitOnError)
	server := flags.String("api", generated.ServerURL, "base URL of the API, for example of a test server")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	client, err := api.NewKeyOnlyFromEnv(api.WithBaseURL(*server))
	if err != nil {
		return err
	}
	return show(ctx, client, out)
}

// show prints the methods, and the banks with their codes.
func show(ctx context.Context, client *api.KeyOnlyClient, out io.Writer) error {
	methods, err := client.FetchPaymentMethods(ctx)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "cards %t, UPI %t\n", methods.Card, methods.UPI)
	for _, code := range slices.Sorted(maps.Keys(methods.Netbanking)) {
		_, _ = fmt.Fprintln(out, code, methods.Netbanking[code])
	}
	return nil
}
