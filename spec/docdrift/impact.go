package docdrift

import (
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// impact says whether callers of the present contract break: in what they send,
// and in what they read, which differ. What the contract already says breaks
// nobody.
func (d *differ) impact(c *Change) {
	c.Requests, c.Responses = Impact{Breaks: No}, Impact{Breaks: No}
	if c.old == nil && c.new == nil {
		if c.Kind == Removed {
			c.Requests.worse(Perhaps, "the call may be withdrawn")
		}
		return
	}
	if c.new != nil && c.Kind != Removed && d.holds(c) {
		why := "the contract has it so already"
		c.Requests.Why, c.Responses.Why = why, why
		return
	}
	fact := c.new
	if fact == nil {
		fact = c.old
	}
	switch {
	case fact.Kind == page.KindSample:
		d.sampleImpact(c)
	case side(*fact) == "response":
		c.responseImpact()
	default:
		c.requestImpact()
	}
}

func (c *Change) requestImpact() {
	switch c.Kind {
	case Added:
		if c.new.Mandatory == page.Mandatory {
			c.Requests.worse(Yes, "a request without it is refused")
		}
		return
	case Removed:
		if c.old.Kind == page.KindOperation {
			c.Requests.worse(Perhaps, "the call may be withdrawn")
			return
		}
		c.Requests.worse(Perhaps, "a request that sends it may be refused")
		return
	case Altered, Moved:
	}
	for _, one := range c.Alterations {
		breaks, why := one.inRequests()
		c.Requests.worse(breaks, why)
	}
}

// inRequests is what an alteration does to those who send.
func (a Alteration) inRequests() (Breaks, string) {
	switch a.Aspect {
	case At, Verb, Auth:
		return Yes, "requests go to the old " + string(a.Aspect)
	case Where:
		return Yes, "it is sent in the " + a.From
	case Type:
		return Yes, "it is sent as " + a.From
	case Mandatory:
		if a.To == string(page.Mandatory) {
			return Yes, "a request without it is refused"
		}
	case Listed:
		if a.To != "in a list" {
			return Perhaps, "a request that sends it may be refused"
		}
	case Exists, Shown:
	case Default:
		return Perhaps, "a request without it means something else"
	case Values:
		if _, less := a.values(); len(less) > 0 || a.From == "" {
			return Yes, "a request with another value is refused"
		}
	case "min", "max", "minLength", "maxLength", "maxPairs", "maxValueLength":
		if a.tightens() {
			return Yes, "a request beyond it is refused"
		}
	}
	return No, ""
}

// tightens is whether a limit leaves less room.
func (a Alteration) tightens() bool {
	from, errFrom := strconv.ParseInt(a.From, 10, 64)
	to, errTo := strconv.ParseInt(a.To, 10, 64)
	switch {
	case errTo != nil:
		return false
	case errFrom != nil:
		return true
	case strings.HasPrefix(string(a.Aspect), "min"):
		return to > from
	}
	return to < from
}

func (c *Change) responseImpact() {
	switch c.Kind {
	case Added:
		return
	case Removed:
		c.Responses.worse(Perhaps, "a program that reads it may find nothing")
		return
	case Altered, Moved:
	}
	for _, one := range c.Alterations {
		switch one.Aspect {
		case Type:
			c.Responses.worse(Yes, "it is read as "+one.From)
		case Values:
			if more, _ := one.values(); len(more) > 0 {
				c.Responses.worse(No, "an unknown value is kept as it came; a switch over the values misses it")
			}
		case Where, "heading":
			c.Responses.worse(Perhaps, "a program that reads it may find nothing")
		default:
		}
	}
}

// sampleImpact goes by what the checker says of the new sample and did not say of
// the old one.
func (d *differ) sampleImpact(c *Change) {
	if c.new == nil {
		return
	}
	before := map[string]bool{}
	if c.old != nil {
		for _, one := range d.verdict(c.section, c.old).Differences {
			before[one.Name+one.Says] = true
		}
	}
	into := &c.Requests
	if side(*c.new) == "response" {
		into = &c.Responses
	}
	for _, one := range d.verdict(c.section, c.new).Differences {
		switch {
		case before[one.Name+one.Says]:
		case one.news:
			into.worse(No, "what is new is kept, or passed over")
		default:
			into.worse(Yes, one.Name+": "+one.Contract)
		}
	}
}
