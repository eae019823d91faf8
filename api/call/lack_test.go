package call_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

func (s *seat) lacks() string { return call.Lacking("row", s.row == "") }

func TestWhatAnAnswerLacks(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ got, want string }{
		"nothing":                     {call.Lacking("id", false), ""},
		"a member":                    {call.Lacking("id", true), "id"},
		"nothing in an object":        {call.LackingIn("seat", &seat{"A"}, (*seat).lacks), ""},
		"a member of an object":       {call.LackingIn("seat", &seat{}, (*seat).lacks), "seat.row"},
		"an object that is not there": {call.LackingIn("seat", nil, (*seat).lacks), ""},
		"nothing in a list":           {call.LackingInAny("seats", []seat{{"A"}}, (*seat).lacks), ""},
		"a member within a list":      {call.LackingInAny("seats", []seat{{"A"}, {}}, (*seat).lacks), "seats.1.row"},
		"an empty list":               {call.LackingInAny("seats", nil, (*seat).lacks), ""},
	} {
		require.Equal(t, test.want, test.got, name)
	}
}
