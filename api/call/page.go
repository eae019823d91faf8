package call

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"

	"github.com/rzpkit/payments/api/internal/jsonerr"
	"github.com/rzpkit/payments/api/wire"
)

// page is an answer of a list, read so that an item that cannot be read keeps none of
// the others back.
type page[T any] struct {
	list *List[T]
	// text is the items as they came.
	text  json.RawMessage
	items []T
	// faults are why items could not be read, by their index; nil if all could.
	faults []error
	raws   []json.RawMessage
	// count is what the answer says of itself, and next the cursor of the next page.
	count int64
	next  string
}

// Always has what an answer is no list without.
func (p *page[T]) Always() []wire.Member { return []wire.Member{{Name: p.list.Items, List: true}} }

// UnmarshalJSON reads the items one by one only where they cannot be read together,
// which costs less.
func (p *page[T]) UnmarshalJSON(data []byte) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return err //nolint:wrapcheck // the caller's decoder
	}
	p.text = members[p.list.Items]
	var count wire.Integer
	if json.Unmarshal(members["count"], &count) == nil {
		p.count = int64(count)
	}
	_ = json.Unmarshal(members[p.list.Next], &p.next) // null, or not there, after the last page
	if missing, _ := wire.Missing(data, p.list.Always); missing == "" && json.Unmarshal(p.text, &p.items) == nil {
		return nil
	}
	return p.oneByOne()
}

func (p *page[T]) oneByOne() error {
	if err := json.Unmarshal(p.text, &p.raws); err != nil {
		return err //nolint:wrapcheck // the caller's decoder
	}
	p.items, p.faults = make([]T, len(p.raws)), make([]error, len(p.raws))
	for i, raw := range p.raws {
		if missing, _ := wire.Missing(raw, p.list.ofItem()); missing != "" {
			p.faults[i] = fmt.Errorf("it has no %s", missing)
		} else if err := json.Unmarshal(raw, &p.items[i]); err != nil {
			p.faults[i], p.items[i] = jsonerr.Explain("", err), *new(T)
		}
	}
	return nil
}

// ofItem is what every item has.
func (l *List[T]) ofItem() []wire.Member {
	for _, member := range l.Always {
		if member.Name == l.Items {
			return member.Of
		}
	}
	return nil
}

// item is the item of an index, the id that it is known by and when it was created.
func (p *page[T]) item(i int, operation string) (item T, id string, created wire.Timestamp, err error) {
	if p.faults != nil && p.faults[i] != nil {
		return item, p.id(i), 0, &ItemError{operation, p.raws[i], p.faults[i]}
	}
	if p.list.Mark != nil {
		id, created = p.list.Mark(&p.items[i])
	}
	return p.items[i], id, created, nil
}

// id is what the item of an index is known by, "" if items have no ids. An item that
// cannot be read has its id all the same if that can be read, and is known by its text
// if not.
func (p *page[T]) id(i int) (id string) {
	switch {
	case p.list.Mark == nil:
		return ""
	case p.faults == nil || p.faults[i] == nil:
		id, _ = p.list.Mark(&p.items[i])
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

// equal is whether two pages begin and end with the same items and have as many; those
// of items without ids, whether they are the same.
func (p *page[T]) equal(other *page[T]) bool {
	n := len(p.items)
	switch {
	case n != len(other.items) || n == 0:
		return false
	case p.list.Mark == nil:
		return bytes.Equal(p.text, other.text)
	}
	return p.id(0) == other.id(0) && p.id(n-1) == other.id(n-1)
}
