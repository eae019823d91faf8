// Command key-only shows what a customer can pay an account with. It holds the key without
// its secret, so it can run where the secret must not be, in a kiosk for one.
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
	server := flag.String("api", generated.ServerURL, "where the API is, a test server for one")
	flag.Parse()
	client, err := api.NewKeyOnlyFromEnv(api.WithBaseURL(*server))
	if err != nil {
		log.Fatal(err)
	}
	if err := show(context.Background(), client, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// show lists the methods, and the banks by their codes.
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
