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

// customer answers what a customer's browser asks for: the links that stand in
// next. The contract calls them opaque and does not have them; they go by the key
// id alone.
//
//	GET  /payments/{id}/authorize            the bank's page
//	GET  /payments/{id}/authorize/success    its button that pays
//	GET  /payments/{id}/authorize/failure    its button that does not
//	any  /payments/{id}/otp_generate?key_id=
//	POST /payments/{id}/otp_submit/{hash}?key_id=
//	POST /payments/{id}/otp_resend/json?key_id=
func (s *Server) customer(request Request) (answer, bool) {
	rest, found := strings.CutPrefix(request.Path, basePath+"/payments/")
	id, link, more := strings.Cut(rest, "/")
	if !found || !more {
		return answer{}, false
	}
	payment := generated.PaymentID(id)
	switch {
	case request.Method == http.MethodGet && (link == "authorize" || strings.HasPrefix(link, "authorize/")):
		return s.atBank(payment, strings.TrimPrefix(link, "authorize")), true
	case !request.Query.Has("key_id"):
		return answer{}, false
	case request.Query.Get("key_id") != KeyID:
		return refusal(http.StatusUnauthorized, "Authentication failed", ""), true
	case link == "otp_generate":
		return s.follow("generateOTP", request, id), true
	case strings.HasPrefix(link, "otp_submit/") && request.Method == http.MethodPost:
		return s.follow("submitOTP", request, id), true
	case link == "otp_resend/json" && request.Method == http.MethodPost:
		return s.follow("resendOTP", request, id), true
	}
	return answer{}, false
}

// follow does what a link's operation does. A password comes as JSON or as a form.
func (s *Server) follow(id string, request Request, payment string) answer {
	request.Operation = id
	if form, err := url.ParseQuery(string(request.Body)); err == nil && form.Has("otp") {
		request.Body, _ = json.Marshal(map[string]string{"otp": form.Get("otp")}) //nolint:errchkjson // a text
	}
	operation, _ := s.index.contract.Operation(id)
	return s.checked(operation, s.do(operation, call{request, map[string]string{"payment_id": payment}}))
}

// atBank is the bank's page, or what comes of one of its buttons.
func (s *Server) atBank(id generated.PaymentID, button string) answer {
	payment, found := s.ledger.Payment(id)
	if !found {
		return page(http.StatusNotFound, goneTemplate, "The bank knows nothing of this payment.")
	}
	var err error
	switch button {
	case "":
		return page(http.StatusOK, bankTemplate, map[string]any{
			"Price": paise.Format(payment.Amount, payment.Currency), "URL": s.URL + "/payments/" + string(id) + "/authorize",
		})
	case "/success":
		payment, err = s.ledger.Authorize(id)
	case "/failure":
		payment, err = s.ledger.Cancel(id)
	default:
		return page(http.StatusNotFound, goneTemplate, "The bank has no such page.")
	}
	if err != nil {
		return page(http.StatusBadRequest, goneTemplate, "The payment is over already.")
	}
	return page(http.StatusOK, doneTemplate, result(&payment))
}

// result is what the shop's page, the callback_url, is sent.
func result(p *ledger.Payment) map[string]any {
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
		return refusal(http.StatusInternalServerError, err.Error(), "")
	}
	return answer{status: status, contentType: "text/html; charset=utf-8", body: text.Bytes()}
}

// The pages of the bank. The last one carries the result on to the shop's page,
// if it named one.
var (
	bankTemplate = html.Must(html.New("bank").Parse(
		`<!doctype html><title>Bank</title><p>Pay {{.Price}}?</p>` +
			`<p><a href="{{.URL}}/success">Success</a> <a href="{{.URL}}/failure">Failure</a></p>`))
	doneTemplate = html.Must(html.New("done").Parse(
		`<!doctype html><title>Bank</title><p>The payment is {{.Status}}.</p>` +
			`{{if .URL}}<form id="shop" method="post" action="{{.URL}}">` +
			`{{range $name, $value := .Fields}}<input type="hidden" name="{{$name}}" value="{{$value}}">{{end}}` +
			`<button>Back to the shop</button></form><script>document.getElementById("shop").submit()</script>{{end}}`))
	goneTemplate = html.Must(html.New("gone").Parse(`<!doctype html><title>Bank</title><p>{{.}}</p>`))
)
