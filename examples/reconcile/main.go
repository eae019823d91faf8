// Command reconcile compares the payments of a day with their settlements and writes both as CSV,
// with exact totals.
//
//	reconcile -day 2025-08-01 > 2025-08-01.csv
//
// It exits with status 1 if they disagree.
package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"log"
	"maps"
	"os"
	"slices"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// ist is the time zone of the account. A fixed zone needs no time zone database.
var ist = time.FixedZone("IST", 5*60*60+30*60)

var errDisagree = errors.New("payments and settlements disagree")

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, arguments []string, out io.Writer) error {
	flags := flag.NewFlagSet("reconcile", flag.ExitOnError)
	date := flags.String("day", "", "day of the payments, such as 2025-08-01")
	wait := flags.Int("wait", 7, "days after that in which to look for settlements")
	server := flags.String("api", generated.ServerURL, "base URL of the API, for example of a test server")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	day, err := time.ParseInLocation(time.DateOnly, *date, ist)
	if err != nil {
		return err
	}
	client, err := api.New(api.KeyFromEnv(), api.WithBaseURL(*server))
	if err != nil {
		return err
	}
	rows, err := reconcile(ctx, client, day, *wait)
	if err != nil {
		return err
	}
	if err := write(out, rows); err != nil {
		return err
	}
	if slices.ContainsFunc(rows, func(r row) bool { return r.problem() != "" }) {
		return errDisagree
	}
	return nil
}

// row is a payment and the line of its settlement. One of them may be missing.
type row struct {
	payment *generated.Payment
	settled *generated.SettlementReconLine
}

// problem returns how payment and settlement disagree, or "". A payment that is not settled yet is
// not a problem.
func (r row) problem() string {
	switch {
	case r.payment == nil:
		return "settled, but not among the payments"
	case r.settled == nil:
		return ""
	case r.settled.Amount != r.payment.Amount || r.settled.Currency != r.payment.Currency:
		return "settled for another amount"
	case r.payment.Fee != nil && *r.payment.Fee != r.settled.Fee:
		return "settled with another fee"
	case r.settled.Credit != r.settled.Amount-r.settled.Fee:
		return "the credit is not the amount without the fee"
	}
	return ""
}

// reconcile returns a row for each payment captured on the day, and for each settlement line
// created on that day without such a payment.
func reconcile(ctx context.Context, client *api.Client, day time.Time, wait int) ([]row, error) {
	settled, err := settlements(ctx, client, day, wait)
	if err != nil {
		return nil, err
	}
	var rows []row
	of := generated.ListPaymentsParams{From: wire.At(day), To: wire.At(day.AddDate(0, 0, 1).Add(-time.Second))}
	for payment, err := range client.Payments(ctx, &of) {
		if err != nil {
			return nil, err // an incomplete list would give wrong totals
		}
		if payment.Captured {
			rows = append(rows, row{&payment, settled[string(payment.ID)]})
			delete(settled, string(payment.ID))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(settled)) {
		if line := settled[id]; line.CreatedAt >= of.From && line.CreatedAt <= of.To {
			rows = append(rows, row{settled: line})
		}
	}
	return rows, nil
}

// settlements returns the lines of payments that were settled on the day or up to wait days later,
// by payment id.
func settlements(ctx context.Context, client *api.Client, day time.Time, wait int) (map[string]*generated.SettlementReconLine, error) {
	lines := map[string]*generated.SettlementReconLine{}
	for after := range wait + 1 {
		on := day.AddDate(0, 0, after)
		settledOn := generated.ListSettlementReconParams{Year: int64(on.Year()), Month: int64(on.Month()), Day: int64(on.Day())}
		for line, err := range client.SettlementRecon(ctx, &settledOn) {
			if err != nil {
				return nil, err
			}
			if line.Type == generated.ReconTypePayment {
				lines[line.EntityID] = &line
			}
		}
	}
	return lines, nil
}
