package docdrift

import (
	"bytes"
	"fmt"

	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// rehearse makes a change's edits on a copy of the contract, and gives the
// difference. An edit that cannot be made is left to a person.
func (d *differ) rehearse(c *Change) string {
	text, _ := d.make(c, d.against.Text)
	return Unified(d.against.File, d.against.Text, text)
}

// make makes a change's edits on a text. What it cannot make, it notes.
func (d *differ) make(c *Change, text []byte) (edited []byte, made int) {
	for _, one := range c.edits {
		contract, err := outline.Read(d.against.File, text)
		if err == nil {
			var next []byte
			if next, err = one.do(contract); err == nil && next != nil {
				text = next
				made++
			}
		}
		if err != nil {
			c.undecided("%s: %v", one.does, err)
		}
	}
	return text, made
}

// Applied is a contract with the edits that follow from a page's changes.
type Applied struct {
	*Diff

	Before, After []byte
}

// Apply makes the edits that follow from the changes, in place, comments and order
// kept. The contract that comes of it is valid, or Apply fails. What it cannot
// decide stands in the changes.
func (d *Diff) Apply(against *Contract) (*Applied, error) {
	text := against.Text
	on := &differ{against: against}
	for i := range d.Changes {
		c := d.Changes[i] // a copy: what is undecided was noted when it was rehearsed
		text, _ = on.make(&c, text)
	}
	if !bytes.Equal(text, against.Text) {
		if _, err := Load(against.File, text); err != nil {
			return nil, fmt.Errorf("apply: the edits would leave the contract broken: %w", err)
		}
	}
	return &Applied{d, against.Text, text}, nil
}
