package call_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

type state string

func (s state) Valid() bool { return call.IsOneOf(s, "open", "shut") }

func TestForms(t *testing.T) {
	t.Parallel()
	pointer := func(text string) *string { return &text }
	ajar, open := state("ajar"), state("open")
	for name, test := range map[string]struct {
		err  error
		want string
	}{
		"a date":                      {call.Date("f", pointer("2024-02-29")), ""},
		"a day that does not exist":   {call.Date("f", pointer("2025-02-29")), ": f: want a date such as 2026-11-26"},
		"a date and a space":          {call.Date("f", pointer("2025-02-28 ")), ": f: want a date such as 2026-11-26"},
		"no date given":               {call.Date[string]("f", nil), ""},
		"a time":                      {call.DateTime("f", pointer("2026-11-26T13:28:00.5+05:30")), ""},
		"no zone":                     {call.DateTime("f", pointer("2026-11-26T13:28:00")), ": f: want a time such as 2026-11-26T13:28:00Z"},
		"a UUID":                      {call.UUID("f", pointer("0A1b2c3d-0000-4000-8000-0123456789ab")), ""},
		"a UUID in braces":            {call.UUID("f", pointer("{0a1b2c3d-0000-4000-8000-0123456789ab}")), ": f: does not have the form ^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"},
		"an id":                       {call.ID("f", pointer("box_1"), "box_"), ""},
		"another prefix":              {call.ID("f", pointer("bag_1"), "box_"), `: f: invalid id "bag_1": want box_...`},
		"no id given":                 {call.ID[string]("f", nil, "box_"), ""},
		"listed":                      {call.Listed("f", &open), ""},
		"not listed":                  {call.Listed("f", &ajar), ": f: is none of the values that the contract lists"},
		"no value to be listed":       {call.Listed[state]("f", nil), ""},
		"one of a list is not listed": {call.EveryListed("f", []state{"open", "ajar"}), ": f.1: is none of the values that the contract lists"},
		"a constant":                  {call.Constant("f", &open, "open"), ""},
		"not the constant":            {call.Constant("f", &ajar, "open"), ": f: is not open"},
		"no constant given":           {call.Constant[state]("f", nil, "open"), ""},
		"no list":                     {call.Count[int]("f", nil, 1, 2), ""},
		"too short":                   {call.Count("f", []int{}, 1, 2), ": f: 0 members are less than 1"},
		"long enough":                 {call.Count("f", []int{1, 2}, 1, 2), ""},
		"too long":                    {call.Count("f", []int{1, 2, 3}, 1, 2), ": f: 3 members are more than 2"},
		"an object of a map": {call.EveryValue("f", map[string]string{"a": "xy"}, func(value *string) error {
			return call.MaxLength("name", value, 1)
		}), ": f.a.name: longer than 1 characters"},
		"a list of lists": {call.Every("f", [][]string{{}, {"a", "bc"}}, func(list *[]string) error {
			return call.Every("", *list, func(value *string) error { return call.MaxLength("", value, 1) })
		}), ": f.1.1: longer than 1 characters"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.want == "" {
				require.NoError(t, test.err)
				return
			}
			require.EqualError(t, test.err, test.want)
		})
	}
}

type line struct{ Kind string }

func (l *line) fill() { l.Kind = "line" }

func TestFilledReturnsACopy(t *testing.T) {
	t.Parallel()
	own, list := line{}, []line{{}, {}}
	require.Equal(t, &line{"line"}, call.Filled(&own, (*line).fill))
	require.Equal(t, []line{{"line"}, {"line"}}, call.FilledEach(list, (*line).fill))
	require.Equal(t, line{}, own)
	require.Equal(t, []line{{}, {}}, list)
	require.Nil(t, call.Filled(nil, (*line).fill))
	require.Nil(t, call.FilledEach(nil, (*line).fill), "nil stays nil")
	require.NotNil(t, call.FilledEach([]line{}, (*line).fill), "an empty list stays empty")
}
