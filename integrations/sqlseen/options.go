package sqlseen

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

const (
	// The defaults of the options.
	defaultTable  = "razorpay_webhooks"
	defaultExpiry = 10 * time.Minute
	// minExpiry is longer than the 4 seconds of a delivery. With a shorter expiry, another delivery
	// would handle the event at the same time.
	minExpiry = 5 * time.Second
	// redelivery is how long Razorpay resends an event.
	redelivery = 24 * time.Hour
)

// Option configures [New].
type Option func(*settings) error

type settings struct {
	table  string // quoted
	expiry time.Duration
}

func newSettings(options []Option) (settings, error) {
	made := settings{expiry: defaultExpiry}
	for _, option := range append([]Option{Table(defaultTable)}, options...) {
		if err := option(&made); err != nil {
			return settings{}, err
		}
	}
	return made, nil
}

// tableName allows only lower case: such a name means the same table with and without quotes in
// both dialects. PostgreSQL truncates names after 63 characters.
var tableName = regexp.MustCompile(`^([a-z_][a-z0-9_]{0,62}\.)?[a-z_][a-z0-9_]{0,62}$`)

// Table sets the name of the table, by default razorpay_webhooks: lower-case letters, digits and
// underscores, optionally after a schema and a dot.
func Table(name string) Option {
	return func(s *settings) error {
		if !tableName.MatchString(name) {
			return fmt.Errorf("table %q: want a-z, 0-9 and _, at most 63 characters, optionally after a schema and a dot", name)
		}
		s.table = `"` + strings.ReplaceAll(name, ".", `"."`) + `"`
		return nil
	}
}

// ClaimExpiry sets how long a claim keeps other deliveries away: 5 seconds to 24 hours, by default
// 10 minutes. It should be longer than Handle ever takes, because after it another delivery handles
// the event too.
func ClaimExpiry(expiry time.Duration) Option {
	return func(s *settings) error {
		if expiry < minExpiry || expiry > redelivery {
			return fmt.Errorf("claim expiry %v: want %v to %v", expiry, minExpiry, redelivery)
		}
		s.expiry = expiry
		return nil
	}
}
