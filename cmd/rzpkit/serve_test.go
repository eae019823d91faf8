package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/internal/exit"
)

// served starts the command and gives what it prints about itself.
func served(t *testing.T, arguments ...string) (running *exec.Cmd, introduced map[string]string, rest *bufio.Reader) {
	t.Helper()
	running = process(t, append([]string{"serve", "--addr", "127.0.0.1:0"}, arguments...)...)
	running.Stderr = os.Stderr
	out, err := running.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, running.Start())
	rest = bufio.NewReader(out)
	introduced = map[string]string{}
	for introduced["UPI addresses"] == "" {
		line, err := rest.ReadString('\n')
		require.NoError(t, err, line)
		introduced[strings.TrimSpace(line[:18])] = strings.TrimSpace(line[18:])
	}
	return running, introduced, rest
}

// A service in any language pays an order against the command, which goes wrong
// once, tells of it by webhook, and stops when it is interrupted.
func TestServe(t *testing.T) {
	t.Parallel()
	type hook struct{ signature, body string }
	hooks := make(chan hook, 10)
	shop := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		hooks <- hook{r.Header.Get(webhook.SignatureHeader), string(body)}
	}))
	defer shop.Close()
	faults := filepath.Join(t.TempDir(), "faults.json")
	require.NoError(t, os.WriteFile(faults, []byte(`{"faults":[{"operation":"capturePayment","kind":"reset-after","times":1}]}`), 0o600))
	running, introduced, rest := served(t, "--faults", faults, "--webhook", shop.URL, "--seed", "7")

	client, err := api.New(api.Key(introduced["key id"], api.KeySecret(introduced["key secret"])), api.WithBaseURL(introduced["base URL"]))
	require.NoError(t, err)
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR})
	require.NoError(t, err)
	require.InDelta(t, time.Now().Unix(), order.CreatedAt.Time().Unix(), 60, "its clock is the real one")
	created, err := client.CreateUPIPaymentWithCollect(t.Context(), generated.UPICollectPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		UPI: generated.UPICollectDetails{VPA: strings.Fields(introduced["UPI addresses"])[0]},
	})
	require.NoError(t, err)
	capture := generated.CaptureRequest{Amount: order.Amount, Currency: order.Currency}
	once := client.API
	_, err = once.CapturePayment(t.Context(), created.RazorpayPaymentID, capture)
	require.True(t, api.MayHaveHappened(err), "%v", err)
	_, err = once.CapturePayment(t.Context(), created.RazorpayPaymentID, capture)
	require.ErrorContains(t, err, "already been captured")
	_, err = client.FetchPayment(t.Context(), "pay_1", nil)
	require.ErrorContains(t, err, "does not exist", "no id stands in for another")

	for _, want := range []string{"payment.authorized", "payment.captured", "order.paid"} {
		select {
		case came := <-hooks:
			require.Contains(t, came.body, `"entity":"event"`, want)
			require.NoError(t, webhook.Verify([]byte(came.body), came.signature, webhook.Secret(introduced["webhook secret"])))
		case <-time.After(10 * time.Second):
			t.Fatalf("no %s", want)
		}
	}
	require.NoError(t, running.Process.Signal(syscall.SIGINT))
	line, err := rest.ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "stopped\n", line)
	require.NoError(t, running.Wait())
}

func TestServeRefuses(t *testing.T) {
	t.Parallel()
	taken := httptest.NewServer(http.NotFoundHandler())
	defer taken.Close()
	for name, test := range map[string]struct {
		arguments []string
		code      int
		says      string
	}{
		"an address that others reach":  {[]string{"--addr", "0.0.0.0:0"}, exit.Contract, "--allow-remote"},
		"an address by name":            {[]string{"--addr", "example.com:80"}, exit.Contract, "--allow-remote"},
		"no port":                       {[]string{"--addr", "127.0.0.1"}, exit.Contract, "want host:port"},
		"no address":                    {[]string{"--addr", ":8380"}, exit.Contract, "--allow-remote"},
		"a port that is taken":          {[]string{"--addr", strings.TrimPrefix(taken.URL, "http://")}, 1, "address already in use"},
		"a file that is not there":      {[]string{"--faults", "nowhere.yaml"}, exit.Contract, "nowhere.yaml"},
		"a receiver that is none":       {[]string{"--addr", "127.0.0.1:0", "--webhook", "shop"}, 1, "WebhookTo"},
		"an argument that there is not": {[]string{"here"}, exit.Contract, "unknown command"},
		"a flag that there is not":      {[]string{"--port", "1"}, exit.Contract, "unknown flag"},
	} {
		command := root()
		command.SetArgs(append([]string{"serve"}, test.arguments...))
		command.SetOut(io.Discard)
		command.SetErr(io.Discard)
		err := command.ExecuteContext(t.Context())
		require.ErrorContains(t, err, test.says, name)
		require.Equal(t, test.code, exit.Status(err), name)
	}
}

func TestFaultFiles(t *testing.T) {
	t.Parallel()
	const text = `# what goes wrong
faults:
  - operation: capturePayment
    kind: reset-after
    skip: 10
    times: 2
    probability: 0.25
  - {kind: latency, delay: 1500ms, took_effect: true}
  - {"kind": "too-many-requests", "retry_after": "3s", "retry_after_as_date": true}
  - kind: redirect
    location: http://127.0.0.1:1/
`
	faults, err := parseFaults([]byte(text))
	require.NoError(t, err)
	require.Equal(t, []apitest.Fault{
		{Operation: "capturePayment", Kind: apitest.ResetAfter, Skip: 10, Times: 2, Probability: 0.25},
		{Kind: apitest.Latency, Delay: 1500 * time.Millisecond, TookEffect: true},
		{Kind: apitest.TooManyRequests, RetryAfter: 3 * time.Second, RetryAfterAsDate: true},
		{Kind: apitest.Redirect, Location: "http://127.0.0.1:1/"},
	}, faults)
	faults, err = parseFaults([]byte("faults: []"))
	require.NoError(t, err)
	require.Empty(t, faults)
}

func TestFaultFilesThatAreWrong(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"nothing":                       {"", "1: the file is empty"},
		"a list alone":                  {"- kind: latency", "1: want a list under the key faults"},
		"a text":                        {"oops", "1: want a list under the key faults"},
		"another key":                   {"\nfault: []", "2: fault: there is only one key here, faults"},
		"a second key":                  {"faults: []\nmore: 1", "2: more: there is only one key here, faults"},
		"no list":                       {"faults:\n  kind: latency", "2: faults: want a list"},
		"no fault":                      {"faults:\n  - latency", "2: faults: want a fault, which has at least a kind"},
		"no kind":                       {"faults:\n  - times: 1", `2: kind: there is no ""`},
		"a kind there is not":           {"faults:\n  - times: 1\n    kind: oops", `3: kind: there is no "oops"`},
		"an operation there is not":     {"faults:\n  - kind: server-error\n    operation: capture", `3: operation: the contract has no "capture"`},
		"a key there is not":            {"faults:\n  - kind: server-error\n    count: 1", "3: count: a fault has no such key, only [delay kind location operation probability retry_after retry_after_as_date skip times took_effect]"},
		"a key twice":                   {"faults:\n  - kind: latency\n    kind: latency", "3: kind: it stands here twice"},
		"a number that is none":         {"faults:\n  - kind: server-error\n    times: many", "3: times: want a whole number"},
		"a fraction":                    {"faults:\n  - kind: server-error\n    times: 1.5", "3: times: want a whole number"},
		"null":                          {"faults:\n  - kind: server-error\n    times:", "3: times: want a whole number"},
		"a duration without a unit":     {"faults:\n  - kind: latency\n    delay: 5", "3: delay: want a duration such as 1500ms"},
		"chance above 1":                {"faults:\n  - kind: server-error\n    probability: 10", "3: probability: 10 is not between 0 and 1"},
		"an effect there cannot be":     {"faults:\n  - kind: reset-before\n    took_effect: true", "3: took_effect: reset-before never does"},
		"a fault of no server":          {"faults:\n  - kind: connection-refused", "2: kind: connection-refused is for clients in the server's own process"},
		"in JSON":                       {"{\"faults\":[\n{\"kind\":\"latency\",\n\"delay\":5}]}", "3: delay: want a duration such as 1500ms"},
		"what is neither YAML nor JSON": {"faults: [", "line 1"},
	} {
		_, err := parseFaults([]byte(test.text))
		require.ErrorContains(t, err, test.want, name)
		file := filepath.Join(t.TempDir(), "faults.yaml")
		require.NoError(t, os.WriteFile(file, []byte(test.text), 0o600))
		_, err = readFaults(file)
		require.True(t, strings.HasPrefix(fmt.Sprint(err), file+":"), "%v", err)
	}
}

func FuzzParseFaults(f *testing.F) {
	f.Add([]byte("faults:\n  - kind: latency\n    delay: 1s"))
	f.Add([]byte(`{"faults":[{"kind":"reset-after","times":1}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		faults, err := parseFaults(text)
		if err != nil && len(faults) > 0 {
			t.Error("both faults and an error")
		}
		for _, fault := range faults {
			if fault.Validate() != nil {
				t.Errorf("a fault that is none: %+v", fault)
			}
		}
		if bytes.Contains(text, []byte("\x00")) && err == nil {
			t.Error("a null byte is no YAML")
		}
	})
}
