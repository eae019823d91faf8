package docdrift

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/rzpkit/payments/spec/docdrift/goname"
)

// ErrBroken is the error for a project that does not build with the unedited contract.
var ErrBroken = errors.New("the project does not build without the edits either")

// Try drops the edits with which the project does not build, and adds the reason to Undecided of
// their changes. build generates the code of a contract, builds the project with it, and returns
// the code. Try also sets GoBreaks. It is called again after [Difference.Draft]: the drafts are not dropped, and if
// the project does not build with them this is an error.
func (d *Difference) Try(build func(contract []byte) (code []byte, err error)) error {
	if bytes.Equal(d.Before, d.After) {
		return nil
	}
	var code []byte
	check := func(contract []byte) error {
		built, err := build(contract)
		if err == nil {
			code = built
		}
		return err
	}
	switch err := check(d.After); {
	case err != nil && d.Drafted != nil:
		return fmt.Errorf("with the drafts: %w", err)
	case err != nil:
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
	d.GoBreaks = d.with.Names.Breaks(latest)
	return nil
}
