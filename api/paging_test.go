package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// merchant is a server with a list of payments, newest first. Payments may arrive during a walk.
type merchant struct {
	payments []generated.Payment
	now      time.Time
	// date is the Date header, "" for none; nil is the current time.
	date *string
	// exclusive says that "to" excludes payments created at exactly that time.
	exclusive bool
	// arrive is called after each answer and may add payments.
	arrive  func(*merchant)
	queries []string
}

// newMerchant returns a merchant with n payments, two per second, the newest created now.
func newMerchant(n int) *merchant {
	a := &merchant{now: time.Unix(1_700_000_000, 0)}
	for i := range n {
		a.add(a.now.Add(-time.Duration((n-1-i)/2) * time.Second))
	}
	return a
}

// add adds a payment in front of the others.
func (a *merchant) add(created time.Time) {
	payment := generated.Payment{ID: generated.PaymentID(fmt.Sprint("pay_", len(a.payments))), CreatedAt: wire.At(created)}
	a.payments = slices.Insert(a.payments, 0, payment)
}

func (a *merchant) RoundTrip(r *http.Request) (*http.Response, error) {
	query, _ := url.ParseQuery(r.URL.RawQuery)
	number := func(name string, otherwise int) int {
		if n, err := strconv.Atoi(query.Get(name)); err == nil {
			return n
		}
		return otherwise
	}
	a.queries = append(a.queries, query.Encode())
	page := generated.PaymentCollection{Entity: "collection", Items: []generated.Payment{}}
	passed := 0
	for _, payment := range a.payments {
		created, to := int(payment.CreatedAt), number("to", 4_765_046_400)
		if created < number("from", 0) || created > to || a.exclusive && created == to {
			continue
		}
		if passed++; passed > number("skip", 0) && len(page.Items) < number("count", 10) {
			page.Items = append(page.Items, payment)
		}
	}
	page.Count = wire.Integer(min(len(page.Items), 1)) // a wrong count, which the client must ignore
	body, err := json.Marshal(page)
	header := http.Header{"Date": {a.now.UTC().Format(http.TimeFormat)}}
	if a.date != nil {
		header["Date"] = []string{*a.date}
	}
	if a.arrive != nil {
		a.arrive(a)
	}
	return newResponse(http.StatusOK, header, string(body)), err
}

func (a *merchant) client(t *testing.T) *api.Client {
	t.Helper()
	return newClient(t, generated.ServerURL, api.WithHTTPClient(&http.Client{Transport: a}))
}

// idsOf returns the ids of payments.
func idsOf(payments []generated.Payment) []string {
	var ids []string
	for _, payment := range payments {
		ids = append(ids, string(payment.ID))
	}
	return ids
}

// collect returns the ids of the payments that a walk yields. An error fails the test.
func collect(t *testing.T, walk iter.Seq2[generated.Payment, error]) []string {
	t.Helper()
	var payments []generated.Payment
	for payment, err := range walk {
		require.NoError(t, err)
		payments = append(payments, payment)
	}
	return idsOf(payments)
}

func TestPaymentsAreFetchedPageByPage(t *testing.T) {
	t.Parallel()
	for n, want := range map[int][]string{
		0:   {"count=100"},
		1:   {"count=100", "count=100&skip=1&to=1700000001"},
		100: {"count=100", "count=100&skip=100&to=1700000001"},
		250: {"count=100", "count=100&skip=100&to=1700000001", "count=100&skip=200&to=1700000001", "count=100&skip=250&to=1700000001"},
	} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			account := newMerchant(n)
			walk := account.client(t).Payments(t.Context(), nil)
			require.Equal(t, idsOf(account.payments), collect(t, walk))
			require.Equal(t, want, account.queries)

			account.queries = nil
			require.Equal(t, idsOf(account.payments), collect(t, walk), "a second walk starts again")
			require.Equal(t, want, account.queries)
		})
	}
}

// A walk limits the list by the server's time, or by the time of the newest payment if that is
// later. A payment out of order, a few seconds newer than those before it, is included.
func TestListIsLimitedByTheServersTime(t *testing.T) {
	t.Parallel()
	account := newMerchant(150)
	account.now = account.now.Add(30 * time.Second)
	account.payments[120].CreatedAt += 20
	there := idsOf(account.payments)
	require.Equal(t, there, collect(t, account.client(t).Payments(t.Context(), nil)))
	require.Equal(t, "count=100&skip=100&to=1700000031", account.queries[1])
}

func TestPaymentsSendTheirParameters(t *testing.T) {
	t.Parallel()
	account := newMerchant(50)
	asked := generated.ListPaymentsParams{
		From: wire.At(account.now.Add(-10 * time.Second)), To: wire.At(account.now.Add(-time.Second)),
		Count: 6, Skip: 3, Expand: []generated.Expansion{generated.ExpansionCard},
	}
	before := asked
	require.Equal(t, idsOf(account.payments)[2+3:22], collect(t, account.client(t).Payments(t.Context(), &asked)))
	require.Equal(t, before, asked, "the caller's parameters are not changed")
	const window = "count=6&expand%5B%5D=card&from=1699999990"
	require.Equal(t, []string{window + "&skip=3&to=1699999999", window + "&skip=9&to=1699999999", window + "&skip=15&to=1699999999", window + "&skip=20&to=1699999999"}, account.queries)
}

// Each payment that exists at the beginning of a walk is yielded exactly once, whatever payments
// arrive meanwhile.
func TestPaymentsAreYieldedOnceWhileOthersArrive(t *testing.T) {
	t.Parallel()
	const n, perPage = 90, 20
	arrivals := func(many int, later time.Duration) func(*merchant) {
		return func(a *merchant) {
			for range many {
				a.add(a.now.Add(later))
			}
		}
	}
	aPage := func(a *merchant) {
		if len(a.queries) <= 3 { // then the second has passed
			arrivals(perPage, 0)(a)
		}
	}
	burst := func(a *merchant) {
		if len(a.queries) == 1 {
			arrivals(2*perPage+5, 0)(a)
		}
	}
	slow := newMerchant(0).now.Add(-5 * time.Second).UTC().Format(http.TimeFormat)
	fast := newMerchant(0).now.Add(5 * time.Second).UTC().Format(http.TimeFormat)
	tests := map[string]struct {
		arrive    func(*merchant)
		date      *string
		exclusive bool
	}{
		"nothing arrives":                           {},
		"nothing, an exclusive limit":               {exclusive: true},
		"at once, an exclusive limit":               {arrive: arrivals(2, 0), exclusive: true},
		"at once, an exclusive limit, a slow clock": {arrive: arrivals(2, 0), exclusive: true, date: &slow},
		"later, and is left out":                    {arrive: arrivals(2, 10*time.Second)},
		"in the same second":                        {arrive: arrivals(1, 0)},
		"a page in the same second":                 {arrive: aPage},
		"two pages and more in the same second":     {arrive: burst},
		"in the second before, seen late":           {arrive: arrivals(2, -time.Second)},
		"later, and the server sends no date":       {arrive: arrivals(2, 10*time.Second), date: api.Ptr("")},
		"later, and the date is invalid":            {arrive: arrivals(2, 10*time.Second), date: api.Ptr("soon")},
		"nothing, and the server's clock is slow":   {date: &slow},
		"at once, and the server's clock is slow":   {arrive: arrivals(2, 0), date: &slow},
		"before, and the server's clock is fast":    {arrive: arrivals(2, 3*time.Second), date: &fast},
		"later, and the server's clock is at zero":  {arrive: arrivals(2, time.Second), date: api.Ptr("Thu, 01 Jan 1970 00:00:00 GMT")},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			account := newMerchant(n)
			there := idsOf(account.payments)
			account.arrive, account.date, account.exclusive = test.arrive, test.date, test.exclusive
			got := collect(t, account.client(t).Payments(t.Context(), &generated.ListPaymentsParams{Count: perPage}))
			requireOnce(t, there, got)
			require.LessOrEqual(t, len(account.queries), n/perPage+5, "the walk does not chase payments that arrive")
		})
	}
}

// If the caller skips the newest payments, the walk does not know their times. A limit that
// excluded them would move the others up, and the walk would miss some.
func TestPaymentsAreYieldedOnceAfterSkippedOnes(t *testing.T) {
	t.Parallel()
	for name, arrivals := range map[string]int{"nothing arrives": 0, "some arrive": 7} {
		account := newMerchant(450)
		there := idsOf(account.payments)[10:]
		account.date = api.Ptr(account.now.Add(-3 * time.Second).UTC().Format(http.TimeFormat))
		account.arrive = func(a *merchant) {
			a.now = a.now.Add(time.Second)
			for range arrivals {
				a.add(a.now)
			}
		}
		got := collect(t, account.client(t).Payments(t.Context(), &generated.ListPaymentsParams{Skip: 10}))
		requireOnce(t, there, got)
		require.Len(t, got, len(there), name)
		require.Len(t, account.queries, 6, name)
	}
}

// requireOnce checks that got contains every id of there, and no id twice.
func requireOnce(t *testing.T, there, got []string) {
	t.Helper()
	times := map[string]int{}
	for _, id := range got {
		times[id]++
		require.Equal(t, 1, times[id], "%s was yielded twice", id)
	}
	for _, id := range there {
		require.Equal(t, 1, times[id], "%s was missed", id)
	}
}

func TestErrorEndsPaymentsWalk(t *testing.T) {
	t.Parallel()
	account := newMerchant(500)
	ctx, cancel := context.WithCancel(t.Context())
	account.arrive = func(a *merchant) {
		if len(a.queries) == 2 {
			cancel()
		}
	}
	client := account.client(t)
	yielded, failures := 0, 0
	for payment, err := range client.Payments(ctx, nil) {
		if err == nil {
			yielded++
			continue
		}
		failures++
		require.ErrorIs(t, err, context.Canceled)
		requireIs(t, err, api.ErrNoAnswer)
		require.False(t, api.MayHaveHappened(err))
		require.Empty(t, payment.ID)
	}
	require.Equal(t, []int{200, 1}, []int{yielded, failures})

	for _, params := range []generated.ListPaymentsParams{{Count: 101}, {Count: -1}, {Skip: -1}, {To: 1}} {
		for _, err := range client.Payments(t.Context(), &params) {
			var refused *api.InputError
			require.ErrorAs(t, err, &refused)
			failures++
		}
	}
	require.Equal(t, 5, failures)
	require.Len(t, account.queries, 2, "nothing more was sent")
}

// The payments of an order are a list without pages.
func TestOrderPayments(t *testing.T) {
	t.Parallel()
	account := newMerchant(10)
	client := account.client(t)
	require.Equal(t, idsOf(account.payments), collect(t, client.OrderPayments(t.Context(), "order_1")))
	require.Equal(t, []string{""}, account.queries)
	for _, err := range client.OrderPayments(t.Context(), "order_1") {
		require.NoError(t, err)
		break
	}
	require.Len(t, account.queries, 2)
	for payment, err := range client.OrderPayments(t.Context(), "pay_1") {
		require.Error(t, err)
		require.Empty(t, payment.ID)
	}
	require.Len(t, account.queries, 2, "an invalid id is refused before sending")
}
