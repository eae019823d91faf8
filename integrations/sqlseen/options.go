package sqlseen

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

const (
	// defaultTable and defaultExpiry stand where no option says otherwise.
	defaultTable  = "razorpay_webhooks"
	defaultExpiry = 10 * time.Minute
	// minExpiry is longer than a delivery is waited for, 4 seconds: before that,
	// another delivery would handle the event beside the first.
	minExpiry = 5 * time.Second
	// redelivery is for how long Razorpay sends an event again.
	redelivery = 24 * time.Hour
)

// Option changes what [New] makes.
type Option func(*settings) error

type settings struct {
	table  string // in quotes
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

// tableName is of lower case, since that is the same table with quotes and without, in
// either dialect. 63 is the length from which PostgreSQL cuts names off.
var tableName = regexp.MustCompile(`^([a-z_][a-z0-9_]{0,62}\.)?[a-z_][a-z0-9_]{0,62}$`)

// Table names the table instead of razorpay_webhooks: lower-case letters, digits and
// underscores, also after a schema and a dot.
func Table(name string) Option {
	return func(s *settings) error {
		if !tableName.MatchString(name) {
			return fmt.Errorf("table %q: a name is of a-z, 0-9 and _, up to 63, also after a schema and a dot", name)
		}
		s.table = `"` + strings.ReplaceAll(name, ".", `"."`) + `"`
		return nil
	}
}

// ClaimExpiry is how long a claim keeps other deliveries away, 5 seconds to 24 hours,
// instead of 10 minutes. It should be longer than Handle ever takes: after it, another
// delivery handles the event too.
func ClaimExpiry(expiry time.Duration) Option {
	return func(s *settings) error {
		if expiry < minExpiry || expiry > redelivery {
			return fmt.Errorf("claim expiry %v: it is %v to %v", expiry, minExpiry, redelivery)
		}
		s.expiry = expiry
		return nil
	}
}
