package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// TestMain runs a shop if shopEnv is set: the shop of a soak is this test binary.
func TestMain(m *testing.M) {
	if folder := os.Getenv(shopEnv); folder != "" {
		endWithSoak()
		exitWith(runShop(context.Background(), folder, os.Stdout))
	}
	os.Exit(m.Run())
}

func TestShortSoak(t *testing.T) {
	t.Parallel()
	for name, http2 := range map[string]bool{"HTTP/1.1": false, "HTTP/2": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, err := soak(t.Context(), plan{
				orders: 60, workers: 20, faults: 0.2, kills: 1, refundEvery: 4, seed: 1, http2: http2, within: 5 * time.Minute, folder: t.TempDir(),
			})
			require.NoError(t, err)
			require.Equal(t, 60, found.orders)
			require.Equal(t, 20, found.refunds, "15 orders are refunded, every third of them in two parts")
			require.GreaterOrEqual(t, found.shops, 2)
			require.GreaterOrEqual(t, found.checked, 3*found.orders, "an order has three calls at least")
			require.Greater(t, float64(found.failed), 0.1*float64(found.calls), "too few calls failed")
			t.Log(found)
		})
	}
}

func TestSoakEnds(t *testing.T) {
	t.Parallel()
	_, err := soak(t.Context(), plan{orders: 1000, workers: 1, seed: 1, within: time.Millisecond, folder: t.TempDir()})
	require.ErrorContains(t, err, "within 1ms")
}

// Faults that the mutants' short runs do not cause.
func TestVerifyFindsFaults(t *testing.T) {
	t.Parallel()
	const fine = `{"level":"DEBUG"}` + "\n"
	for name, test := range map[string]struct {
		change  func(*testing.T, *apitest.Server, *shop)
		log     string
		problem string
	}{
		"nothing": {nil, fine, ""},
		"an order whose customer was not told": {func(t *testing.T, _ *apitest.Server, s *shop) {
			t.Helper()
			_, err := openOrder(t.Context(), s, s.journal.of(2))
			require.NoError(t, err)
		}, fine, "order 2: nobody was told"},
		"an order with another order's payment": {func(t *testing.T, _ *apitest.Server, s *shop) {
			t.Helper()
			_, err := s.journal.write(line{Number: 1, Payment: s.journal.of(0).payment})
			require.NoError(t, err)
		}, fine, "is not a payment of"},
		"a refund without a call": {func(t *testing.T, server *apitest.Server, s *shop) {
			t.Helper()
			require.NoError(t, server.Refund(s.journal.of(1).payment, 100))
		}, fine, "no call of the journal made it"},
		"an order without a call": {func(t *testing.T, _ *apitest.Server, s *shop) {
			t.Helper()
			_, err := s.client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 100, Currency: paise.INR, Receipt: "theirs"})
			require.NoError(t, err)
		}, fine, "no call of the journal made it"},
		"a capture reported as refused": {func(t *testing.T, _ *apitest.Server, s *shop) {
			t.Helper()
			id := s.journal.of(1).calls[len(s.journal.of(1).calls)-1].id
			_, err := s.journal.write(line{Number: 1, Call: id, Outcome: refused})
			require.NoError(t, err)
		}, fine, "did not happen, and it did"},
		"a client that logged nothing": {nil, "", "logged nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			server := apitest.NewServer(t)
			journal, err := openJournal(folder)
			require.NoError(t, err)
			s := &shop{client: server.Client(), journal: journal, outcome: outcomeOf, steps: correctSteps(), finished: func(int) {}}
			for number := range 2 {
				require.NoError(t, s.pay(t.Context(), number))
			}
			orders := 2
			if test.change != nil {
				test.change(t, server, s)
				orders = len(journal.entries)
			}
			for _, log := range []string{shopLogName, serverLogName} {
				require.NoError(t, os.WriteFile(filepath.Join(folder, log), []byte(test.log), 0o600))
			}
			_, err = verify(plan{orders: orders, folder: folder}, server)
			if test.problem == "" {
				require.NoError(t, err)
			} else {
				require.ErrorContains(t, err, test.problem)
			}
		})
	}
}

// The digits of a CVV occur by chance in ids, times, stream numbers and ports. They are found only
// elsewhere.
func TestSecretsAreFound(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ log, problem string }{
		"digits of a time":      {`{"time":"2026-11-26T10:00:00.93712345Z","level":"DEBUG","duration":937112345,"attempt":1}`, ""},
		"digits of an id":       {`{"level":"DEBUG","path":"/v1/payments/pay_93711234512345"}`, ""},
		"digits of a stream":    {`{"level":"WARN","error":"stream error: stream ID 9371; LastStreamID=9371; 93717"}`, ""},
		"digits of a port":      {`{"level":"WARN","error":"read tcp 127.0.0.1:49371->127.0.0.1:8080"}`, ""},
		"a card in groups":      {`{"level":"DEBUG","error":"card 5104-0600-0000-0008"}`, "a card's number"},
		"a telephone in groups": {`{"level":"DEBUG","error":"of 90909 19293"}`, "a telephone number"},
		"a CVV in words":        {`{"level":"DEBUG","error":"cvv 9371 is wrong"}`, "a CVV"},
		"in a line cut short":   {`{"level":"DEBUG","error":"cvv 9371 is`, "a CVV"},
	} {
		folder := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(folder, shopLogName), []byte(test.log), 0o600), name)
		require.NoError(t, os.WriteFile(filepath.Join(folder, serverLogName), nil, 0o600), name)
		err := readLogs(folder, &result{})
		if test.problem == "" {
			require.NoError(t, err, name)
		} else {
			require.ErrorContains(t, err, test.problem, name)
		}
	}
}

func TestOutcomeOf(t *testing.T) {
	t.Parallel()
	require.Equal(t, done, outcomeOf(nil))
	require.Equal(t, open, outcomeOf(errors.New("an unknown outcome")))
	require.Equal(t, refused, outcomeOf(&api.Error{StatusCode: 400}))
}

func TestReplay(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		journal, problem string
		want             map[int]entry
	}{
		"nothing": {"", "", map[int]entry{}},
		"two interleaved orders": {
			`{"n":1,"call":"1.0","operation":"createOrder"}` + "\n" + `{"n":2,"order":"order_2"}` + "\n" + `{"n":1,"call":"1.0","outcome":"done"}` + "\n" +
				`{"n":1,"order":"order_1"}` + "\n" + `{"n":1,"call":"1.1","operation":"capturePayment","payment":"pay_1"}` + "\n" +
				`{"n":1,"payment":"pay_1"}` + "\n" + `{"n":1,"told":true}` + "\n" +
				`{"n":1,"call":"1.2","operation":"createRefund","payment":"pay_1","refund":"1.refund-0"}` + "\n" +
				`{"n":1,"call":"1.2","outcome":"done","refunded":"rfnd_1"}` + "\n",
			"",
			map[int]entry{
				1: {1, "order_1", "pay_1", true, []generated.RefundID{"rfnd_1"}, []call{
					{"1.0", "createOrder", done, "", ""}, {"1.1", "capturePayment", unheard, "pay_1", ""}, {"1.2", "createRefund", done, "pay_1", "1.refund-0"},
				}},
				2: {number: 2, order: "order_2"},
			},
		},
		"an incomplete last line": {`{"n":1,"order":"order_1"}` + "\n" + `{"n":1,"pay`, "", map[int]entry{1: {number: 1, order: "order_1"}}},
		"an invalid line":         {`{"n":1,"pay` + "\n", "the journal", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			entries, err := replay(strings.NewReader(test.journal))
			if test.problem != "" {
				require.ErrorContains(t, err, test.problem)
				return
			}
			require.NoError(t, err)
			require.Equal(t, test.want, entries)
		})
	}
}

// A shop continues from the journal of a killed one.
func TestJournalIsResumed(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	first, err := openJournal(folder)
	require.NoError(t, err)
	_, err = first.write(line{Number: 3, Call: "3.0", Operation: "createPayment"})
	require.NoError(t, err)
	require.NoError(t, first.file.(io.Closer).Close())
	second, err := openJournal(folder)
	require.NoError(t, err)
	require.True(t, second.of(3).mayBePaid())
	_, err = second.write(line{Number: 3, Call: "3.0", Outcome: refused})
	require.NoError(t, err)
	require.False(t, second.of(3).mayBePaid())
}
