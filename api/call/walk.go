package call

import (
	"cmp"
	"iter"
	"net/http"
	"slices"

	"github.com/rzpkit/payments/api/wire"
)

// pageSize is how many items a walk asks for at once, the most that the lists give.
const pageSize = 100

// Page is what a walk asks for: Count items after the first Skip of those created
// until a time. Zero is the largest page, nothing skipped, and no such time.
type Page struct {
	Count, Skip int64
	Until       wire.Timestamp
}

// Walk goes through a list, newest first, page by page, and yields every item that
// was there when it began once, however many arrive meanwhile.
//
// A page is told by how many items stand before it, and what arrives stands at the
// front. So the items move on under the walk and the end of one page comes again
// as the beginning of the next, which is known by its id and dropped; but none is
// passed over, for which an item would have to leave the list.
//
// Once the first page is there the list is closed with a time, a second after that
// of the server's answer, so that a walk through a busy account does not run after
// new items. Were its newest item left out by that, the clock behind Date being
// slow, the items would move up and some be passed over; so its time counts if it
// is later. The second is for a server that leaves out what has the very time.
// Items that still arrive before it stand at the front as ever.
//
// A list of which the caller skips some is not closed, but for a time of the
// caller's: the newest item is not seen then, and would be left out unnoticed. Such
// a walk ends once less than a page arrives while a page is fetched.
//
// A page that is not full is the last. What the answer says of its count is not
// asked for. An error of fetch ends the walk.
func Walk[T any](from Page, mark func(*T) (id string, created wire.Timestamp), options []Option, fetch func(Page, []Option) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		next, known, answer := from, map[string]bool{}, new(Response)
		next.Count = cmp.Or(next.Count, pageSize)
		options := append(slices.Clip(options), func(s *Settings) error {
			answer = cmp.Or(s.Keep, answer)
			s.Keep = answer
			return nil
		})
		for {
			items, err := fetch(next, options)
			if err != nil {
				yield(*new(T), err)
				return
			}
			date, _ := http.ParseTime(answer.Header.Get("Date"))
			latest := wire.At(date)
			for i := range items {
				id, created := mark(&items[i])
				latest = max(latest, created)
				if known[id] {
					continue
				}
				known[id] = true
				if !yield(items[i], nil) {
					return
				}
			}
			if int64(len(items)) < next.Count {
				return
			}
			next.Skip += next.Count
			if next.Until == 0 && from.Skip == 0 && latest > 0 {
				next.Until = latest + 1
			}
		}
	}
}

// Each yields what a list without pages has.
func Each[T any](fetch func() ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		items, err := fetch()
		for i := range items {
			if !yield(items[i], nil) {
				return
			}
		}
		if err != nil {
			yield(*new(T), err)
		}
	}
}
