package apitest

import (
	"fmt"
	"io/fs"
	"sync"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

// index is shared by all servers: the contract and its samples. No server changes it.
type index struct {
	contract  *contract.Contract
	samples   samples
	sampleIDs map[string]bool
	templates templates
}

// sharedIndex creates the index on its first call. That takes as long as a hundred calls of the
// API.
var sharedIndex = sync.OnceValues(func() (*index, error) {
	c, err := contract.LoadJSON("", spec.Contract, spec.ContractJSON)
	if err != nil {
		return nil, err
	}
	return newIndex(c, spec.Samples)
})

func newIndex(c *contract.Contract, files fs.FS) (_ *index, err error) {
	x := &index{contract: c}
	if x.samples, err = readSamples(files); err != nil {
		return nil, err
	}
	if x.sampleIDs, err = sampleIDs(files); err != nil {
		return nil, err
	}
	if x.templates, err = newTemplates(x.samples); err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	return x, nil
}
