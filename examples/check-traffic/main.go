// Command check-traffic validates an address of UPI and shows the last payments: a service
// small enough to read, whose tests record what it says to the API and hold that against
// the contract.
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
	server := flag.String("api", generated.ServerURL, "where the API is, a test server for one")
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
