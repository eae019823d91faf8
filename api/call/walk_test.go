package call_test

import (
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/wire"
)

// item is what the lists of these tests have, the newest first.
type item struct {
	id      string
	created wire.Timestamp
}

func markOf(i *item) (string, wire.Timestamp) { return i.id, i.created }

// list has n items, a second apart, the first of them the newest; asked are the
// pages that were fetched of it.
type list struct {
	items []item
	date  string
	asked []call.Page
	fail  int // the page that fails, 0 for none
}

func listOf(n int) *list {
	l := &list{}
	for i := range n {
		l.items = append(l.items, item{fmt.Sprintf("item_%d", i), wire.Timestamp(1_700_000_000 - i)})
	}
	return l
}

var errBroken = errors.New("broken")

func (l *list) fetch(page call.Page, options []call.Option) ([]item, error) {
	l.asked = append(l.asked, page)
	if len(l.asked) == l.fail {
		return nil, errBroken
	}
	var settings call.Settings
	for _, option := range options {
		if err := option(&settings); err != nil {
			return nil, err
		}
	}
	*settings.Keep = call.Response{Header: http.Header{"Date": {l.date}}}
	var there []item
	for _, item := range l.items {
		if page.Until == 0 || item.created <= page.Until {
			there = append(there, item)
		}
	}
	first := min(page.Skip, int64(len(there)))
	return there[first:min(first+page.Count, int64(len(there)))], nil
}

// TestAWalkTakesPageAfterPage has what does not depend on the server; how a walk
// goes while items arrive is tried in package api.
func TestAWalkTakesPageAfterPage(t *testing.T) {
	t.Parallel()
	const closed = 1_700_000_001
	for name, test := range map[string]struct {
		items int
		from  call.Page
		date  string
		want  []call.Page
		came  int
	}{
		"nothing":                      {0, call.Page{}, "", []call.Page{{Count: 100}}, 0},
		"less than a page":             {99, call.Page{}, "", []call.Page{{Count: 100}}, 99},
		"a page":                       {100, call.Page{}, "", []call.Page{{Count: 100}, {Count: 100, Skip: 100, Until: closed}}, 100},
		"pages of the caller's size":   {5, call.Page{Count: 3}, "", []call.Page{{Count: 3}, {Count: 3, Skip: 3, Until: closed}}, 5},
		"the caller's own time":        {5, call.Page{Count: 3, Until: 1_699_999_999}, "", []call.Page{{Count: 3, Until: 1_699_999_999}, {Count: 3, Skip: 3, Until: 1_699_999_999}}, 4},
		"some skipped, and not closed": {5, call.Page{Count: 3, Skip: 1}, "", []call.Page{{Count: 3, Skip: 1}, {Count: 3, Skip: 4}}, 4},
		"the server's time, if later":  {4, call.Page{Count: 3}, "Tue, 14 Nov 2023 22:13:30 GMT", []call.Page{{Count: 3}, {Count: 3, Skip: 3, Until: 1_700_000_011}}, 4},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list := listOf(test.items)
			list.date = test.date
			var kept call.Response
			keep := func(s *call.Settings) error { s.Keep = &kept; return nil }
			came := 0
			for _, err := range call.Walk(test.from, markOf, []call.Option{keep}, list.fetch) {
				require.NoError(t, err)
				came++
			}
			require.Equal(t, test.came, came)
			require.Equal(t, test.want, list.asked)
			require.Equal(t, test.date, kept.Header.Get("Date"), "the caller has the last answer")
		})
	}
}

func TestAnErrorEndsAWalk(t *testing.T) {
	t.Parallel()
	list := listOf(5)
	list.fail = 2
	var errs []error
	for _, err := range call.Walk(call.Page{Count: 3}, markOf, nil, list.fetch) {
		errs = append(errs, err)
	}
	require.Equal(t, []error{nil, nil, nil, errBroken}, errs)
}

func TestALoopThatBreaksOffFetchesNoMore(t *testing.T) {
	t.Parallel()
	list := listOf(5)
	for _, err := range call.Walk(call.Page{Count: 3}, markOf, nil, list.fetch) {
		require.NoError(t, err)
		break
	}
	require.Len(t, list.asked, 1)
}

func TestAListWithoutPagesComesAtOnce(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err  error
		want []error
	}{
		"all of it":            {nil, []error{nil, nil}},
		"an error after items": {errBroken, []error{nil, nil, errBroken}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var errs []error
			walk := call.Each(func() ([]item, error) { return listOf(2).items, test.err })
			for _, err := range walk {
				errs = append(errs, err)
			}
			require.Equal(t, test.want, errs)
			for _, err := range walk {
				require.NoError(t, err)
				break
			}
		})
	}
}
