package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// A shop of a soak is a process of its own: this one.
func TestMain(m *testing.M) {
	if folder := os.Getenv(shopEnv); folder != "" {
		exit(runShop(context.Background(), folder, os.Stdout))
	}
	os.Exit(m.Run())
}

func TestShortSoak(t *testing.T) {
	t.Parallel()
	found, err := soak(t.Context(), plan{orders: 200, workers: 40, faults: 0.2, kills: 2, seed: 1, folder: t.TempDir()})
	require.NoError(t, err)
	require.Equal(t, 200, found.orders)
	require.GreaterOrEqual(t, found.shops, 2)
	require.Greater(t, float64(found.failed), 0.1*float64(found.calls), "too little went wrong")
	t.Log(found)
}

// A soak that cannot fail proves nothing: each of these is found.
func TestVerifyFindsWhatIsWrong(t *testing.T) {
	t.Parallel()
	const fine = `{"level":"DEBUG"}` + "\n"
	for name, test := range map[string]struct {
		upset   func(*testing.T, *apitest.Server, *api.Client, *journal)
		log     string
		problem string
	}{
		"nothing": {nil, fine, ""},
		"an order that no one was told of": {func(t *testing.T, _ *apitest.Server, _ *api.Client, j *journal) {
			t.Helper()
			j.known[1] = entry{}
			require.NoError(t, j.file.Truncate(0))
		}, fine, "order 0: nobody was told"},
		"an order that was told paid and is not": {func(t *testing.T, _ *apitest.Server, client *api.Client, j *journal) {
			t.Helper()
			order := newOrder(t, client, 1)
			_, err := j.write(entry{Number: 1, Order: order.ID})
			require.NoError(t, err)
		}, fine, "was captured 0 times"},
		"a capture that no one was told of": {func(t *testing.T, _ *apitest.Server, client *api.Client, _ *journal) {
			t.Helper()
			pay(t, client, entry{Number: 7, Order: newOrder(t, client, 7).ID})
		}, fine, "no one was told"},
		"another amount": {func(t *testing.T, _ *apitest.Server, client *api.Client, j *journal) {
			t.Helper()
			paid := pay(t, client, entry{Number: 9, Order: newOrder(t, client, 9).ID})
			_, err := j.write(entry{Number: 1, Order: *paid.OrderID, Payment: paid.ID, Told: true})
			require.NoError(t, err)
		}, fine, "want 101 captured"},
		"a refund": {func(t *testing.T, server *apitest.Server, _ *api.Client, j *journal) {
			t.Helper()
			require.NoError(t, server.Refund(j.of(1).Payment, 1))
		}, fine, "want 101 captured"},
		"the key's secret in a log":    {nil, fine + "Basic " + string(apitest.KeySecret) + "\n", "holds a secret"},
		"a card's number in a log":     {nil, fine + cardNumber + "\n", "holds a secret"},
		"a client that logged nothing": {nil, "", "logged nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			server := apitest.NewServer(t)
			client := server.Client()
			journal, err := openJournal(folder)
			require.NoError(t, err)
			for number := range 2 {
				paid := pay(t, client, entry{Number: number, Order: newOrder(t, client, number).ID})
				_, err := journal.write(entry{Number: number, Order: *paid.OrderID, Payment: paid.ID, Told: true})
				require.NoError(t, err)
			}
			if test.upset != nil {
				test.upset(t, server, client, journal)
			}
			for _, log := range []string{shopLogName, serverLogName} {
				require.NoError(t, os.WriteFile(filepath.Join(folder, log), []byte(test.log), 0o600))
			}
			_, err = verify(plan{orders: 2, folder: folder}, server)
			if test.problem == "" {
				require.NoError(t, err)
			} else {
				require.ErrorContains(t, err, test.problem)
			}
		})
	}
}

// The server refuses a second capture of an order, so that verify is told of one.
func TestTwoCapturesAreFound(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	client := server.Client()
	paid := pay(t, client, entry{Order: newOrder(t, client, 0).ID})
	told := entry{Order: *paid.OrderID, Payment: paid.ID, Told: true}
	require.NoError(t, paidOnce(told, server, map[generated.OrderID]int{told.Order: 1}))
	require.ErrorContains(t, paidOnce(told, server, map[generated.OrderID]int{told.Order: 2}), "was captured 2 times")
}

func newOrder(t *testing.T, client *api.Client, number int) *generated.Order {
	t.Helper()
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: amount(number), Currency: paise.INR})
	require.NoError(t, err)
	return order
}

func pay(t *testing.T, client *api.Client, of entry) *generated.Payment {
	t.Helper()
	created, err := client.CreateUPIPaymentWithCollect(t.Context(), byUPI(of))
	require.NoError(t, err)
	paid, err := client.CapturePayment(t.Context(), created.RazorpayPaymentID, generated.CaptureRequest{Amount: amount(of.Number), Currency: paise.INR})
	require.NoError(t, err)
	return paid
}

func TestReplay(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		journal, problem string
		want             map[int]entry
	}{
		"nothing": {"", "", map[int]entry{}},
		"two orders in turns": {
			`{"n":1,"order":"order_1"}` + "\n" + `{"n":2,"order":"order_2"}` + "\n" + `{"n":1,"paying":true}` + "\n" +
				`{"n":1,"payment":"pay_1"}` + "\n" + `{"n":1,"told":true}` + "\n",
			"",
			map[int]entry{1: {1, true, "order_1", "pay_1", true}, 2: {Number: 2, Order: "order_2"}},
		},
		"a line that was cut off": {`{"n":1,"order":"order_1"}` + "\n" + `{"n":1,"pay`, "", map[int]entry{1: {Number: 1, Order: "order_1"}}},
		"a line that is broken":   {`{"n":1,"pay` + "\n", "the journal", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			known, err := replay(strings.NewReader(test.journal))
			if test.problem != "" {
				require.ErrorContains(t, err, test.problem)
				return
			}
			require.NoError(t, err)
			require.Equal(t, test.want, known)
		})
	}
}
