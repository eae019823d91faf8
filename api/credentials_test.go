package api_test

import (
	"encoding/base64"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
)

// basic returns the Authorization header of a key.
func basic(id, secret string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(id+":"+secret))
}

func TestAuthorization(t *testing.T) {
	t.Parallel()
	key := api.Key(apitest.KeyID, apitest.KeySecret)
	secret, keyOnly, bearer := basic(apitest.KeyID, "apitest-secret"), basic(apitest.KeyID, ""), "Bearer apitest-token"

	tests := map[string]struct {
		credentials api.Credentials
		options     []api.Option
		call        []api.CallOption
		// the headers of an operation that needs a secret, of one that needs only a key id, and the
		// account of both
		withSecret, withKey, account string
	}{
		"a key and its secret":                     {credentials: key, withSecret: secret, withKey: keyOnly},
		"a key for an account":                     {credentials: key, options: []api.Option{api.WithAccount("acc_1")}, withSecret: secret, withKey: keyOnly, account: "acc_1"},
		"a key, and an account for one call":       {credentials: key, call: []api.CallOption{api.OnAccount("acc_2")}, withSecret: secret, withKey: keyOnly, account: "acc_2"},
		"the call's account replaces the client's": {credentials: key, options: []api.Option{api.WithAccount("acc_1")}, call: []api.CallOption{api.OnAccount("acc_2")}, withSecret: secret, withKey: keyOnly, account: "acc_2"},
		"a token and a key id":                     {credentials: api.Token(apitest.Token), options: []api.Option{api.WithKeyID(apitest.KeyID)}, withSecret: bearer, withKey: keyOnly},
		"a token for an account":                   {credentials: api.Token(apitest.Token), options: []api.Option{api.WithKeyID(apitest.KeyID), api.WithAccount("acc_1")}, withSecret: bearer, withKey: keyOnly, account: "acc_1"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t)
			client := newClientWith(t, test.credentials, srv.URL, test.options...)
			_, err := client.FetchPayment(t.Context(), paymentID, nil, test.call...)
			require.NoError(t, err)
			_, err = client.FetchPaymentMethods(t.Context(), test.call...)
			require.NoError(t, err)
			_, err = client.GenerateOTP(t.Context(), paymentID, test.call...)
			require.NoError(t, err)

			requests := srv.Requests()
			require.Len(t, requests, 3)
			for i, want := range []string{test.withSecret, test.withKey, test.withKey} {
				require.Equal(t, []string{want}, requests[i].Header["Authorization"], requests[i].Operation)
				require.Equal(t, test.account, requests[i].Header.Get("X-Razorpay-Account"), requests[i].Operation)
			}
		})
	}
}

func TestKeyWithoutSecret(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client, err := api.NewKeyOnly(apitest.KeyID, append(serverOptions(t, srv.URL), api.WithAccount("acc_1"))...)
	require.NoError(t, err)
	_, err = client.FetchPaymentMethods(t.Context())
	require.NoError(t, err)
	_, err = client.GenerateOTP(t.Context(), paymentID)
	require.NoError(t, err)

	requests := srv.Requests()
	require.Len(t, requests, 2)
	for _, request := range requests {
		require.Equal(t, []string{basic(apitest.KeyID, "")}, request.Header["Authorization"])
		require.Equal(t, "acc_1", request.Header.Get("X-Razorpay-Account"))
	}
}

func TestTokenWithoutKeyIDIsRefusedWhereAKeyIsNeeded(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := newClientWith(t, api.Token(apitest.Token), srv.URL)

	_, methodsErr := client.FetchPaymentMethods(t.Context())
	_, otpErr := client.GenerateOTP(t.Context(), paymentID)
	for operation, err := range map[string]error{"fetchPaymentMethods": methodsErr, "generateOTP": otpErr} {
		var input *api.InputError
		require.ErrorAs(t, err, &input)
		require.Equal(t, operation, input.Operation)
		require.Equal(t, "credentials", input.Field)
		require.ErrorContains(t, err, "WithKeyID")
		require.False(t, api.MayHaveHappened(err))
	}
	require.Empty(t, srv.Requests(), "nothing is sent")

	_, err := client.FetchPayment(t.Context(), paymentID, nil)
	require.NoError(t, err, "the token is enough for other operations")
}

func TestKeyFromEnv(t *testing.T) {
	tests := map[string]struct {
		id, secret string
		refused    string // part of the error, or "" for no error
	}{
		"both":                        {id: apitest.KeyID, secret: string(apitest.KeySecret)},
		"no id":                       {secret: "s", refused: api.EnvKeyID},
		"no secret":                   {id: "rzp_test_1", refused: api.EnvKeySecret},
		"a secret with a line break":  {id: "rzp_test_1", secret: "s3cr3t-value\n", refused: "line break"},
		"an id that holds the secret": {id: "rzp_test_1:s3cr3t-value", secret: "s3cr3t-value", refused: "pair"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Setenv("RAZORPAY_KEY_ID", test.id)
			t.Setenv("RAZORPAY_KEY_SECRET", test.secret)
			srv := apitest.NewServer(t)
			client, err := api.New(api.KeyFromEnv(), serverOptions(t, srv.URL)...)
			if test.refused != "" {
				require.ErrorContains(t, err, "api: credentials: ")
				require.ErrorContains(t, err, test.refused)
				require.NotContains(t, err.Error(), "s3cr3t-value")
				return
			}
			require.NoError(t, err)
			_, err = client.FetchPayment(t.Context(), paymentID, nil)
			require.NoError(t, err)
			require.Equal(t, basic(test.id, test.secret), srv.Requests()[0].Header.Get("Authorization"))
		})
	}
}

func TestBadCredentialsAreRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		credentials api.Credentials
		wantError   string
	}{
		"none":                       {api.Credentials{}, "missing; use Key"},
		"no key id":                  {api.Key("", "secret"), "key id is empty"},
		"no secret":                  {api.Key("rzp_test_1", ""), "key secret is empty"},
		"a blank secret":             {api.Key("rzp_test_1", " \t"), "key secret is empty"},
		"a secret with a line break": {api.Key("rzp_test_1", "secret\n"), "key secret is empty or contains a character"},
		"a secret in quotes, curly":  {api.Key("rzp_test_1", "“secret”"), "key secret is empty or contains a character"},
		"the whole pair as key id":   {api.Key("rzp_test_1:secret", "secret"), "whole \"id:secret\" pair"},
		"a key id with a space":      {api.Key("rzp_test_1 ", "secret"), "key id contains a character"},
		"no token":                   {api.Token(""), "the token is empty"},
		"a token with a line break":  {api.Token("token\r\n"), "the token is empty or contains a character"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, err := api.New(test.credentials)
			require.Nil(t, client)
			require.ErrorContains(t, err, "api: credentials: ")
			require.ErrorContains(t, err, test.wantError)
		})
	}
	for name, id := range map[string]string{"none": "", "the whole pair": "rzp_test_1:secret", "a line break": "rzp_test_1\n"} {
		t.Run("key id alone: "+name, func(t *testing.T) {
			t.Parallel()
			client, err := api.NewKeyOnly(id)
			require.Nil(t, client)
			require.ErrorContains(t, err, "api: credentials: the key id")
		})
	}
}

func TestKeyOnlyFromEnv(t *testing.T) {
	srv := apitest.NewServer(t)
	t.Setenv("RAZORPAY_KEY_SECRET", string(apitest.KeySecret))
	t.Setenv("RAZORPAY_KEY_ID", "")
	_, err := api.NewKeyOnlyFromEnv()
	require.EqualError(t, err, "api: credentials: RAZORPAY_KEY_ID is not set")
	t.Setenv("RAZORPAY_KEY_ID", apitest.KeyID)
	client, err := api.NewKeyOnlyFromEnv(serverOptions(t, srv.URL)...)
	require.NoError(t, err)
	_, err = client.FetchPaymentMethods(t.Context())
	require.NoError(t, err)
	require.Equal(t, []string{basic(apitest.KeyID, "")}, srv.Requests()[0].Header["Authorization"], "the secret is not sent")
}
