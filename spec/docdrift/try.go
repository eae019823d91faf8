package docdrift

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

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
	var code []byte
	check := func(contract []byte) error {
		made, err := build(contract)
		if err == nil {
			code = made
		}
		return err
	}
	if check(d.After) != nil {
		if _, err := build(d.Before); err != nil {
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		d.applyEach(check)
		d.showEdits()
	}
	if code == nil {
		return nil
	}
	latest, err := goname.ReadCode(code)
	if err != nil {
		return err
	}
	for _, one := range d.with.Names.Breaks(latest) {
		d.note(one)
	}
	return nil
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
