package call

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"

	"github.com/rzpkit/payments/api/internal/jsonerr"
	"github.com/rzpkit/payments/api/wire"
)

// page is one page of a list. An item that cannot be decoded does not affect the others.
type page[T any] struct {
	list *List[T]
	// rawItems is the JSON list of the items.
	rawItems json.RawMessage
	// items has nil for an item that could not be decoded, because a decoded zero item would take a
	// thousand times the space of the empty object in the answer.
	items []*T
	// faults has the decoding errors of the items by index, and is nil if there are none. Raws then
	// has the JSON of each item.
	faults []error
	raws   []json.RawMessage
	// count is the count that the answer states. Next is the cursor of the next page.
	count int64
	next  string
}

// RequiredMembers returns the member with the items. The required members of items are checked by
// UnmarshalJSON.
func (p *page[T]) RequiredMembers() []wire.Member {
	return []wire.Member{{Name: p.list.Items, List: true}}
}

// UnmarshalJSON decodes all items at once, and item by item only if that fails, because that is
// slower.
func (p *page[T]) UnmarshalJSON(data []byte) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return err //nolint:wrapcheck // the caller's decoder
	}
	p.rawItems = members[p.list.Items]
	var count wire.Integer
	if json.Unmarshal(members["count"], &count) == nil {
		p.count = int64(count)
	}
	_ = json.Unmarshal(members[p.list.Next], &p.next) // null or missing after the last page
	var items []T
	if missing, _ := wire.Missing(data, p.list.Required); missing != "" || json.Unmarshal(p.rawItems, &items) != nil {
		return p.decodeOneByOne()
	}
	p.items = make([]*T, len(items))
	for i := range items {
		p.items[i] = &items[i]
	}
	return nil
}

func (p *page[T]) decodeOneByOne() error {
	if err := json.Unmarshal(p.rawItems, &p.raws); err != nil {
		return err //nolint:wrapcheck // the caller's decoder
	}
	p.items, p.faults = make([]*T, len(p.raws)), make([]error, len(p.raws))
	for i, raw := range p.raws {
		if missing, _ := wire.Missing(raw, p.list.itemMembers()); missing != "" {
			p.faults[i] = fmt.Errorf("it has no %s", missing)
			continue
		}
		item := new(T)
		if err := json.Unmarshal(raw, item); err != nil {
			p.faults[i] = jsonerr.Explain("", err)
		} else {
			p.items[i] = item
		}
	}
	return nil
}

// itemMembers returns the required members of an item.
func (l *List[T]) itemMembers() []wire.Member {
	for _, member := range l.Required {
		if member.Name == l.Items {
			return member.Of
		}
	}
	return nil
}

// item returns the item at an index with its id and its creation time, or an ItemError.
func (p *page[T]) item(i int, operation string) (item T, id string, created wire.Timestamp, err error) {
	if p.faults != nil && p.faults[i] != nil {
		return item, p.id(i), 0, &ItemError{operation, p.raws[i], p.faults[i]}
	}
	if p.list.Identify != nil {
		id, created = p.list.Identify(p.items[i])
	}
	return *p.items[i], id, created, nil
}

// id returns the id of an item, or "" if the list's items have no ids. For an item that could not
// be decoded it returns the item's id if that is readable, otherwise the item's JSON text.
func (p *page[T]) id(i int) (id string) {
	switch {
	case p.list.Identify == nil:
		return ""
	case p.faults == nil || p.faults[i] == nil:
		id, _ = p.list.Identify(p.items[i])
		return id
	}
	var named struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(p.raws[i], &named) != nil {
		return string(p.raws[i])
	}
	return cmp.Or(named.ID, string(p.raws[i]))
}

// equal reports whether two pages have the same length and the same first and last ids, or, for
// items without ids, the same JSON.
func (p *page[T]) equal(other *page[T]) bool {
	n := len(p.items)
	switch {
	case n != len(other.items) || n == 0:
		return false
	case p.list.Identify == nil:
		return bytes.Equal(p.rawItems, other.rawItems)
	}
	return p.id(0) == other.id(0) && p.id(n-1) == other.id(n-1)
}
