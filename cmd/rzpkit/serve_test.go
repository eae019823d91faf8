package main

import (
	"bufio"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
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

// startServe starts the command and returns the process, the values that it prints at the start by
// name, and its further output.
func startServe(t *testing.T, arguments ...string) (running *exec.Cmd, introduced map[string]string, rest *bufio.Reader) {
	t.Helper()
	return startServeIn(t, nil, arguments...)
}

// startServeIn is startServe with additional environment variables.
func startServeIn(t *testing.T, environment []string, arguments ...string) (running *exec.Cmd, introduced map[string]string, rest *bufio.Reader) {
	t.Helper()
	running = process(t, append([]string{"serve", "--addr", "127.0.0.1:0"}, arguments...)...)
	running.Env, running.Stderr = append(running.Env, environment...), os.Stderr
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

// A client pays an order against the command. A capture hits the injected fault, webhooks arrive,
// and an interrupt stops the command.
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
	running, introduced, rest := startServe(t, "--faults", faults, "--webhook", shop.URL, "--seed", "7")

	client, err := api.New(api.Key(introduced["key id"], api.KeySecret(introduced["key secret"])), api.WithBaseURL(introduced["base URL"]))
	require.NoError(t, err)
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR})
	require.NoError(t, err)
	require.InDelta(t, time.Now().Unix(), order.CreatedAt.Time().Unix(), 60, "serve uses the real time")
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
	require.ErrorContains(t, err, "does not exist", "an unknown id is refused")

	for _, want := range []string{"payment.authorized", "payment.captured", "order.paid"} {
		select {
		case got := <-hooks:
			require.Contains(t, got.body, `"entity":"event"`, want)
			require.NoError(t, webhook.Verify([]byte(got.body), got.signature, webhook.Secret(introduced["webhook secret"])))
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

// ask sends a request and returns the status, the HTTP major version and the body.
func ask(t *testing.T, client *http.Client, method, url, body string) (status, version int, answer string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	require.NoError(t, err)
	request.SetBasicAuth(apitest.KeyID, string(apitest.KeySecret))
	request.Header.Set("Content-Type", "application/json")
	response, err := client.Do(request)
	require.NoError(t, err)
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	return response.StatusCode, response.ProtoMajor, string(text)
}

// A client that trusts the certificate uses HTTP/2, and the control listener moves the clock.
func TestServeWithTLSAndControl(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "certificate.pem")
	_, introduced, _ := startServe(t, "--tls", "--tls-cert-out", file, "--control", "127.0.0.1:0", "--manual-clock", "--host-name", "razorpay.test")
	control := introduced["control"]
	written, err := os.ReadFile(file)
	require.NoError(t, err)
	_, _, fetched := ask(t, http.DefaultClient, http.MethodGet, control+"/certificate.pem", "")
	require.Equal(t, string(written), fetched)
	block, _ := pem.Decode(written)
	certificate, err := x509.ParseCertificate(block.Bytes)
	require.NoError(t, err)
	require.NoError(t, certificate.VerifyHostname("razorpay.test"))
	sum := sha256.Sum256(certificate.Raw)
	require.Equal(t, "sha256 "+strings.ToUpper(hex.EncodeToString(sum[:])), strings.ReplaceAll(introduced["certificate"], ":", ""))

	pool := x509.NewCertPool()
	require.True(t, pool.AppendCertsFromPEM(written))
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}, ForceAttemptHTTP2: true}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	status, version, body := ask(t, client, http.MethodPost, introduced["base URL"]+"/orders", `{"amount":50000,"currency":"INR"}`)
	require.Equal(t, []int{200, 2}, []int{status, version}, body)
	_, _, before := ask(t, http.DefaultClient, http.MethodGet, control+"/clock", "")
	require.JSONEq(t, `{"now":1754000000}`, before)
	_, _, after := ask(t, http.DefaultClient, http.MethodPost, control+"/clock/advance", `{"by":"1h"}`)
	require.JSONEq(t, `{"now":1754003600}`, after)
	_, _, requests := ask(t, http.DefaultClient, http.MethodGet, control+"/requests", "")
	require.Contains(t, requests, `"operation":"createOrder"`)
}

// Only the newest orders are kept, and requests from pages of another origin are refused.
func TestServeKeepsTheNewestAndRefusesOtherOrigins(t *testing.T) {
	t.Parallel()
	_, introduced, _ := startServe(t, "--keep", "5")
	client, err := api.New(api.Key(introduced["key id"], api.KeySecret(introduced["key secret"])), api.WithBaseURL(introduced["base URL"]))
	require.NoError(t, err)
	for range 20 {
		_, err = client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR})
		require.NoError(t, err)
	}
	kept, err := client.ListOrders(t.Context(), &generated.ListOrdersParams{Count: 100})
	require.NoError(t, err)
	require.Len(t, kept.Items, 5)
	for header, value := range map[string]string{"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"} {
		_, err = client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR}, api.Header(header, value))
		require.ErrorContains(t, err, "another origin", header)
	}
}

func TestServeRefuses(t *testing.T) {
	t.Parallel()
	taken := httptest.NewServer(http.NotFoundHandler())
	defer taken.Close()
	for name, test := range map[string]struct {
		arguments []string
		code      int
		wantError string
	}{
		"a remote address":                  {[]string{"--addr", "0.0.0.0:0"}, exit.Contract, "--allow-remote"},
		"an address by name":                {[]string{"--addr", "example.com:80"}, exit.Contract, "--allow-remote"},
		"no port":                           {[]string{"--addr", "127.0.0.1"}, exit.Contract, "want host:port"},
		"no address":                        {[]string{"--addr", ":8380"}, exit.Contract, "--allow-remote"},
		"a port in use":                     {[]string{"--addr", strings.TrimPrefix(taken.URL, "http://")}, 1, "address already in use"},
		"a missing file":                    {[]string{"--faults", "nowhere.yaml"}, exit.Contract, "nowhere.yaml"},
		"an invalid webhook URL":            {[]string{"--addr", "127.0.0.1:0", "--webhook", "shop"}, 1, "WebhookTo"},
		"a remote control":                  {[]string{"--control", "0.0.0.0:0"}, exit.Contract, "--control: other machines could reach"},
		"a control without a port":          {[]string{"--control", "127.0.0.1"}, exit.Contract, "--control: want host:port"},
		"a control at a port in use":        {[]string{"--addr", "127.0.0.1:0", "--control", strings.TrimPrefix(taken.URL, "http://")}, 1, "--control: "},
		"a certificate without TLS":         {[]string{"--tls-cert-out", "certificate.pem"}, exit.Contract, "needs --tls"},
		"a manual clock without control":    {[]string{"--manual-clock"}, exit.Contract, "needs --control"},
		"a token without control":           {[]string{"--control-token", "a-token"}, exit.Contract, "needs --control"},
		"a negative number to keep":         {[]string{"--keep", "-1"}, exit.Contract, "-1 is negative"},
		"a host name with a port":           {[]string{"--host-name", "shop:80"}, 1, "without a port"},
		"an invalid origin":                 {[]string{"--allow-origin", "shop"}, 1, "SameOrigin"},
		"a certificate in a missing folder": {[]string{"--addr", "127.0.0.1:0", "--tls", "--tls-cert-out", "nowhere/certificate.pem"}, 1, "--tls-cert-out: "},
		"an unknown argument":               {[]string{"here"}, exit.Contract, "unknown command"},
		"an unknown flag":                   {[]string{"--port", "1"}, exit.Contract, "unknown flag"},
	} {
		command := root()
		command.SetArgs(append([]string{"serve"}, test.arguments...))
		command.SetOut(io.Discard)
		command.SetErr(io.Discard)
		err := command.ExecuteContext(t.Context())
		require.ErrorContains(t, err, test.wantError, name)
		require.Equal(t, test.code, exit.Status(err), name)
	}
}
