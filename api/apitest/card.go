package apitest

import (
	"strings"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

// card returns what the ledger keeps of a customer's card.
func (s *Server) card(details generated.CardDetails) *ledger.Card {
	number := string(details.Number)
	network, _ := networkOf(number)
	return &ledger.Card{
		ID: generated.CardID(s.ledger.IDOf("card_", number)), Name: details.Name,
		Last4: number[len(number)-4:], IIN: number[:6], Network: network,
	}
}

// networkOf returns a card's network by the first digits of its number: its name, and the short
// code that some responses have instead.
func networkOf(number string) (name generated.CardNetwork, code string) {
	for _, n := range []struct {
		prefixes string
		name     generated.CardNetwork
		code     string
	}{
		{"34 37", generated.CardNetworkAmericanExpress, "AMEX"},
		{"30 36 38 39", generated.CardNetworkDinersClub, "DICL"},
		{"60 65 81 82 508", generated.CardNetworkRuPay, "RUPAY"},
		{"4", generated.CardNetworkVisa, "VISA"},
		{"51 52 53 54 55 22 23 24 25 26 27", generated.CardNetworkMasterCard, "MC"},
		{"50 56 57 58 6", generated.CardNetworkMaestro, "MAES"},
	} {
		for prefix := range strings.FieldsSeq(n.prefixes) {
			if strings.HasPrefix(number, prefix) {
				return n.name, n.code
			}
		}
	}
	return generated.CardNetworkUnknown, "UNKNOWN"
}
