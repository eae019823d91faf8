package webhook_test

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// sample is the body of an event, and its signature under the secret.
func sample(tb testing.TB, event string) (body []byte, signature string) {
	tb.Helper()
	body, err := spec.Events.ReadFile("events/" + event + ".json")
	require.NoError(tb, err)
	return body, sign(string(body), secret)
}

// Every event of the contract is read by the type that is named for it.
func TestEveryEventIsTyped(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(spec.Events, "events/*.json")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 7, "the test looked at nothing")
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body, signature := sample(t, name)
			event, err := webhook.Parse(body, signature, "the new secret", secret)
			require.NoError(t, err)
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

func TestWhatTheBodiesHold(t *testing.T) {
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

func TestParse(t *testing.T) {
	t.Parallel()
	const payment = `{"entity":{"id":"pay_1"}}`
	tests := map[string]struct {
		body string
		says string // after the sentinel; "" for success
	}{
		"an event that is new":         {`{"entity":"event","event":"payment.unheard_of","account_id":"acc_1","contains":["refund"],"payload":{"refund":{}},"created_at":7}`, ""},
		"an event with a new property": {`{"event":"payment.captured","contains":[],"payload":{"payment":` + payment + `,"more":7},"more":7}`, ""},
		"without an account":           {`{"event":"payment.captured","contains":[],"payload":{"payment":` + payment + `},"created_at":7}`, ""},
		"a payment without an id":      {`{"event":"payment.captured","contains":[],"payload":{"payment":{"entity":{}}}}`, `"payment.captured": it has no payload.payment.entity.id`},
		"without its payment":          {`{"event":"payment.captured","contains":[],"payload":{}}`, `"payment.captured": it has no payload.payment.entity.id`},
		"without a payload":            {`{"event":"payment.captured","contains":[]}`, `"payment.captured": it has no payload.payment.entity.id`},
		"without its order":            {`{"event":"order.paid","contains":[],"payload":{"payment":` + payment + `}}`, `"order.paid": it has no payload.order.entity.id`},
		"without what it contains":     {`{"event":"payment.captured","payload":{"payment":` + payment + `}}`, `"payment.captured": it has no contains`},
		"an amount with a fraction":    {`{"event":"payment.captured","contains":[],"payload":{"payment":{"entity":{"id":"pay_1","amount":"7.5"}}}}`, `"payment.captured": `},
		"no name":                      {`{"entity":"event"}`, `"": it has no name`},
		"a name that is a number":      {`{"event":7}`, `"": json: `},
		"not an object":                {`[]`, `"": json: `},
		"null":                         {`null`, `"": it has no name`},
		"no JSON":                      {`<html>`, `"": invalid character`},
		"JSON that breaks off":         {`{"event":"payment.captured"`, `"": unexpected end`},
		"two bodies":                   {`{"event":"x"}{"event":"y"}`, `"": invalid character`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			event, err := webhook.Parse([]byte(test.body), sign(test.body, secret), secret)
			if test.says == "" {
				require.NoError(t, err)
				require.Equal(t, test.body, string(event.Raw))
				return
			}
			require.Nil(t, event)
			require.ErrorIs(t, err, webhook.ErrNotEvent)
			require.NotErrorIs(t, err, webhook.ErrSignature)
			require.True(t, strings.HasPrefix(err.Error(), "the body is not an event: "+test.says), err.Error())
		})
	}
}

func TestAnEventThatIsNewIsKeptRaw(t *testing.T) {
	t.Parallel()
	const body = `{"event":"payment.unheard_of","account_id":"acc_1","contains":["refund"],"payload":{"refund":{"entity":{"id":"rfnd_1"}}},"created_at":7}`
	event, err := webhook.Parse([]byte(body), sign(body, secret), secret)
	require.NoError(t, err)
	require.Equal(t, &webhook.Event{Name: "payment.unheard_of", AccountID: "acc_1", CreatedAt: 7, Contains: []string{"refund"}, Raw: []byte(body)}, event)
	require.Nil(t, event.Body)
}

func TestNothingIsReadThatIsNotSigned(t *testing.T) {
	t.Parallel()
	body, signature := sample(t, "payment.captured")
	for name, test := range map[string]struct {
		body      []byte
		signature string
		secrets   []webhook.Secret
		is        error
	}{
		"another secret": {body, signature, []webhook.Secret{"another"}, webhook.ErrSignature},
		"another body":   {append(body, ' '), signature, []webhook.Secret{secret}, webhook.ErrSignature},
		"no signature":   {body, "", []webhook.Secret{secret}, webhook.ErrSignature},
		"no secret":      {body, signature, nil, nil},
		"an empty one":   {body, sign(string(body), ""), []webhook.Secret{""}, nil},
	} {
		event, err := webhook.Parse(test.body, test.signature, test.secrets...)
		require.Nil(t, event, name)
		require.Error(t, err, name)
		require.NotErrorIs(t, err, webhook.ErrNotEvent, name)
		if test.is != nil {
			require.ErrorIs(t, err, test.is, name)
		}
	}
}

// FuzzParse: whatever is signed gives an event with a name, or ErrNotEvent, and
// never both; what is read of a body of the contract can be written again.
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
		require.Equal(t, err == nil, event != nil)
		switch {
		case len(body) == 0:
			require.Error(t, err)
		case err != nil:
			require.ErrorIs(t, err, webhook.ErrNotEvent)
		default:
			require.NotEmpty(t, event.Name)
			require.Equal(t, body, event.Raw)
			if event.Body != nil {
				require.Empty(t, event.Body.Lacks())
				_, err := json.Marshal(event.Body)
				require.NoError(t, err)
			}
		}
	})
}
