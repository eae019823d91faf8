package apitest

import (
	"bytes"
	"encoding/json"
	html "html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// answerCustomer serves the links in next, which a customer's browser follows with the key id
// alone. The contract does not describe them.
//
//	GET  /payments/{id}/authorize            the bank's page
//	POST /payments/{id}/authorize/success    its button to pay, by GET too without SameOrigin
//	POST /payments/{id}/authorize/failure    its button to cancel, by GET too without SameOrigin
//	any  /payments/{id}/otp_generate?key_id=
//	POST /payments/{id}/otp_submit/{hash}?key_id=
//	POST /payments/{id}/otp_resend/json?key_id=
func (s *Server) answerCustomer(request call) (answer, bool) {
	rest, found := strings.CutPrefix(request.Path, basePath+"/payments/")
	id, link, more := strings.Cut(rest, "/")
	if !found || !more {
		return answer{}, false
	}
	payment := generated.PaymentID(id)
	switch {
	case link == "authorize" && request.Method == http.MethodGet:
		return s.bankPage(payment), true
	case strings.HasPrefix(link, "authorize/") && (request.Method == http.MethodGet || request.Method == http.MethodPost):
		return s.pressButton(payment, request.Method, strings.TrimPrefix(link, "authorize/")), true
	case !request.Query.Has("key_id"):
		return answer{}, false
	case request.Query.Get("key_id") != KeyID:
		return errorAnswer(http.StatusUnauthorized, "Authentication failed", ""), true
	case link == "otp_generate":
		return s.followLink("generateOTP", request, id), true
	case strings.HasPrefix(link, "otp_submit/") && request.Method == http.MethodPost:
		return s.followLink("submitOTP", request, id), true
	case link == "otp_resend/json" && request.Method == http.MethodPost:
		return s.followLink("resendOTP", request, id), true
	}
	return answer{}, false
}

// followLink performs the operation of a link. A one-time password is sent as JSON or as a form.
func (s *Server) followLink(id string, request call, payment string) answer {
	request.Operation = id
	if form, err := url.ParseQuery(string(request.Body)); err == nil && form.Has("otp") {
		request.Body, _ = json.Marshal(map[string]string{"otp": form.Get("otp")}) //nolint:errchkjson // a string: it cannot fail
	}
	operation, _ := s.index.contract.Operation(id)
	request.path = map[string]string{"payment_id": payment}
	return s.checkAnswer(operation, s.perform(operation, request))
}

// isBankPage reports whether a request only opens the bank's page.
func isBankPage(r *http.Request) bool {
	rest, found := strings.CutPrefix(r.URL.Path, basePath+"/payments/")
	_, link, _ := strings.Cut(rest, "/")
	return found && r.Method == http.MethodGet && link == "authorize"
}

// bankPage returns the page on which a customer pays or cancels.
func (s *Server) bankPage(id generated.PaymentID) answer {
	payment, found := s.ledger.Payment(id)
	if !found {
		return page(http.StatusNotFound, messageTemplate, "The bank does not know this payment.")
	}
	return page(http.StatusOK, bankTemplate, map[string]any{
		"Price": paise.Format(payment.Amount, payment.Currency), "Path": basePath + "/payments/" + string(id) + "/authorize",
	})
}

// pressButton authorizes or cancels a payment, as the buttons of the bank's page do.
func (s *Server) pressButton(id generated.PaymentID, method, button string) answer {
	press := map[string]func(generated.PaymentID) (ledger.Payment, error){"success": s.ledger.Authorize, "failure": s.ledger.Cancel}[button]
	if _, found := s.ledger.Payment(id); !found {
		return page(http.StatusNotFound, messageTemplate, "The bank does not know this payment.")
	}
	switch {
	case press == nil:
		return page(http.StatusNotFound, messageTemplate, "The bank has no such page.")
	case method == http.MethodGet && s.settings.crossOrigin != nil:
		return page(http.StatusMethodNotAllowed, messageTemplate, "The buttons send a POST.")
	}
	payment, err := press(id)
	if err != nil {
		return page(http.StatusBadRequest, messageTemplate, "The payment is already finished.")
	}
	return page(http.StatusOK, doneTemplate, callbackFields(&payment))
}

// callbackFields returns the fields of the form that is posted to the shop's callback_url.
func callbackFields(p *ledger.Payment) map[string]any {
	fields := map[string]string{}
	if p.Failure != nil {
		fields["error[code]"], fields["error[description]"] = p.Failure.Code, p.Failure.Description
		fields["error[source]"], fields["error[step]"], fields["error[reason]"] = p.Failure.Source, p.Failure.Step, p.Failure.Reason
		fields["error[metadata][payment_id]"], fields["error[metadata][order_id]"] = string(p.ID), string(p.OrderID)
	} else {
		confirmation := confirmationOf(p)
		fields["razorpay_payment_id"], fields["razorpay_order_id"] = string(p.ID), string(p.OrderID)
		fields["razorpay_signature"] = confirmation.RazorpaySignature
	}
	return map[string]any{"Status": p.Status, "URL": p.CallbackURL, "Fields": fields}
}

func page(status int, content *html.Template, values any) answer {
	var text bytes.Buffer
	if err := content.Execute(&text, values); err != nil {
		return errorAnswer(http.StatusInternalServerError, err.Error(), "")
	}
	return answer{status: status, contentType: "text/html; charset=utf-8", body: text.Bytes()}
}

// The bank's pages. The page of a finished payment posts the result to the shop's callback_url, if
// there is one.
var (
	bankTemplate = html.Must(html.New("bank").Parse(
		`<!doctype html><title>Bank</title><p>Pay {{.Price}}?</p>` +
			`<form method="post"><button formaction="{{.Path}}/success">Success</button> ` +
			`<button formaction="{{.Path}}/failure">Failure</button></form>`))
	doneTemplate = html.Must(html.New("done").Parse(
		`<!doctype html><title>Bank</title><p>The payment is {{.Status}}.</p>` +
			`{{if .URL}}<form id="shop" method="post" action="{{.URL}}">` +
			`{{range $name, $value := .Fields}}<input type="hidden" name="{{$name}}" value="{{$value}}">{{end}}` +
			`<button>Back to the shop</button></form><script>document.getElementById("shop").submit()</script>{{end}}`))
	messageTemplate = html.Must(html.New("gone").Parse(`<!doctype html><title>Bank</title><p>{{.}}</p>`))
)
