package docdrift

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
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
	ofEdits := d.GoBreaks
	d.GoBreaks = d.with.Names.Breaks(latest)
	if d.Drafted == nil {
		return nil
	}
	return d.assessDrafts(slices.DeleteFunc(slices.Clone(d.GoBreaks), func(one goname.Break) bool { return slices.Contains(ofEdits, one) }))
}

// assessDrafts adds the breaks of the generated code by the drafts to the sections that are drafted.
func (d *Difference) assessDrafts(breaks []goname.Break) error {
	contract, err := outline.Read(d.Contract, d.After)
	if err != nil {
		return fmt.Errorf("the contract with the drafts: %w", err)
	}
	for _, one := range d.Changes {
		if !one.OfSection() || one.Kind != change.Added {
			continue
		}
		if operation := match.Of(contract, d.after, one.After).Operation; operation != nil {
			one.AddBreaks(operation, breaks)
		}
	}
	return nil
}
