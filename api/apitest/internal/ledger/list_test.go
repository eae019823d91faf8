package ledger_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

func TestPages(t *testing.T) {
	t.Parallel()
	l, _ := newLedger()
	order := open(t, l, nil)
	var ids []generated.PaymentID // two in each of the seconds 0, 10, 20, 30 and 40
	for second := range 5 {
		l.AdvanceTo(start.Add(time.Duration(second) * 10 * time.Second))
		for range 2 {
			ids = append(ids, begin(t, l, order, "someone@bank"))
		}
	}
	at := start.Unix()
	for name, test := range map[string]struct {
		from, to, count, skip int64
		want                  []int // indexes into ids
	}{
		"all":                    {0, math.MaxInt64, 100, 0, []int{9, 8, 7, 6, 5, 4, 3, 2, 1, 0}},
		"the newest":             {0, math.MaxInt64, 3, 0, []int{9, 8, 7}},
		"the next":               {0, math.MaxInt64, 3, 3, []int{6, 5, 4}},
		"the last page":          {0, math.MaxInt64, 3, 9, []int{0}},
		"beyond":                 {0, math.MaxInt64, 3, 10, nil},
		"far beyond":             {0, math.MaxInt64, 3, math.MaxInt64, nil},
		"both ends are included": {at + 10, at + 20, 100, 0, []int{5, 4, 3, 2}},
		"between two of them":    {at + 11, at + 29, 100, 0, []int{5, 4}},
		"before all":             {0, at - 1, 100, 0, nil},
		"after all":              {at + 41, math.MaxInt64, 100, 0, nil},
		"from after to":          {at + 30, at + 10, 100, 0, nil},
		"a part of a window":     {at + 10, at + 30, 2, 1, []int{6, 5}},
	} {
		var want, got []generated.PaymentID
		for _, i := range test.want {
			want = append(want, ids[i])
		}
		for _, payment := range l.Payments(ledger.Window{From: test.from, To: test.to, Count: test.count, Skip: test.skip}) {
			got = append(got, payment.ID)
		}
		require.Equal(t, want, got, name)
	}
	payments, found := l.OrderPayments(order.ID)
	require.True(t, found)
	require.Len(t, payments, 10)
	require.Equal(t, ids[9], payments[0].ID)
	require.Len(t, l.Payments(ledger.Everything()), 10)
	require.Len(t, l.Orders(), 1)
}

func TestDowntimes(t *testing.T) {
	t.Parallel()
	l, events := newLedger()
	require.Empty(t, l.Downtimes())
	bank := "HDFC"
	first := l.StartDowntime(generated.Downtime{Method: "netbanking", Severity: "high", Instrument: generated.DowntimeInstrument{Bank: &bank}})
	require.Equal(t, generated.DowntimeStatusStarted, first.Status)
	second := l.StartDowntime(generated.Downtime{Method: "upi", Severity: "low"})
	l.AdvanceTo(start.Add(time.Hour))
	require.NoError(t, l.UpdateDowntime(first.ID, "medium"))
	require.NoError(t, l.ResolveDowntime(first.ID))
	require.Error(t, l.ResolveDowntime(first.ID), "the downtime is already resolved")

	all := l.Downtimes()
	require.Equal(t, second.ID, all[0].ID, "newest first")
	require.Equal(t, generated.DowntimeStatusResolved, all[1].Status)
	require.EqualValues(t, "medium", all[1].Severity)
	require.Equal(t, start.Add(time.Hour), all[1].End.Time())
	require.Equal(t, start, all[1].Begin.Time())
	require.Equal(t, []string{
		"payment.downtime.started", "payment.downtime.started", "payment.downtime.updated", "payment.downtime.resolved",
	}, *events)
}
