package docdrift

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/goname"
)

// ErrBroken is the error of a project that does not build with the contract as it is.
var ErrBroken = errors.New("the project does not build as it is")

// Try leaves out the edits with which the project does not build, and says why. Build
// makes the generated code of a contract and builds the project with it. What breaks in
// the code is noted where it comes from.
func (d *Difference) Try(build func(contract []byte) (code []byte, err error)) error {
	if bytes.Equal(d.Before, d.After) {
		return nil
	}
	code, err := build(d.After)
	if err != nil {
		if _, err := build(d.Before); err != nil {
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		code = d.tryEach(build)
	}
	if code == nil {
		return nil
	}
	latest, err := goname.ReadCode(code)
	if err != nil {
		return err
	}
	for _, one := range d.names.Breaks(latest) {
		d.note(one)
	}
	return nil
}

// tryEach makes the edits of one change after the other, as long as the project builds
// with them, and gives the code of those that stay.
func (d *Difference) tryEach(build func(contract []byte) ([]byte, error)) []byte {
	var all []edit.Edit
	var code []byte
	d.After = d.Before
	for i := range d.Changes {
		one := &d.Changes[i]
		if len(one.steps) == 0 {
			continue
		}
		text, err := d.on.Apply(append(slices.Clip(all), one.edits()...)...)
		var made []byte
		if err == nil {
			made, err = build(text)
		}
		if err != nil {
			one.Undecided = append(one.Undecided, "edit it by hand: "+err.Error())
			one.steps, one.YAML = nil, ""
			continue
		}
		all, code, d.After = append(all, one.edits()...), made, text
	}
	return code
}

// note puts a break where it comes from: to the changes that name what breaks, or else
// to the whole.
func (d *Difference) note(one goname.Break) {
	known := false
	for i := range d.Changes {
		changed := &d.Changes[i]
		if len(changed.steps) > 0 && slices.ContainsFunc(changed.Go, func(name string) bool {
			return name == one.Name || strings.HasPrefix(name, one.Name+" ")
		}) {
			changed.GoBreaks, known = append(changed.GoBreaks, one), true
		}
	}
	if !known {
		d.GoBreaks = append(d.GoBreaks, one)
	}
}
