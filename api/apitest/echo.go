package apitest

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// echo holds the values of a request that replace those of its sample response: ids in the path and
// members of the body.
type echo struct {
	requested map[string]any
	path      map[string]string
	// order is the order that was paid last, or "".
	order string
	// accepts reports whether a body satisfies the contract.
	accepts func([]byte) bool
}

// applyTo returns a sample with the values of the request. It leaves out a value with which the
// sample would violate the contract. It signs a payment with the server's secret, so that the
// signature can be verified.
func (e echo) applyTo(sample []byte) []byte {
	decoder := json.NewDecoder(bytes.NewReader(sample))
	decoder.UseNumber() // so that an amount keeps every digit
	var answer map[string]any
	if decoder.Decode(&answer) != nil {
		return sample
	}
	changed := false
	put := func(name string, candidates ...any) {
		had, known := answer[name]
		if !known {
			return
		}
		for _, answer[name] = range candidates {
			if encoded, err := json.Marshal(answer); err == nil && e.accepts(encoded) {
				changed = true
				return
			}
		}
		answer[name] = had
	}
	if due, isNumber := answer["amount_due"].(json.Number); isNumber && due == answer["amount"] && e.requested["amount"] != nil {
		put("amount_due", e.requested["amount"])
	}
	for _, name := range slices.Sorted(maps.Keys(e.requested)) {
		put(name, candidatesFor(answer[name], e.requested[name])...)
	}
	for _, id := range e.path {
		if prefix(id) != "" && prefix(id) == prefix(stringOrEmpty(answer["id"])) {
			put("id", id)
		}
	}
	changed = e.replaceIDs(answer) || changed
	if e.order != "" {
		put("razorpay_order_id", e.order)
	}
	if stringOrEmpty(answer["razorpay_signature"]) != "" {
		put("razorpay_signature", sign(stringOrEmpty(answer["razorpay_order_id"])+"|"+stringOrEmpty(answer["razorpay_payment_id"])))
	}
	if !changed {
		return sample
	}
	encoded, err := json.Marshal(answer)
	if err != nil {
		return sample
	}
	return encoded
}

// candidatesFor lists the values that can replace a member: the value of the request, or, if both
// are objects, the sample's object with the request's members. The real server writes an empty
// object as [].
func candidatesFor(had, given any) []any {
	members, isObject := given.(map[string]any)
	switch {
	case given == nil:
		return nil
	case !isObject:
		return []any{given}
	case len(members) == 0:
		return []any{[]any{}}
	}
	before, wasObject := had.(map[string]any)
	if !wasObject {
		return []any{given}
	}
	return []any{given, merge(before, members)}
}

// merge returns a copy of an object with members replaced. It adds no members.
func merge(object, members map[string]any) map[string]any {
	merged := maps.Clone(object)
	for name, value := range members {
		had, known := object[name]
		before, wasObject := had.(map[string]any)
		inner, isObject := value.(map[string]any)
		switch {
		case !known:
		case wasObject && isObject:
			merged[name] = merge(before, inner)
		case wasObject == isObject:
			merged[name] = value
		}
	}
	return merged
}

// replaceIDs replaces, at any depth, ids that have the name of a path parameter by the value in the
// path. It reports whether it replaced any.
func (e echo) replaceIDs(value any) (changed bool) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			changed = e.replaceIDs(item) || changed
		}
	case map[string]any:
		for name, member := range value {
			for parameter, id := range e.path {
				isText := stringOrEmpty(member) != "" && prefix(stringOrEmpty(member)) == prefix(id)
				if isText && member != id && (name == parameter || name == "razorpay_"+parameter) {
					value[name], changed = id, true
				}
			}
			changed = e.replaceIDs(member) || changed
		}
	}
	return changed
}

// stringOrEmpty returns a string value as it is, and "" for any other value.
func stringOrEmpty(value any) string {
	text, _ := value.(string)
	return text
}
