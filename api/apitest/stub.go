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

// usesStubID is whether a request names a stub id, so that it is answered from the
// samples. See [Strict].
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

// isStubID is whether an id stands in a sample, or does not have the form of Razorpay's
// ids: a prefix and 14 letters and digits.
func (s *Server) isStubID(id string) bool {
	_, rest, found := strings.Cut(id, "_")
	return found && (s.index.sampleIDs[id] || len(rest) != 14 || strings.ContainsFunc(rest, isNotAlphanumeric))
}

func isNotAlphanumeric(r rune) bool {
	return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
}

// lastPaidOrder records and returns the order that was paid last with a stub id. The
// signature of its payment is made with it.
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

// sampleIDs collects the ids in all samples, also those of requests and refusals.
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
