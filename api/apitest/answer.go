package apitest

import (
	"encoding/json"
	"maps"
	"net/http"
	"strings"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec/contract"
)

// answer is a response of the server.
type answer struct {
	status      int
	contentType string
	header      http.Header // without Content-Type
	body        []byte
}

func (a answer) write(w http.ResponseWriter) {
	maps.Copy(w.Header(), a.header)
	if a.contentType != "" {
		w.Header().Set("Content-Type", a.contentType)
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// jsonAnswer returns a 200 with a JSON body.
func jsonAnswer(body []byte) answer {
	return answer{status: http.StatusOK, contentType: "application/json", body: body}
}

// errorAnswer returns an error in the real server's envelope. With a field, it has the source, step
// and reason of invalid input; without, these are NA.
func errorAnswer(status int, description, field string) answer {
	if field == "" {
		return refusedAnswer(&ledger.RefusedError{Status: status, Description: description, Source: "NA", Step: "NA", Reason: "NA"})
	}
	refused := ledger.InvalidInput(field, description)
	refused.Status = status
	return refusedAnswer(refused)
}

// refusedAnswer returns the error response for a refused change of the ledger.
func refusedAnswer(refused *ledger.RefusedError) answer {
	type metadata struct {
		PaymentID generated.PaymentID `json:"payment_id,omitzero"`
		OrderID   generated.OrderID   `json:"order_id,omitzero"`
	}
	type fault struct {
		Code        string   `json:"code"`
		Description string   `json:"description"`
		Source      string   `json:"source"`
		Step        string   `json:"step"`
		Reason      string   `json:"reason"`
		Metadata    metadata `json:"metadata"`
		Field       string   `json:"field,omitzero"`
	}
	code := api.CodeBadRequest
	if refused.Status >= http.StatusInternalServerError {
		code = api.CodeServer
	}
	envelope := struct {
		Error fault    `json:"error"`
		Next  []string `json:"next,omitzero"`
	}{
		fault{
			code, refused.Description, refused.Source, refused.Step, refused.Reason,
			metadata{refused.PaymentID, refused.OrderID}, refused.Field,
		},
		refused.Next,
	}
	body, _ := json.Marshal(envelope) //nolint:errchkjson // strings only: it cannot fail
	return answer{status: refused.Status, contentType: "application/json", body: body}
}

// authenticate accepts the same credentials as the real server: a key with its secret or a token,
// and on key-only operations a key alone. The scheme must be spelt Basic or Bearer.
func authenticate(r *http.Request, operation contract.Operation) (answer, bool) {
	id, secret, isBasic := r.BasicAuth()
	isBasic = isBasic && strings.HasPrefix(r.Header.Get("Authorization"), "Basic ")
	token, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	switch {
	case !isBasic && !isBearer:
		return errorAnswer(http.StatusUnauthorized, "Please provide your api key for authentication purposes.", ""), false
	case operation.KeyOnly() && (isBearer || secret != ""):
		return errorAnswer(http.StatusBadRequest, "Please do not provide your secret on public sided requests", ""), false
	case operation.KeyOnly() && id == KeyID,
		isBasic && id == KeyID && secret == string(KeySecret),
		isBearer && token == string(Token):
		return answer{}, true
	}
	return errorAnswer(http.StatusUnauthorized, "Authentication failed", ""), false
}

// fieldName turns a JSON pointer into a field name as the real server writes it: /card/number into
// card.number, and expand[]/0 into expand.0.
func fieldName(pointer string) string {
	return strings.NewReplacer("[]", "", "/", ".").Replace(strings.Trim(pointer, "/"))
}
