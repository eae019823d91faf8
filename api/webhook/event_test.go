package webhook_test

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// sample returns the documented body of an event, and its signature with the test secret.
func sample(tb testing.TB, event string) (body []byte, signature string) {
	tb.Helper()
	body, err := spec.Events.ReadFile("events/" + event + ".json")
	require.NoError(tb, err)
	return body, sign(string(body), secret)
}

// Every event of the contract is decoded into the type that is named after it.
func TestEveryEventIsTyped(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(spec.Events, "events/*.json")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 7, "too few events were found")
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body, signature := sample(t, name)
			event, err := webhook.Parse(body, signature, "the new secret", secret)
			require.NoError(t, err)
			require.NoError(t, event.Err)
			require.Empty(t, event.ID)
			require.Equal(t, name, event.Name)
			require.Equal(t, name, event.Body.EventName())
			require.Equal(t, generated.AccountID("acc_SampleAccount1"), event.AccountID)
			require.NotZero(t, event.CreatedAt)
			require.NotEmpty(t, event.Contains)
			require.Equal(t, body, event.Raw)
		})
	}
}

func TestBodiesOfEvents(t *testing.T) {
	t.Parallel()
	parse := func(name string) generated.WebhookEvent {
		body, signature := sample(t, name)
		event, err := webhook.Parse(body, signature, secret)
		require.NoError(t, err)
		return event.Body
	}
	captured := parse("payment.captured").(*generated.PaymentCapturedEvent).Payload.Payment.Entity
	require.Equal(t, generated.PaymentStatusCaptured, captured.Status)
	require.EqualValues(t, 1000, captured.Amount)
	paid := parse("order.paid").(*generated.OrderPaidEvent).Payload
	require.Equal(t, generated.OrderStatusPaid, paid.Order.Entity.Status)
	require.Equal(t, paid.Order.Entity.ID, *paid.Payment.Entity.OrderID)
	resolved := parse("payment.downtime.resolved").(*generated.PaymentDowntimeResolvedEvent).Payload
	require.Equal(t, generated.DowntimeStatusResolved, resolved.PaymentDowntime.Entity.Status)
}

// Parse returns every signed body, whatever its contents, with the readable part of the envelope
// and the reason why the rest could not be decoded.
func TestSignedEventIsNeverRefused(t *testing.T) {
	t.Parallel()
	const payment = `{"entity":{"id":"pay_1","amount":100,"amount_refunded":0}}`
	tests := map[string]struct {
		body    string
		name    string
		wantErr string // of Err, after the sentinel; "" for nil
	}{
		"an unknown event":                   {`{"entity":"event","event":"payment.unheard_of","account_id":"acc_1","contains":["refund"],"payload":{"refund":{}},"created_at":7}`, "payment.unheard_of", ""},
		"an event with a new property":       {`{"event":"payment.captured","contains":[],"payload":{"payment":` + payment + `,"more":7},"more":7}`, "payment.captured", ""},
		"without an account":                 {`{"event":"payment.captured","contains":[],"payload":{"payment":` + payment + `},"created_at":7}`, "payment.captured", ""},
		"a field of another type":            {`{"event":"payment.captured","contains":[],"payload":{"payment":{"entity":{"id":"pay_1","amount":100,"amount_refunded":0,"email":9123456780}}}}`, "payment.captured", `"payment.captured": email: a JSON number does not fit a Go string`},
		"an unknown event, invalid envelope": {`{"event":"payment.unheard_of","contains":"refund","created_at":7}`, "payment.unheard_of", `"payment.unheard_of": contains: a JSON string does not fit a Go slice`},
		"a payment without an id":            {`{"event":"payment.captured","contains":[],"payload":{"payment":{"entity":{}}}}`, "payment.captured", `"payment.captured": it has no payload.payment.entity.id`},
		"without its payment":                {`{"event":"payment.captured","contains":[],"payload":{}}`, "payment.captured", `"payment.captured": it has no payload.payment`},
		"without a payload":                  {`{"event":"payment.captured","contains":[]}`, "payment.captured", `"payment.captured": it has no payload`},
		"without its order":                  {`{"event":"order.paid","contains":[],"payload":{"payment":` + payment + `}}`, "order.paid", `"order.paid": it has no payload.order`},
		"without the list of contents":       {`{"event":"payment.captured","payload":{"payment":` + payment + `}}`, "payment.captured", `"payment.captured": it has no contains`},
		"no name":                            {`{"entity":"event","account_id":"acc_1"}`, "", `"": it has no name`},
		"a name that is a number":            {`{"event":7}`, "", `"": event: a JSON number does not fit a Go string`},
		"two invalid members":                {`{"event":"x","account_id":7,"contains":7}`, "x", `"x": account_id: a JSON number does not fit a Go generated.AccountID`},
		"not an object":                      {`[]`, "", `"": a JSON array does not fit a Go map`},
		"null":                               {`null`, "", `"": it has no name`},
		"not JSON":                           {`<html>`, "", `"": it is not JSON`},
		"truncated JSON":                     {`{"event":"payment.captured"`, "", `"": it is not JSON`},
		"two bodies":                         {`{"event":"x"}{"event":"y"}`, "", `"": it is not JSON`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			event, err := webhook.Parse([]byte(test.body), sign(test.body, secret), secret)
			require.NoError(t, err)
			require.Equal(t, test.body, string(event.Raw))
			require.Equal(t, test.name, event.Name)
			if test.wantErr == "" {
				require.NoError(t, event.Err)
				return
			}
			require.Nil(t, event.Body)
			require.ErrorIs(t, event.Err, webhook.ErrUnreadable)
			require.NotErrorIs(t, event.Err, webhook.ErrSignature)
			// A payment decodes itself, and Go 1.27 does not report the path to it.
			got := strings.Replace(event.Err.Error(), "payload.payment.entity.email", "email", 1)
			require.Equal(t, "the event could not be read: "+test.wantErr, got)
		})
	}
}

// An invalid member of the envelope does not hide the others.
func TestInvalidMemberDoesNotHideOthers(t *testing.T) {
	t.Parallel()
	const body = `{"event":7,"account_id":"acc_1","contains":["payment"],"created_at":7}`
	event, err := webhook.Parse([]byte(body), sign(body, secret), secret)
	require.NoError(t, err)
	require.Error(t, event.Err)
	event.Err = nil
	require.Equal(t, &webhook.Event{AccountID: "acc_1", CreatedAt: 7, Contains: []string{"payment"}, Raw: []byte(body)}, event)
}

func TestUnknownEventIsKeptRaw(t *testing.T) {
	t.Parallel()
	const body = `{"event":"payment.unheard_of","account_id":"acc_1","contains":["refund"],"payload":{"refund":{"entity":{"id":"rfnd_1"}}},"created_at":7}`
	event, err := webhook.Parse([]byte(body), sign(body, secret), secret)
	require.NoError(t, err)
	require.Equal(t, &webhook.Event{Name: "payment.unheard_of", AccountID: "acc_1", CreatedAt: 7, Contains: []string{"refund"}, Raw: []byte(body)}, event)
	require.Nil(t, event.Body)
}

func TestUnsignedBodyIsNotDecoded(t *testing.T) {
	t.Parallel()
	body, signature := sample(t, "payment.captured")
	for name, test := range map[string]struct {
		body      []byte
		signature string
		secrets   []webhook.Secret
		is        error
	}{
		"another secret":  {body, signature, []webhook.Secret{"another"}, webhook.ErrSignature},
		"another body":    {append(body, ' '), signature, []webhook.Secret{secret}, webhook.ErrSignature},
		"no signature":    {body, "", []webhook.Secret{secret}, webhook.ErrNoSignature},
		"no secret":       {body, signature, nil, nil},
		"an empty secret": {body, sign(string(body), ""), []webhook.Secret{""}, nil},
	} {
		event, err := webhook.Parse(test.body, test.signature, test.secrets...)
		require.Nil(t, event, name)
		require.Error(t, err, name)
		require.NotErrorIs(t, err, webhook.ErrUnreadable, name)
		if test.is != nil {
			require.ErrorIs(t, err, test.is, name)
		}
	}
}

// FuzzParse checks that every signed body returns an event with a name or an error, and that a
// decoded body can be encoded again.
func FuzzParse(f *testing.F) {
	files, err := fs.Glob(spec.Events, "events/*.json")
	require.NoError(f, err)
	for _, file := range files {
		body, _ := sample(f, strings.TrimSuffix(path.Base(file), ".json"))
		f.Add(body)
	}
	for _, body := range []string{`{}`, `null`, `{"event":""}`, `{"event":"x"}`, `{"event":"order.paid","payload":null}`, `{"event":"payment.failed","payload":[]}`, `{"event":"payment.downtime.started","payload":{"payment.downtime":{"entity":{"id":"down_1"}}},"contains":[]}`} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		event, err := webhook.Parse(body, sign(string(body), secret), secret)
		if len(body) == 0 {
			require.Error(t, err)
			return
		}
		require.NoError(t, err)
		require.Equal(t, body, event.Raw)
		if event.Err != nil {
			require.ErrorIs(t, event.Err, webhook.ErrUnreadable)
			require.Nil(t, event.Body)
			return
		}
		require.NotEmpty(t, event.Name)
		if event.Body != nil {
			missing, _ := wire.Missing(body, event.Body.RequiredMembers())
			require.Empty(t, missing)
			_, err := json.Marshal(event.Body)
			require.NoError(t, err)
		}
	})
}
