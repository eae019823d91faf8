package apitest

import (
	"encoding/json"
	"strings"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

func fetchPaymentCard(s *Server, c call) ([]byte, error) {
	payment, found := s.ledger.Payment(c.payment())
	switch {
	case !found:
		return nil, ledger.UnknownID()
	case payment.Card == nil:
		return nil, &ledger.RefusedError{Status: 400, Description: "The payment was not made by card.", Source: "NA", Step: "NA", Reason: "NA"}
	}
	return s.index.templates.cardOf(payment.Card), nil
}

func listPaymentDowntimes(s *Server, _ call) ([]byte, error) {
	return collection(s.ledger.Downtimes(), s.index.templates.downtimeOf), nil
}

func fetchPaymentDowntime(s *Server, c call) ([]byte, error) {
	downtime, found := s.ledger.Downtime(generated.DowntimeID(c.path["downtime_id"]))
	if !found {
		return nil, ledger.UnknownID()
	}
	return s.index.templates.downtimeOf(&downtime), nil
}

// validateVPA returns the sample for an address that a sample has. It accepts any other address
// that has an @ between two parts.
func validateVPA(s *Server, c call) ([]byte, error) {
	request, err := decode[generated.ValidateVPARequest](c)
	if err != nil {
		return nil, err
	}
	user, handle, found := strings.Cut(request.VPA, "@")
	if !found || user == "" || handle == "" {
		return nil, ledger.InvalidInput("vpa", "Invalid VPA. Please enter a valid Virtual Payment Address")
	}
	if sample := s.index.samples.with(c.Operation, "vpa", request.VPA); sample != nil {
		return sample, nil
	}
	return json.Marshal(map[string]any{"vpa": request.VPA, "success": true, "customer_name": "Gaurav Kumar"})
}

// fetchIIN returns the sample for a card range that a sample has. For any other range it knows only
// the network.
func fetchIIN(s *Server, c call) ([]byte, error) {
	iin := c.path["token_iin"]
	if sample := s.index.samples.with(c.Operation, "iin", iin); sample != nil {
		return sample, nil
	}
	network, _ := networkOf(iin)
	if network == generated.CardNetworkUnknown {
		return nil, ledger.InvalidInput("iin", "No card network uses this range.")
	}
	var card map[string]json.RawMessage
	if err := json.Unmarshal(s.index.samples.largest(c.Operation, ""), &card); err != nil {
		return nil, err
	}
	for name, value := range map[string]any{"iin": iin, "network": network, "is_tokenized": len(iin) == 9, "card_iin": nil} {
		card[name], _ = json.Marshal(value) //nolint:errchkjson // strings, a boolean and null: it cannot fail
	}
	return json.Marshal(card)
}
