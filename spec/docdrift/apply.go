package docdrift

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// rehearse makes a change's edits on a copy of the contract, and gives the
// difference. An edit that cannot be made is left to a person.
func (d *differ) rehearse(c *Change) string {
	return Unified(d.against.File, d.against.Text, d.make(c, d.against.Text))
}

// make makes a change's edits on a text. What it cannot make, it notes.
func (d *differ) make(c *Change, text []byte) []byte {
	for _, one := range c.edits {
		next, err := d.edit(one, text)
		if err != nil {
			c.undecidedf("%s: %v", one.does, err)
		} else if next != nil {
			text = next
		}
	}
	return text
}

// outline is where a text of the contract says what: as it was read at first,
// where it is that text still.
func (d *differ) outline(text []byte) (*outline.Contract, error) {
	if bytes.Equal(text, d.against.Text) {
		return d.against.Contract, nil
	}
	return outline.Read(d.against.File, text)
}

// edit makes an edit on a text. One that would leave the contract invalid, or its
// examples, is not made.
func (d *differ) edit(e edit, text []byte) ([]byte, error) {
	before, err := d.outline(text)
	if err != nil {
		return nil, err
	}
	next, err := e.do(before)
	if err != nil || next == nil || d.valid[string(next)] {
		return next, err
	}
	document, err := openapi3.NewLoader().LoadFromData(next)
	if err == nil {
		err = document.Validate(context.Background())
	}
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, errors.New(first)
	}
	d.valid[string(next)] = true
	return next, nil
}

// Applied is a contract with the edits that follow from a page's changes.
type Applied struct {
	*Diff

	Before, After []byte
}

// Apply makes the edits that follow from the changes, in place, comments and order
// kept. The contract that comes of it is valid. What Apply cannot decide stands in
// the changes.
func (d *Diff) Apply(against *Contract) *Applied {
	text := against.Text
	on := &differ{against: against, valid: d.valid}
	for i := range d.Changes {
		c := d.Changes[i] // a copy: what is undecided was noted when it was rehearsed
		text = on.make(&c, text)
	}
	return &Applied{d, against.Text, text}
}
