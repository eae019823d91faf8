package apitest

import (
	"fmt"
	"io/fs"
	"sync"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

// knowledge is what every server knows of the API, and none changes.
type knowledge struct {
	contract  *contract.Contract
	samples   samples
	sampleIDs map[string]bool
	templates templates
}

// known is read for the first server only: it takes as long as a hundred calls.
var known = sync.OnceValues(func() (*knowledge, error) { return learn(spec.Contract, spec.Samples) })

func learn(contractText []byte, files fs.FS) (*knowledge, error) {
	c, err := contract.Load(contractText)
	if err != nil {
		return nil, err
	}
	k := &knowledge{contract: c}
	if k.samples, err = readSamples(files); err != nil {
		return nil, err
	}
	if k.sampleIDs, err = sampleIDs(files); err != nil {
		return nil, err
	}
	if k.templates, err = newTemplates(k.samples); err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	return k, nil
}
