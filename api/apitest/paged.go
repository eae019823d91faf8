package apitest

import (
	"encoding/json"
	"net/url"
	"strconv"

	"github.com/rzpkit/payments/spec/contract"
)

// paginate returns the page of a sample that the query asks for, as if the sample were the whole
// list. It returns a sample that is not a paged list unchanged.
func paginate(sample []byte, operation contract.Operation, query url.Values) []byte {
	paging, isList := operation.Paging()
	member := operation.Lists()
	if !isList || paging.Whole || member == "" {
		return sample
	}
	var answer map[string]json.RawMessage
	var items []json.RawMessage
	if json.Unmarshal(sample, &answer) != nil || json.Unmarshal(answer[member], &items) != nil {
		return sample
	}
	number := func(parameter string, otherwise int) int {
		n, err := strconv.Atoi(query.Get(parameter))
		if parameter == "" || err != nil {
			return otherwise
		}
		return n
	}
	if paging.Cursor != "" && query.Get(paging.Cursor) != "" {
		items = nil
	}
	items = items[min(number(paging.Skip, 0), len(items)):]
	items = items[:min(number(paging.Count, len(items)), len(items))]
	put := func(name string, value any) {
		if encoded, err := json.Marshal(value); err == nil && answer[name] != nil {
			answer[name] = encoded
		}
	}
	put(member, append([]json.RawMessage{}, items...))
	put("count", len(items))
	if paging.Cursor != "" && len(items) == 0 {
		put(paging.Next, nil)
	}
	encoded, err := json.Marshal(answer)
	if err != nil {
		return sample
	}
	return encoded
}
