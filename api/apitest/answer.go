package apitest

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
)

// answer is what the server sends.
type answer struct {
	status      int
	contentType string
	body        []byte
}

func (a answer) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", a.contentType)
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// refusal is the real server's error envelope.
func refusal(status int, description, field string) answer {
	fault := map[string]any{
		"code": "BAD_REQUEST_ERROR", "description": description,
		"source": "NA", "step": "NA", "reason": "NA", "metadata": map[string]string{},
	}
	if field != "" {
		fault["source"], fault["step"], fault["reason"] = "business", "payment_initiation", "input_validation_failed"
		fault["field"] = field
	}
	body, _ := json.Marshal(map[string]any{"error": fault}) //nolint:errchkjson // strings only: it cannot fail
	return answer{status, "application/json", body}
}

// authenticate takes what the real server takes: a key with its secret or a
// token, and on key-only operations a key and nothing more. The scheme is spelt
// Basic, in no other way.
func authenticate(r *http.Request, operation contract.Operation) (answer, bool) {
	id, secret, isBasic := r.BasicAuth()
	isBasic = isBasic && strings.HasPrefix(r.Header.Get("Authorization"), "Basic ")
	token, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	switch {
	case !isBasic && !isBearer:
		return refusal(http.StatusUnauthorized, "Please provide your api key for authentication purposes.", ""), false
	case operation.KeyOnly() && (isBearer || secret != ""):
		return refusal(http.StatusBadRequest, "Please do not provide your secret on public sided requests", ""), false
	case operation.KeyOnly() && id == KeyID,
		isBasic && id == KeyID && secret == string(KeySecret),
		isBearer && token == string(Token):
		return answer{}, true
	}
	return refusal(http.StatusUnauthorized, "Authentication failed", ""), false
}

// fieldName makes a field's name, as the real server writes it, of a JSON
// pointer: /card/number is card.number, and expand[]/0 is expand.0.
func fieldName(pointer string) string {
	return strings.NewReplacer("[]", "", "/", ".").Replace(strings.Trim(pointer, "/"))
}
