package apitest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// usesStubID is whether a request is about an id that stands in for any. See
// [Strict].
func (s *Server) usesStubID(call call) bool {
	if s.settings.strict {
		return false
	}
	var about struct {
		OrderID string `json:"order_id"`
	}
	_ = json.Unmarshal(call.Body, &about) // no body, or checked before
	return slices.ContainsFunc(append(call.ids(), about.OrderID), s.isStubID)
}

// isStubID is whether an id is a sample's, or not of the form that Razorpay's
// ids have, and this server's: a prefix with 14 letters and digits.
func (s *Server) isStubID(id string) bool {
	_, rest, found := strings.Cut(id, "_")
	return found && (s.index.sampleIDs[id] || len(rest) != 14 || strings.ContainsFunc(rest, isNotAlphanumeric))
}

func isNotAlphanumeric(r rune) bool {
	return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
}

// lastPaidOrder remembers the order that a payment is made for, where that is not one of
// the ledger's: without it the signature of such a payment could not be verified.
func (s *Server) lastPaidOrder(body []byte) string {
	var payment struct {
		OrderID string `json:"order_id"`
	}
	_ = json.Unmarshal(body, &payment) // no body, or checked before
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.order = cmp.Or(payment.OrderID, s.order)
	return s.order
}

// sampleIDs are the ids in the samples, of requests and refusals too.
func sampleIDs(files fs.FS) (map[string]bool, error) {
	ids := map[string]bool{}
	err := fs.WalkDir(files, "samples", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := fs.ReadFile(files, name)
		for _, id := range idPattern.FindAll(body, -1) {
			ids[string(id)] = true
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("samples: %w", err)
	}
	return ids, nil
}

// idPattern is an id in a text; its prefix ends with the underscore.
var idPattern = regexp.MustCompile(`\b[a-z]+_[0-9A-Za-z]{8,}\b`)
