// Command check-traffic validates a UPI address and prints the last payments. It is a small service
// whose tests record its calls of the API and check them against the contract.
//
//	check-traffic gaurav.kumar@exampleupi
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func main() {
	server := flag.String("api", generated.ServerURL, "base URL of the API, for example of a test server")
	flag.Parse()
	client, err := api.New(api.KeyFromEnv(), api.WithBaseURL(*server))
	if err != nil {
		log.Fatal(err)
	}
	if err := run(context.Background(), client, flag.Arg(0), os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, client *api.Client, address string, out io.Writer) error {
	validation, err := client.ValidateVPA(ctx, generated.ValidateVPARequest{VPA: address})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "%s: %t\n", address, validation.Success)
	page, err := client.ListPayments(ctx, &generated.ListPaymentsParams{Count: 10})
	if err != nil {
		return err
	}
	for _, payment := range page.Items {
		_, _ = fmt.Fprintln(out, payment.ID, payment.Status, paise.Format(payment.Amount, payment.Currency))
	}
	return nil
}
