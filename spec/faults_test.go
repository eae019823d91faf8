package spec_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestFaultsInRecordedAnswersAreFound puts one fault after another into each recorded answer that
// counts, chosen by what the answer contains and not by the contract, and checks that the contract
// refuses it.
func TestFaultsInRecordedAnswersAreFound(t *testing.T) {
	t.Parallel()
	for _, folder := range recordingsDirs {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			t.Parallel()
			made, missed := map[string]int{}, map[string][]string{}
			for _, r := range recordings(t, folder) {
				if !r.Count {
					continue
				}
				schema, body := r.schemaAndBody(t, folder)
				for _, f := range faultsOf(body, nil) {
					made[f.kind]++
					if check(schema, f.applyTo(body)) == nil {
						missed[f.kind] = append(missed[f.kind], fmt.Sprintf("%s as an answer of %s: %s: %v", r.File, r.Op, strings.Join(f.at, "/"), f.value))
					}
				}
			}
			require.Len(t, made, 5, "every kind of fault was made")
			all, found := 0, 0
			for kind, n := range made {
				all, found = all+n, found+n-len(missed[kind])
				if kind != droppedKey { // an optional key may be missing
					assert.Empty(t, missed[kind], kind)
				}
			}
			t.Logf("%d of %d faults are found; of dropped keys, %d of %d", found, all, made[droppedKey]-len(missed[droppedKey]), made[droppedKey])
			require.Greater(t, found*100, all*90)
		})
	}
}

// The kinds of faults.
const (
	otherType  = "a value of another type"
	fraction   = "a fraction for an integer"
	otherID    = "an id with another prefix"
	otherValue = "an unlisted value"
	droppedKey = "a key dropped"
)

// fault is another value, or none, at a place in a body.
type fault struct {
	kind  string
	at    []string
	value any
}

var (
	anID = regexp.MustCompile(`^[a-z]+_[0-9A-Za-z]{8,}$`)
	// listed are the properties whose values the documentation lists.
	listed = []string{
		"entity", "status", "phase", "method", "type", "sub_type", "refund_status", "speed_processed", "speed_requested",
		"auth_type", "usage", "close_reason", "supply_type", "purpose", "mime_type", "card_network", "card_type", "severity",
	}
)

// isFreeText reports whether a key contains free text, where such names have no listed values.
func isFreeText(key string) bool {
	return slices.Contains([]string{"notes", "others", "authentication_types", "emi"}, key)
}

// faultsOf returns the faults for a value and everything in it.
func faultsOf(value any, at []string) []fault {
	name := ""
	if len(at) > 0 {
		name = at[len(at)-1]
	}
	var faults []fault
	add := func(kind string, value any) { faults = append(faults, fault{kind, slices.Clone(at), value}) }
	within := func(key string, value any) {
		faults = append(faults, faultsOf(value, append(slices.Clone(at), key))...)
	}
	switch value := value.(type) {
	case map[string]any:
		add(otherType, json.Number("7"))
		for _, key := range slices.Sorted(maps.Keys(value)) {
			if !slices.Contains(at, "notes") {
				faults = append(faults, fault{droppedKey, append(slices.Clone(at), key), dropped{}})
			}
			within(key, value[key])
		}
	case []any:
		add(otherType, json.Number("7"))
		for i, item := range value {
			within(strconv.Itoa(i), item)
		}
	case string:
		add(otherType, []any{"an item"})
		add(otherType, json.Number("7"))
		if anID.MatchString(value) && !slices.Contains(at, "notes") && (name == "id" || strings.HasSuffix(name, "_id")) {
			add(otherID, "zzz_"+value[strings.IndexByte(value, '_')+1:])
		}
		if slices.Contains(listed, name) && !slices.ContainsFunc(at, isFreeText) {
			add(otherValue, "not listed")
		}
	case json.Number:
		add(otherType, map[string]any{})
		add(otherType, value.String())
		if _, err := value.Int64(); err == nil {
			add(fraction, json.Number(value.String()+".5"))
		}
	case bool:
		add(otherType, map[string]any{})
		add(otherType, fmt.Sprint(value))
	}
	return faults
}

// applyTo returns a copy of a body with the fault.
func (f fault) applyTo(body any) any { return replaceAt(body, f.at, f.value) }

func replaceAt(body any, at []string, value any) any {
	if len(at) == 0 {
		return value
	}
	switch body := body.(type) {
	case map[string]any:
		changed := maps.Clone(body)
		if _, drop := value.(dropped); drop && len(at) == 1 {
			delete(changed, at[0])
			return changed
		}
		changed[at[0]] = replaceAt(body[at[0]], at[1:], value)
		return changed
	case []any:
		i, _ := strconv.Atoi(at[0])
		changed := slices.Clone(body)
		changed[i] = replaceAt(body[i], at[1:], value)
		return changed
	}
	return body
}
