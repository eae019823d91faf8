package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/rzpkit/payments/api/paise"
)

// amounts are the columns that have totals, in the currency's smallest unit.
type amounts struct{ amount, refunded, fee, tax, credit paise.Amount }

// add adds b. It returns an error if a sum overflows.
func (a *amounts) add(b amounts) error {
	for sum, more := range map[*paise.Amount]paise.Amount{
		&a.amount: b.amount, &a.refunded: b.refunded, &a.fee: b.fee, &a.tax: b.tax, &a.credit: b.credit,
	} {
		var err error
		if *sum, err = sum.Add(more); err != nil {
			return err
		}
	}
	return nil
}

// amounts returns the amounts of a row: what was paid from the payment, fee and credit from the
// settlement.
func (r row) amounts() (amounts, paise.Currency) {
	var a amounts
	var currency paise.Currency
	if r.settled != nil {
		a = amounts{amount: r.settled.Amount, fee: r.settled.Fee, tax: r.settled.Tax, credit: r.settled.Credit}
		currency = r.settled.Currency
	}
	if r.payment != nil {
		a.amount, a.refunded = r.payment.Amount, r.payment.AmountRefunded
		currency = r.payment.Currency
	}
	return a, currency
}

// write writes the rows, and a row of totals for each currency.
func write(out io.Writer, rows []row) error {
	table := csv.NewWriter(out)
	_ = table.Write([]string{"payment", "currency", "amount", "refunded", "fee", "tax", "credit", "settlement", "problem"})
	totals := map[paise.Currency]*amounts{}
	for _, row := range rows {
		a, currency := row.amounts()
		if totals[currency] == nil {
			totals[currency] = &amounts{}
		}
		if err := totals[currency].add(a); err != nil {
			return fmt.Errorf("total of %s: %w", currency, err)
		}
		id, settlement := "", "not settled yet"
		if row.payment != nil {
			id = string(row.payment.ID)
		}
		if row.settled != nil {
			id, settlement = row.settled.EntityID, string(row.settled.SettlementID)
		}
		_ = table.Write(record(id, a, currency, settlement, row.problem()))
	}
	for _, currency := range slices.Sorted(maps.Keys(totals)) {
		_ = table.Write(record("total", *totals[currency], currency, "", ""))
	}
	table.Flush()
	return table.Error() // the first error of any row
}

func record(id string, a amounts, currency paise.Currency, settlement, problem string) []string {
	return []string{
		id, string(currency), paise.Plain(a.amount, currency), paise.Plain(a.refunded, currency),
		paise.Plain(a.fee, currency), paise.Plain(a.tax, currency), paise.Plain(a.credit, currency), settlement, problem,
	}
}
