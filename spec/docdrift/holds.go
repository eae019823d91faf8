package docdrift

import (
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// holds is whether the contract already says what the change brings.
func (d *differ) holds(c *Change) bool {
	v := d.verdict(c.section, c.new)
	if d.keeps(c) {
		return false
	}
	switch v.State {
	case Aligned:
		return true
	case Unverifiable:
		return false
	case Acknowledged, Drifted:
	}
	for _, difference := range v.Differences {
		if c.Kind != Altered || c.concerns(difference) {
			return false
		}
	}
	return true
}

// keeps is whether the contract still says what the page no longer does.
func (d *differ) keeps(c *Change) bool {
	if c.new.Kind != page.KindParameter || c.section.operation == nil {
		return false
	}
	at := c.section.at(*c.new)
	for _, one := range c.Alterations {
		if one.Aspect == Listed && c.new.Shown {
			return true
		}
		if at == nil || one.To != "" {
			continue
		}
		has := ""
		switch one.Aspect {
		case Default:
			has, _, _ = at.schema.Keyword("default")
		case Values:
			values, _ := listed(at).Enum()
			has = strings.Join(values, ", ")
		default:
			if value, _, isThere := limit(at.schema, string(one.Aspect)); isThere {
				has = strconv.FormatInt(value, 10)
			}
		}
		if has != "" {
			return true
		}
	}
	return false
}

// concerns is whether a difference is of an aspect that the change altered.
func (c *Change) concerns(difference Difference) bool {
	for _, one := range c.Alterations {
		if one.Aspect == difference.Aspect && (one.Aspect != Shown || one.Name == difference.Name) {
			return true
		}
	}
	return false
}
