package call

import (
	"cmp"
	"context"
	"iter"
	"net/http"
	"slices"

	"github.com/rzpkit/payments/api/wire"
)

// How long a list may bring nothing new before it is given up. Honest servers have such
// pages too: what arrives at the front while a page is fetched moves as many known items
// into the next.
const (
	sameInARow  = 5   // pages that are the one before once more
	knownInARow = 100 // pages without a new item
)

// Walk goes through the list page by page and yields every item that was there when
// it began once, however many arrive meanwhile.
//
// A page is told by how many items stand before it, those that came, and what arrives
// stands at the front. So the items move on under the walk and the end of one page
// comes again as the beginning of the next, which is known by its id and dropped; but
// none is passed over, for which an item would have to leave the list. Items without
// ids can come twice so.
//
// Once the first page is there the list is closed with a time, if it has such a
// parameter, a second after that of the server's answer, so that a walk through a busy
// account does not run after new items. Were its newest item left out by that, the clock
// behind Date being slow, the items would move up and some be passed over; so its time
// counts if it is later. The second is for a server that leaves out what has the very
// time. Items that still arrive before it stand at the front as ever.
//
// A list of which the caller skips some is not closed, but for a time of the caller's:
// the newest item is not seen then, and would be left out unnoticed.
//
// The list ends with a page that has no items: one that has fewer than were asked for
// need not be the last, since a server may give fewer. It ends too where behind the last
// item there are some that are known, up to that item, and fewer than a page can have:
// they were moved there by what arrived. An answer's own count ends nothing. A server that gives the same items over and over, or counts items where it
// gives none, is a [*ListError] at the end; an item that cannot be read is an
// [*ItemError] in its place, and the others follow. Any other error ends the walk.
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
			if !w.yield(page, yield) {
				return
			}
			var more bool
			if next, more, err = w.after(next, page); err != nil {
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

// walk is a walk through a list that goes on.
type walk[T any] struct {
	list    *List[T]
	caller  Caller
	options []Option
	// operation is the operationId.
	operation string
	// known are the ids of the items that came, and came how many those are.
	known map[string]bool
	came  int
	// latest is the latest time that was seen, of an item or of the server.
	latest wire.Timestamp
	// cursors are those that were asked for.
	cursors map[string]bool
	// before is the page that came last, and last its last item's id. Most is how many
	// items a page had.
	before *page[T]
	last   string
	most   int
	// same is how many pages in a row were the one before, and idle how many had nothing
	// new.
	same, idle int
}

// fetch asks for a page.
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

// yield yields what is new of a page, and is whether there is to be more.
func (w *walk[T]) yield(page *page[T], yield func(T, error) bool) bool {
	w.idle++
	w.same++
	if w.before == nil || !page.equal(w.before) {
		w.same = 0
	} else if w.list.Mark == nil {
		w.same = sameInARow // without ids nothing tells a page once more from new items
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
		w.came++
	}
	return true
}

// after is what is to be asked for after a page, if that was not the last.
func (w *walk[T]) after(asked Page, page *page[T]) (next Page, more bool, err error) {
	n := len(page.items)
	switch {
	case n == 0 && page.count > 0:
		return Page{}, false, w.brokenOff("an answer counts items and has none")
	case w.list.Whole, w.list.Next == "" && n == 0, w.list.Next != "" && page.next == "":
		return Page{}, false, nil
	case w.list.Next == "" && w.idle > 0 && n < w.most && page.id(n-1) == w.last:
		return Page{}, false, nil
	case w.same >= sameInARow, w.idle >= knownInARow, w.cursors[page.next]:
		return Page{}, false, w.brokenOff("its pages have the same items over and over")
	case w.list.Next == "":
		asked.Skip += int64(n)
	default:
		asked.Skip, asked.Cursor = 0, page.next
		w.cursors[page.next] = true
	}
	w.before, w.most = page, max(w.most, n)
	if n > 0 {
		w.last = page.id(n - 1)
	}
	return asked, true, nil
}

func (w *walk[T]) brokenOff(reason string) error {
	return &ListError{Operation: w.operation, Came: w.came, Reason: reason}
}
