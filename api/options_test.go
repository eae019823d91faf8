package api_test

import (
	"log/slog"
	"net/http"
	"runtime"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/generated"
)

func TestBadOptionsAreRefusedByName(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		option  api.Option
		wantErr string
	}{
		"no option":                    {nil, "an option is nil"},
		"base URL: none":               {api.WithBaseURL(""), "WithBaseURL: "},
		"base URL: not one":            {api.WithBaseURL("https://[::1"), "WithBaseURL: not a URL"},
		"base URL: no scheme":          {api.WithBaseURL("api.razorpay.com/v1"), "WithBaseURL: "},
		"base URL: no host":            {api.WithBaseURL("https:///v1"), "WithBaseURL: "},
		"base URL: a port and no host": {api.WithBaseURL("https://:443/v1"), "WithBaseURL: "},
		"base URL: plain HTTP":         {api.WithBaseURL("http://api.razorpay.com/v1"), "WithBaseURL: the URL is neither https nor loopback"},
		"base URL: looks like loopback": {
			api.WithBaseURL("http://127.0.0.1.example.com"), "WithBaseURL: ",
		},
		"base URL: another scheme":   {api.WithBaseURL("ftp://api.razorpay.com"), "WithBaseURL: "},
		"base URL: a query":          {api.WithBaseURL("https://api.razorpay.com/v1?x=y"), "WithBaseURL: "},
		"base URL: an empty query":   {api.WithBaseURL("https://api.razorpay.com/v1?"), "WithBaseURL: "},
		"base URL: a fragment":       {api.WithBaseURL("https://api.razorpay.com/v1#x"), "WithBaseURL: "},
		"base URL: the key in it":    {api.WithBaseURL("https://rzp:s3cr3t-value@api.razorpay.com/v1"), "WithBaseURL: "},
		"base URL: a secret":         {api.WithBaseURL("s3cr3t-value"), "WithBaseURL: "},
		"base URL: a secret host":    {api.WithBaseURL("http://s3cr3t-value"), "WithBaseURL: "},
		"user agent: a secret":       {api.WithUserAgent("s3cr3t-value\n"), "WithUserAgent: "},
		"account: a secret":          {api.WithAccount("s3cr3t-value"), "WithAccount: "},
		"HTTP client: none":          {api.WithHTTPClient(nil), "WithHTTPClient: nil"},
		"timeout: none":              {api.WithTimeout(0), "WithTimeout: 0s is not positive"},
		"timeout: negative":          {api.WithTimeout(-time.Second), "WithTimeout: -1s is not positive"},
		"attempts: none":             {api.WithRetry(0, time.Second, time.Second), "WithRetry: 0 attempts are not positive"},
		"attempts: fewer than that":  {api.WithRetry(-3, time.Second, time.Second), "WithRetry: -3 attempts are not positive"},
		"first wait: none":           {api.WithRetry(3, 0, time.Second), "WithRetry: a first wait of 0s is not positive"},
		"first wait: negative":       {api.WithRetry(3, -time.Second, time.Second), "WithRetry: a first wait of -1s is not positive"},
		"longest wait: none":         {api.WithRetry(3, time.Second, 0), "WithRetry: a longest wait of 0s is below the first, 1s"},
		"longest wait: negative":     {api.WithRetry(3, time.Second, -1), "WithRetry: a longest wait of -1ns is below the first, 1s"},
		"longest wait: too short":    {api.WithRetry(3, 2*time.Second, time.Second), "WithRetry: a longest wait of 1s is below the first, 2s"},
		"insecure: no host":          {api.WithInsecureHTTP(""), "WithInsecureHTTP: want a host as in the base URL"},
		"insecure: a URL":            {api.WithInsecureHTTP("http://razorpay-mock:8080"), "WithInsecureHTTP: want a host as in the base URL"},
		"insecure: a path":           {api.WithInsecureHTTP("razorpay-mock:8080/v1"), "WithInsecureHTTP: want a host as in the base URL"},
		"insecure: a port alone":     {api.WithInsecureHTTP(":8080"), "WithInsecureHTTP: want a host as in the base URL"},
		"insecure: a user":           {api.WithInsecureHTTP("rzp:s3cr3t-value@razorpay-mock"), "WithInsecureHTTP: want a host as in the base URL"},
		"insecure: the real server":  {api.WithInsecureHTTP("api.razorpay.com"), "WithInsecureHTTP: plain HTTP to Razorpay"},
		"insecure: its other port":   {api.WithInsecureHTTP("API.razorpay.com:80"), "WithInsecureHTTP: plain HTTP to Razorpay"},
		"insecure: its full name":    {api.WithInsecureHTTP("api.razorpay.com."), "WithInsecureHTTP: plain HTTP to Razorpay"},
		"insecure: its wide letters": {api.WithInsecureHTTP("\uff41pi.razorpay.com"), "WithInsecureHTTP: want a host as in the base URL"},
		"insecure: its wide point":   {api.WithInsecureHTTP("api\u3002razorpay.com"), "WithInsecureHTTP: want a host as in the base URL"},
		"logger: none":               {api.WithLogger(nil), "WithLogger: nil"},
		"user agent: none":           {api.WithUserAgent(" "), "WithUserAgent: "},
		"user agent: a line break":   {api.WithUserAgent("shop/1.4\r\nX-Evil: 1"), "WithUserAgent: "},
		"account: none":              {api.WithAccount(""), "WithAccount: invalid id: want acc_"},
		"account: the prefix alone":  {api.WithAccount("acc_"), "WithAccount: "},
		"account: another id":        {api.WithAccount("pay_1"), "WithAccount: "},
		"account: a line break":      {api.WithAccount("acc_1\n"), "WithAccount: "},
		"key id: none":               {api.WithKeyID(""), "WithKeyID: the key id is empty"},
		"key id: the whole pair":     {api.WithKeyID("rzp_test_1:s3cr3t-value"), "WithKeyID: the key id contains"},
		"key id: there is one":       {api.WithKeyID("rzp_test_2"), "WithKeyID: the credentials have a key id already"},
		"key id: set a second time":  {api.WithKeyID("rzp_test_3"), "WithKeyID: the credentials have a key id already"},
		"base URL: a control letter": {api.WithBaseURL("https://api.razorpay.com/\x00"), "WithBaseURL: not a URL"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, err := api.New(api.Key("rzp_test_1", "secret"), test.option)
			require.Nil(t, client)
			require.ErrorContains(t, err, "api: "+test.wantErr)
			require.NotContains(t, err.Error(), "s3cr3t-value")

			keyOnly, err := api.NewKeyOnly("rzp_test_1", test.option)
			require.Nil(t, keyOnly)
			require.ErrorContains(t, err, "api: "+test.wantErr)
		})
	}
}

func TestValidOptions(t *testing.T) {
	t.Parallel()
	for name, option := range map[string]api.Option{
		"the real server":        api.WithBaseURL("https://api.razorpay.com/v1"),
		"a slash at the end":     api.WithBaseURL("https://api.razorpay.com/v1/"),
		"loopback by name":       api.WithBaseURL("http://localhost:8080"),
		"loopback by IPv4":       api.WithBaseURL("http://127.0.0.1:8080/v1"),
		"loopback by IPv6":       api.WithBaseURL("http://[::1]:8080/v1"),
		"a logger":               api.WithLogger(slog.New(slog.DiscardHandler)),
		"a user agent of two":    api.WithUserAgent("shop/1.4 (Linux)"),
		"the shared HTTP client": api.WithHTTPClient(http.DefaultClient),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, err := api.New(api.Key("rzp_test_1", "secret"), option)
			require.NoError(t, err)
			require.NotNil(t, client)
		})
	}
}

// Plain HTTP is allowed only to the host of WithInsecureHTTP, in whatever order the options are
// given.
func TestPlainHTTPToANamedHost(t *testing.T) {
	t.Parallel()
	const refused = "neither https nor loopback, nor the host of WithInsecureHTTP"
	for name, test := range map[string]struct {
		host, base string
		allowed    bool
	}{
		"the host":              {"razorpay-mock:8080", "http://razorpay-mock:8080/v1", true},
		"without a port":        {"razorpay-mock", "http://razorpay-mock", true},
		"an address":            {"10.0.0.7:8080", "http://10.0.0.7:8080", true},
		"an address of IPv6":    {"[fd00::7]:8080", "http://[fd00::7]:8080", true},
		"loopback all the same": {"razorpay-mock:8080", "http://127.0.0.1:8080", true},
		"https all the same":    {"razorpay-mock:8080", "https://api.razorpay.com/v1", true},
		"another port":          {"razorpay-mock:8080", "http://razorpay-mock:8081", false},
		"no port":               {"razorpay-mock:8080", "http://razorpay-mock", false},
		"a port too many":       {"razorpay-mock", "http://razorpay-mock:80", false},
		"another host":          {"razorpay-mock:8080", "http://evil-razorpay-mock:8080", false},
		"a host below it":       {"razorpay-mock:8080", "http://x.razorpay-mock:8080", false},
		"another scheme":        {"razorpay-mock:8080", "ftp://razorpay-mock:8080", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			insecure, base := api.WithInsecureHTTP(test.host), api.WithBaseURL(test.base)
			for _, options := range [][]api.Option{{insecure, base}, {base, insecure}} {
				var called string
				client, err := api.New(api.Key("rzp_test_1", "secret"), append(options, withNetwork(func(r *http.Request) (*http.Response, error) {
					called = r.URL.String()
					return newResponse(http.StatusOK, nil, paymentAnswer), nil
				}))...)
				if !test.allowed {
					require.ErrorContains(t, err, refused)
					continue
				}
				require.NoError(t, err)
				_, err = client.FetchPayment(t.Context(), paymentID, nil)
				require.NoError(t, err)
				require.Equal(t, test.base+"/payments/pay_1", called)
			}
		})
	}
}

// This test uses synctest's clock.
func TestWithRetry(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		options  []api.Option
		call     []api.CallOption
		attempts int
		longest  time.Duration // of all waits together
	}{
		"three times by default":      {nil, nil, 3, 750 * time.Millisecond},
		"as often as the option says": {[]api.Option{api.WithRetry(6, time.Second, 4*time.Second)}, nil, 6, 15 * time.Second},
		"once":                        {[]api.Option{api.WithRetry(1, time.Second, time.Second)}, nil, 1, 0},
		"once for one call":           {[]api.Option{api.WithRetry(6, time.Second, time.Second)}, []api.CallOption{api.NoRetry()}, 1, 0},
		"the last option applies":     {[]api.Option{api.WithRetry(6, 1, 1), api.WithRetry(2, time.Minute, time.Minute)}, nil, 2, time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				begun := time.Now()
				client := newClient(t, generated.ServerURL, append(test.options, withNetwork(respondStatus(http.StatusServiceUnavailable)))...)
				_, err := client.FetchPayment(t.Context(), paymentID, nil, test.call...)
				var failed *api.Error
				require.ErrorAs(t, err, &failed)
				require.Equal(t, test.attempts, failed.Attempts)
				require.LessOrEqual(t, time.Since(begun), test.longest)
				require.Equal(t, test.longest > 0, time.Since(begun) > 0, "the waits are random, and not all of them are 0")
			})
		})
	}
}

func TestWithoutABaseURLTheRealServerIsCalled(t *testing.T) {
	t.Parallel()
	var called string
	client, err := api.New(api.Key("rzp_test_1", "secret"), withNetwork(func(r *http.Request) (*http.Response, error) {
		called = r.URL.String()
		return newResponse(http.StatusOK, nil, paymentAnswer), nil
	}))
	require.NoError(t, err)
	_, err = client.FetchPayment(t.Context(), paymentID, nil)
	require.NoError(t, err)
	require.Equal(t, "https://api.razorpay.com/v1/payments/pay_1", called)
}

func TestBaseURL(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ below, path string }{
		"none":             {"", "/payments/pay_1"},
		"a slash":          {"/", "/payments/pay_1"},
		"a path":           {"/v1", "/v1/payments/pay_1"},
		"a path, a slash":  {"/v1/", "/v1/payments/pay_1"},
		"an escaped slash": {"/a%2Fb", "/a%2Fb/payments/pay_1"},
		"an escaped sign":  {"/100%25", "/100%25/payments/pay_1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var path string
			base := serve(t, func(w http.ResponseWriter, r *http.Request) {
				path = r.URL.EscapedPath()
				_, _ = w.Write([]byte(paymentAnswer))
			})
			_, err := newClient(t, base+test.below).FetchPayment(t.Context(), paymentID, nil)
			require.NoError(t, err)
			require.Equal(t, test.path, path)
		})
	}
}

func TestRequestHeaders(t *testing.T) {
	t.Parallel()
	own := "rzpkit-payments-go/" + api.Version() + " (" + runtime.Version() + ")"
	for name, test := range map[string]struct {
		options []api.Option
		want    string
	}{
		"by default":         {nil, own},
		"with a product":     {[]api.Option{api.WithUserAgent("shop/1.4")}, "shop/1.4 " + own},
		"product on product": {[]api.Option{api.WithUserAgent("kit/2"), api.WithUserAgent("shop/1.4")}, "shop/1.4 kit/2 " + own},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t)
			client := srv.Client(test.options...)
			_, err := client.CreateOrder(t.Context(), order)
			require.NoError(t, err)
			_, err = client.FetchPayment(t.Context(), paymentID, nil)
			require.NoError(t, err)

			sent := srv.Requests()
			require.Len(t, sent, 2)
			for _, request := range sent {
				require.Equal(t, []string{test.want}, request.Header["User-Agent"])
				require.Equal(t, []string{"application/json"}, request.Header["Accept"])
			}
			require.Equal(t, []string{"application/json"}, sent[0].Header["Content-Type"])
			require.NotContains(t, sent[1].Header, "Content-Type", "the request has no body")
		})
	}
}
