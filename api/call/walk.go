package call

import (
	"cmp"
	"context"
	"iter"
	"net/http"
	"slices"

	"github.com/rzpkit/payments/api/wire"
)

// A walk ends after so many pages in a row without new items. One such page is normal: items that
// arrive at the front between two requests push as many known items into the next page.
const (
	maxRepeatedPages = 5   // pages that equal the previous one
	maxIdlePages     = 100 // pages without a new item
)

// Walk yields every item that was in the list when the walk began, each of them once, no matter how
// many arrive meanwhile.
//
// A page is requested by the number of items before it, and new items arrive at the front. They
// push the known items back, so the end of one page can appear again at the beginning of the next;
// Walk recognizes such items by their ids and drops them. It misses no item as long as none leaves
// the list. Items without ids cannot be recognized and may appear twice.
//
// After the first page Walk limits the list to items created until then, if the list has such a
// parameter. Otherwise a walk through a busy account would chase new items. The limit is one second
// after the date of the server's answer, or after the creation of the newest item if that is later:
// if a slow server clock put the limit before the newest item, the other items would move up and
// the walk would miss some. The extra second is for a server that excludes the limit itself.
//
// If the caller skips items, Walk sets no limit, because it has not seen the newest item and could
// exclude it.
//
// The list ends with a page without items. A page with fewer items than requested need not be the
// last, since a server may return fewer. The list also ends with a page of known items only, if it
// is not full and its last item is the last one of the previous page: new items pushed them there.
// The count in the answer is ignored, except as below. If the server repeats the same items
// endlessly, or returns a count above 0 without items, the walk ends with a [*ListError]. An item
// that cannot be decoded yields an [*ItemError] in its place, and the others follow. Any other
// error ends the walk.
func (l *List[T]) Walk(ctx context.Context, caller Caller, from Page, options []Option) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		w := walk[T]{list: l, caller: caller, options: options, known: map[string]bool{}, cursors: map[string]bool{}}
		next := from
		next.Count = cmp.Or(next.Count, l.Size)
		for {
			page, err := w.fetch(ctx, next)
			if err != nil {
				yield(*new(T), err)
				return
			}
			if !w.yieldNew(page, yield) {
				return
			}
			var more bool
			if next, more, err = w.nextPage(next, page); err != nil {
				yield(*new(T), err)
			}
			if !more {
				return
			}
			if next.Until == 0 && from.Skip == 0 && from.Cursor == "" && w.latest > 0 {
				next.Until = w.latest + 1
			}
		}
	}
}

// walk is the state of a walk through a list.
type walk[T any] struct {
	list    *List[T]
	caller  Caller
	options []Option
	// operation is the operationId, for errors.
	operation string
	// known has the ids of the items seen so far. Received is the number of items yielded.
	known    map[string]bool
	received int
	// latest is the latest time seen: the creation of an item, or a Date header.
	latest wire.Timestamp
	// cursors has the cursors that were requested.
	cursors map[string]bool
	// previous is the last page, and lastID the id of its last item. MaxItems is the number of
	// items of the largest page so far.
	previous *page[T]
	lastID   string
	maxItems int
	// repeated is how many pages in a row equal the one before, and idle how many have no new item.
	repeated, idle int
}

// fetch requests a page and notes the server's Date.
func (w *walk[T]) fetch(ctx context.Context, asked Page) (*page[T], error) {
	request := w.list.Request(asked)
	if request.Operation != nil {
		w.operation = request.Operation.ID
	}
	answer := new(Response)
	keep := func(s *Settings) error {
		answer = cmp.Or(s.Keep, answer)
		s.Keep = answer
		return nil
	}
	got := &page[T]{list: w.list}
	if err := send(ctx, w.caller, request, got, append(slices.Clip(w.options), keep)); err != nil {
		return nil, err
	}
	if date, err := http.ParseTime(answer.Header.Get("Date")); err == nil {
		w.latest = max(w.latest, wire.At(date))
	}
	return got, nil
}

// yieldNew yields the new items of a page. It reports whether the caller wants more.
func (w *walk[T]) yieldNew(page *page[T], yield func(T, error) bool) bool {
	w.idle++
	w.repeated++
	if w.previous == nil || !page.equal(w.previous) {
		w.repeated = 0
	} else if w.list.Identify == nil {
		w.repeated = maxRepeatedPages // without ids a repeated page cannot be distinguished from new items
		return true
	}
	for i := range page.items {
		item, id, created, err := page.item(i, w.operation)
		w.latest = max(w.latest, created)
		if id != "" && w.known[id] {
			continue
		}
		w.known[id] = true
		w.idle = 0
		if !yield(item, err) {
			return false
		}
		w.received++
	}
	return true
}

// nextPage returns the page to request after the given one. More is false after the last page.
func (w *walk[T]) nextPage(asked Page, page *page[T]) (next Page, more bool, err error) {
	n := len(page.items)
	switch {
	case n == 0 && page.count > 0:
		return Page{}, false, w.listError("an answer counts items and has none")
	case w.list.Unpaged, w.list.Next == "" && n == 0, w.list.Next != "" && page.next == "":
		return Page{}, false, nil
	case w.list.Next == "" && w.idle > 0 && n < w.maxItems && page.id(n-1) == w.lastID:
		return Page{}, false, nil
	case w.repeated >= maxRepeatedPages, w.idle >= maxIdlePages, w.cursors[page.next]:
		return Page{}, false, w.listError("its pages have the same items over and over")
	case w.list.Next == "":
		asked.Skip += int64(n)
	default:
		asked.Skip, asked.Cursor = 0, page.next
		w.cursors[page.next] = true
	}
	w.previous, w.maxItems = page, max(w.maxItems, n)
	if n > 0 {
		w.lastID = page.id(n - 1)
	}
	return asked, true, nil
}

func (w *walk[T]) listError(reason string) error {
	return &ListError{Operation: w.operation, Received: w.received, Reason: reason}
}
