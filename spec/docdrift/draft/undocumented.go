package draft

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	check "github.com/rzpkit/payments/spec/contract"
)

// dropUndocumented removes the properties that a component of the contract lacks from a sample of a
// response. They would be news to a check of the sample.
func (d *drafter) dropUndocumented(checked *check.Contract, c *call, sample *Sample) {
	var names []string
	var value any
	for _, finding := range checked.Check(check.Exchange{Operation: c.id, Status: http.StatusOK, Body: sample.Content}) {
		if finding.Rule != check.RuleField {
			continue
		}
		if value == nil {
			decoder := json.NewDecoder(bytes.NewReader(sample.Content))
			decoder.UseNumber()
			_ = decoder.Decode(&value) // cannot fail: it was encoded
		}
		keys := strings.Split(strings.TrimPrefix(finding.Wildcard(), "/"), "/")
		for i, key := range keys {
			keys[i] = pointerEscapes.Replace(key)
		}
		remove(value, keys)
		if name := strings.Join(keys, "."); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return
	}
	sample.Content, _ = indentedJSON(value) // nor can this
	d.undecidedf(0, c.id, "the page shows properties that the contract's components lack: %s: they are left out of the samples", strings.Join(names, ", "))
}

var pointerEscapes = strings.NewReplacer("~1", "/", "~0", "~")

// remove removes the member with a path of keys from a value. The key * stands for all.
func remove(value any, keys []string) {
	switch value := value.(type) {
	case map[string]any:
		if len(keys) == 1 {
			delete(value, keys[0])
			return
		}
		for name, inner := range value {
			if name == keys[0] || keys[0] == "*" {
				remove(inner, keys[1:])
			}
		}
	case []any:
		for _, inner := range value {
			remove(inner, keys[1:])
		}
	}
}
