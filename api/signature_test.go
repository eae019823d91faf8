package api_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

func TestVerifyPayment(t *testing.T) {
	t.Parallel()
	const (
		orderID   generated.OrderID   = "order_IEIaMR65cu6nz3"
		paymentID generated.PaymentID = "pay_IH4NVgf4Dreq1l"
		secret    api.KeySecret       = "EnLs21M47BllR3X8PSFtjtbd"
		signature                     = "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f"
	)
	tests := map[string]struct {
		orderID   generated.OrderID
		paymentID generated.PaymentID
		signature string
		secret    api.KeySecret
		mismatch  bool
		refused   string
	}{
		"the published vector": {orderID: orderID, paymentID: paymentID, signature: signature, secret: secret},
		"the vector of an SDK": {
			orderID: "fake_order_id", paymentID: "fake_payment_id", secret: "key_secret",
			signature: "b2335e3b0801106b84a7faff035df56ecffde06918c9ddd1f0fafbb37a51cc89",
		},
		"another order":            {orderID: "order_IEIaMR65cu6nz4", paymentID: paymentID, signature: signature, secret: secret, mismatch: true},
		"another payment":          {orderID: orderID, paymentID: "pay_IH4NVgf4Dreq1m", signature: signature, secret: secret, mismatch: true},
		"another secret":           {orderID: orderID, paymentID: paymentID, signature: signature, secret: secret + "e", mismatch: true},
		"in capitals":              {orderID: orderID, paymentID: paymentID, signature: strings.ToUpper(signature), secret: secret, mismatch: true},
		"with a line break":        {orderID: orderID, paymentID: paymentID, signature: signature + "\n", secret: secret, mismatch: true},
		"cut short":                {orderID: orderID, paymentID: paymentID, signature: signature[:32], secret: secret, mismatch: true},
		"with characters appended": {orderID: orderID, paymentID: paymentID, signature: signature + "00", secret: secret, mismatch: true},
		"not hexadecimal":          {orderID: orderID, paymentID: paymentID, signature: "zz", secret: secret, mismatch: true},
		"the bar moved":            {orderID: orderID + "|" + "pay_IH4NVgf4Dreq1", paymentID: "l", signature: signature, secret: secret, mismatch: true},
		"of a payment link": {
			orderID: "plink_1|receipt 11|paid", paymentID: "pay_1", secret: "key_secret", mismatch: true,
			signature: "ea7a1330a2b6cff097edcadf169287fe00b83c71e6a9ca9d93f551c93a8c6e73",
		},
		"no secret":             {orderID: orderID, paymentID: paymentID, signature: signature, refused: "api: the key secret is empty"},
		"no order":              {paymentID: paymentID, signature: signature, secret: secret, refused: "api: the order id is empty"},
		"no payment":            {orderID: orderID, signature: signature, secret: secret, mismatch: true},
		"no signature":          {orderID: orderID, paymentID: paymentID, secret: secret, mismatch: true},
		"all empty":             {refused: "api: the key secret is empty"},
		"only a blank for each": {orderID: " ", paymentID: " ", signature: " ", secret: " ", mismatch: true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := api.VerifyPayment(test.orderID, test.paymentID, test.signature, test.secret)
			switch {
			case test.refused != "":
				require.EqualError(t, err, test.refused)
				require.NotErrorIs(t, err, api.ErrSignature, "the signature was not checked")
			case test.mismatch:
				require.ErrorIs(t, err, api.ErrSignature)
			default:
				require.NoError(t, err)
			}
		})
	}
	for i := range len(signature) {
		for _, bit := range []byte{1, 2, 4, 8, 16, 32, 64, 128} {
			flipped := []byte(signature)
			flipped[i] ^= bit
			require.ErrorIs(t, api.VerifyPayment(orderID, paymentID, string(flipped), secret), api.ErrSignature, "bit %d of letter %d", bit, i)
		}
	}
}

// The client verifies with its own secret and does not reveal it.
func TestClientVerifiesWithItsOwnSecret(t *testing.T) {
	t.Parallel()
	const signature = "b2335e3b0801106b84a7faff035df56ecffde06918c9ddd1f0fafbb37a51cc89"
	client, err := api.New(api.Key("rzp_test_1", "key_secret"))
	require.NoError(t, err)
	require.NoError(t, client.VerifyPayment("fake_order_id", "fake_payment_id", signature))
	require.ErrorIs(t, client.VerifyPayment("fake_order_id", "fake_payment_id_2", signature), api.ErrSignature)
	require.NotContains(t, fmt.Sprintf("%v %+v %#v", client, client, *client), "key_secret")

	token, err := api.New(api.Token("token"))
	require.NoError(t, err)
	for name, client := range map[string]*api.Client{"a token alone": token, "the zero client": {}} {
		err := client.VerifyPayment("fake_order_id", "fake_payment_id", signature)
		require.EqualError(t, err, "api: the client has no key secret to verify with", name)
	}
}
