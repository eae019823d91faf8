package call_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/wire"
)

// item is an item of the lists in these tests.
type item struct {
	ID      string         `json:"id"`
	Created wire.Timestamp `json:"created_at"`
}

func identify(i *item) (string, wire.Timestamp) { return i.ID, i.Created }

// account is a server with a list. Its fields make it misbehave.
type account struct {
	// items are its list, newest first.
	items []string
	date  string
	// most limits the items of a page, whatever is requested.
	most int64
	// stuck makes it ignore skip.
	stuck bool
	// count returns the count that it states for n items; nil means n.
	count func(n int) any
	fail  int // the page that fails, 0 for none

	asked []call.Page
}

var errBroken = errors.New("broken")

// newAccount returns an account with n items, one per second.
func newAccount(n int) *account {
	a := &account{most: 1000}
	for i := range n {
		a.items = append(a.items, fmt.Sprintf(`{"id":"item_%d","created_at":%d}`, i, 1_700_000_000-i))
	}
	return a
}

// list returns the description of its list, which is paged by skip.
func (a *account) list() *call.List[item] {
	return &call.List[item]{
		Items: "items", Size: 100, Identify: identify,
		Required: []wire.Member{{Name: "items", List: true, Of: []wire.Member{{Name: "id"}}}},
		Request: func(page call.Page) *call.Request {
			a.asked = append(a.asked, page)
			return &call.Request{Operation: &call.Operation{ID: "listItems"}}
		},
	}
}

// Call answers the latest request, and decodes the answer as the client does.
func (a *account) Call(_ context.Context, _ *call.Request, out any, options ...call.Option) error {
	if len(a.asked) == a.fail {
		return errBroken
	}
	var settings call.Settings
	for _, option := range options {
		if err := option(&settings); err != nil {
			return err
		}
	}
	*settings.Keep = call.Response{Header: http.Header{"Date": {a.date}}}
	page, there := a.asked[len(a.asked)-1], []string{}
	for _, text := range a.items {
		var item item
		if json.Unmarshal([]byte(text), &item) != nil || page.Until == 0 || item.Created <= page.Until {
			there = append(there, text)
		}
	}
	first := min(page.Skip, int64(len(there)))
	if a.stuck {
		first = 0
	}
	if page.Count == 0 {
		page.Count = 10
	}
	there = there[first:min(first+min(page.Count, a.most), int64(len(there)))]
	count := any(len(there))
	if a.count != nil {
		count = a.count(len(there))
	}
	answer := fmt.Sprintf(`{"count":%v,"items":[%s]}`, count, strings.Join(there, ","))
	return json.Unmarshal([]byte(answer), out)
}

// walk returns the ids and errors of a walk.
func (a *account) walk(t *testing.T, list *call.List[item], from call.Page, options ...call.Option) (ids []string, errs []error) {
	t.Helper()
	for item, err := range list.Walk(t.Context(), a, from, options) {
		if err != nil {
			errs = append(errs, err)
			require.Empty(t, item)
			continue
		}
		ids = append(ids, item.ID)
	}
	return ids, errs
}

// TestWalkFetchesPageByPage covers lists that do not change. Package api tests walks during which
// items arrive.
func TestWalkFetchesPageByPage(t *testing.T) {
	t.Parallel()
	const closed = 1_700_000_001
	for name, test := range map[string]struct {
		items   int
		from    call.Page
		date    string
		want    []call.Page
		yielded int
	}{
		"nothing":                          {0, call.Page{}, "", []call.Page{{Count: 100}}, 0},
		"less than a page":                 {99, call.Page{}, "", []call.Page{{Count: 100}, {Count: 100, Skip: 99, Until: closed}}, 99},
		"a page":                           {100, call.Page{}, "", []call.Page{{Count: 100}, {Count: 100, Skip: 100, Until: closed}}, 100},
		"pages of the caller's size":       {5, call.Page{Count: 3}, "", []call.Page{{Count: 3}, {Count: 3, Skip: 3, Until: closed}, {Count: 3, Skip: 5, Until: closed}}, 5},
		"the caller's own time":            {5, call.Page{Count: 3, Until: 1_699_999_999}, "", []call.Page{{Count: 3, Until: 1_699_999_999}, {Count: 3, Skip: 3, Until: 1_699_999_999}, {Count: 3, Skip: 4, Until: 1_699_999_999}}, 4},
		"some skipped, so without a limit": {5, call.Page{Count: 3, Skip: 1}, "", []call.Page{{Count: 3, Skip: 1}, {Count: 3, Skip: 4}, {Count: 3, Skip: 5}}, 4},
		"the server's time, if later":      {3, call.Page{Count: 3}, "Tue, 14 Nov 2023 22:13:30 GMT", []call.Page{{Count: 3}, {Count: 3, Skip: 3, Until: 1_700_000_011}}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			account := newAccount(test.items)
			account.date = test.date
			var kept call.Response
			keep := func(s *call.Settings) error { s.Keep = &kept; return nil }
			ids, errs := account.walk(t, account.list(), test.from, keep)
			require.Empty(t, errs)
			require.Len(t, ids, test.yielded)
			require.Equal(t, test.want, account.asked)
			require.Equal(t, test.date, kept.Header.Get("Date"), "the caller has the last answer")
		})
	}
}

// A walk ends and loses no item silently even if the server ignores the request's parameters.
func TestWalkWithMisbehavingServers(t *testing.T) {
	t.Parallel()
	const n = 250
	for name, test := range map[string]struct {
		change   func(*account)
		list     func(*call.List[item])
		yielded  int
		requests int
		fault    string
	}{
		"pages smaller than requested":               {func(a *account) { a.most = 50 }, nil, n, 6, ""},
		"one at a time":                              {func(a *account) { a.most = 1; a.items = a.items[:7] }, nil, 7, 8, ""},
		"the server's default page size":             {nil, func(l *call.List[item]) { l.Size = 0 }, n, 26, ""},
		"a count that is too small":                  {func(a *account) { a.count = func(n int) any { return min(n, 1) } }, nil, n, 4, ""},
		"a count that is too large":                  {func(a *account) { a.count = func(n int) any { return min(2*n, 200) } }, nil, n, 4, ""},
		"a count that is no number":                  {func(a *account) { a.count = func(int) any { return `"many"` } }, nil, n, 4, ""},
		"a count of all and no items":                {func(a *account) { a.count = func(int) any { return n } }, nil, n, 4, "counts items and has none"},
		"the same page over and over":                {func(a *account) { a.stuck = true }, nil, 100, 6, "the same items over and over"},
		"a short page over and over":                 {func(a *account) { a.stuck = true; a.items = a.items[:7] }, nil, 7, 6, "the same items over and over"},
		"the same page, items without ids":           {func(a *account) { a.stuck = true }, func(l *call.List[item]) { l.Identify = nil }, 100, 2, "the same items over and over"},
		"items without ids":                          {nil, func(l *call.List[item]) { l.Identify = nil }, n, 4, ""},
		"a list without pages":                       {func(a *account) { a.items = a.items[:7] }, func(l *call.List[item]) { l.Unpaged = true }, 7, 1, ""},
		"a list without pages, a count and no items": {func(a *account) { a.items = nil; a.count = func(int) any { return 7 } }, func(l *call.List[item]) { l.Unpaged = true }, 0, 1, "counts items and has none"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			account := newAccount(n)
			if test.change != nil {
				test.change(account)
			}
			list := account.list()
			if test.list != nil {
				test.list(list)
			}
			ids, errs := account.walk(t, list, call.Page{})
			require.Len(t, ids, test.yielded)
			require.Len(t, account.asked, test.requests)
			if test.fault == "" {
				require.Empty(t, errs)
				return
			}
			var fault *call.ListError
			require.Len(t, errs, 1)
			require.ErrorAs(t, errs[0], &fault)
			require.Equal(t, "listItems", fault.Operation)
			require.Equal(t, test.yielded, fault.Received)
			require.ErrorContains(t, fault, test.fault)
		})
	}
}

// An item that cannot be decoded is yielded as an error, once, with its bytes, among the others.
func TestUnreadableItem(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ item, fault string }{
		"a wrong type":                {`{"id":{"secret":1},"created_at":1}`, "listItems: an item could not be read: id: a JSON object does not fit a Go string"},
		"without an id":               {`{"created_at":1}`, "listItems: an item could not be read: it has no id"},
		"a number for an id":          {`{"id":7,"created_at":1}`, "listItems: an item could not be read: id: a JSON number does not fit a Go string"},
		"no object":                   {`"secret"`, "listItems: an item could not be read: it has no id"},
		"null":                        {`null`, "listItems: an item could not be read: it has no id"},
		"[], which PHP writes for {}": {`[]`, "listItems: an item could not be read: it has no id"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			account := newAccount(150)
			want := 150 - 2
			account.items[40], account.items[149] = test.item, test.item
			ids, errs := account.walk(t, account.list(), call.Page{})
			require.Len(t, ids, want)
			var fault *call.ItemError
			require.Len(t, errs, 1, "the same item is reported once")
			require.ErrorAs(t, errs[0], &fault)
			require.JSONEq(t, test.item, string(fault.Raw))
			require.EqualError(t, fault, test.fault)
			require.Error(t, errors.Unwrap(fault))
			for _, err := range account.list().Walk(t.Context(), account, call.Page{}, nil) {
				if err != nil {
					break // ends the walk
				}
			}
		})
	}
}

// cursorPages is a server whose pages contain the cursor of the next page. The keys are the
// cursors.
type cursorPages map[string]string

func (p cursorPages) Call(_ context.Context, request *call.Request, out any, _ ...call.Option) error {
	return json.Unmarshal([]byte(p[request.Query]), out)
}

func TestWalkByCursor(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		pages cursorPages
		want  []string
		fault string
	}{
		"two pages":                {cursorPages{"": `{"items":[{"id":"a"}],"next":"n"}`, "n": `{"items":[{"id":"b"}],"next":null}`}, []string{"a", "b"}, ""},
		"no next":                  {cursorPages{"": `{"items":[{"id":"a"}]}`}, []string{"a"}, ""},
		"an empty page":            {cursorPages{"": `{"items":[],"next":"n"}`, "n": `{"items":[{"id":"b"}],"next":""}`}, []string{"b"}, ""},
		"a cursor that leads back": {cursorPages{"": `{"items":[{"id":"a"}],"next":"n"}`, "n": `{"items":[{"id":"b"}],"next":"m"}`, "m": `{"items":[{"id":"c"}],"next":"n"}`}, []string{"a", "b", "c"}, "over and over"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list := &call.List[item]{Items: "items", Next: "next", Identify: identify, Request: func(page call.Page) *call.Request {
				return &call.Request{Operation: &call.Operation{ID: "listItems"}, Query: page.Cursor}
			}}
			var ids []string
			var fault error
			for item, err := range list.Walk(t.Context(), test.pages, call.Page{}, nil) {
				if fault = err; err == nil {
					ids = append(ids, item.ID)
				}
			}
			require.Equal(t, test.want, ids)
			if test.fault == "" {
				require.NoError(t, fault)
			} else {
				require.ErrorContains(t, fault, test.fault)
			}
		})
	}
}

func TestErrorEndsWalk(t *testing.T) {
	t.Parallel()
	account := newAccount(5)
	account.fail = 2
	ids, errs := account.walk(t, account.list(), call.Page{Count: 3})
	require.Len(t, ids, 3)
	require.Equal(t, []error{errBroken}, errs)
}

func TestBreakStopsFetching(t *testing.T) {
	t.Parallel()
	account := newAccount(5)
	for _, err := range account.list().Walk(t.Context(), account, call.Page{Count: 3}, nil) {
		require.NoError(t, err)
		break
	}
	require.Len(t, account.asked, 1)
}
