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

// usesStubID reports whether a request names a stub id and so is answered from the samples. See
// [Strict].
func (s *Server) usesStubID(call call) bool {
	if s.settings.strict {
		return false
	}
	var about struct {
		OrderID string `json:"order_id"`
	}
	_ = json.Unmarshal(call.Body, &about) // no body, or already checked
	return slices.ContainsFunc(append(call.ids(), about.OrderID), s.isStubID)
}

// isStubID reports whether an id occurs in a sample, or does not have Razorpay's form: a prefix and
// 14 letters and digits.
func (s *Server) isStubID(id string) bool {
	_, rest, found := strings.Cut(id, "_")
	return found && (s.index.sampleIDs[id] || len(rest) != 14 || strings.ContainsFunc(rest, isNotAlphanumeric))
}

func isNotAlphanumeric(r rune) bool {
	return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
}

// lastPaidOrder records and returns the order that was paid last with a stub id. It is part of the
// signature of that payment.
func (s *Server) lastPaidOrder(body []byte) string {
	var payment struct {
		OrderID string `json:"order_id"`
	}
	_ = json.Unmarshal(body, &payment) // no body, or already checked
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.order = cmp.Or(payment.OrderID, s.order)
	return s.order
}

// sampleIDs collects the ids in all samples, including requests and errors.
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

// idPattern matches an id in a text. Its prefix ends with an underscore.
var idPattern = regexp.MustCompile(`\b[a-z]+_[0-9A-Za-z]{8,}\b`)
