package beamcheck

import (
	"crypto/sha256"
	"sync"

	"github.com/rzpkit/payments/spec/contract"
)

// Contract is an OpenAPI 3.0 document in the form that is sent to the workers.
type Contract struct {
	// Name is the file's name in findings.
	Name string
	Text []byte
}

// loaded caches the contracts of this process by name and text. A worker runs many transforms at
// once, and loading a contract takes a third of a second.
var loaded sync.Map

func (c Contract) load() (*contract.Contract, error) {
	type key struct {
		name string
		text [sha256.Size]byte
	}
	type once = func() (*contract.Contract, error)
	load, _ := loaded.LoadOrStore(key{c.Name, sha256.Sum256(c.Text)}, sync.OnceValues(func() (*contract.Contract, error) {
		return contract.LoadNamed(c.Name, c.Text)
	}))
	return load.(once)() //nolint:forcetypeassert // nothing else is stored
}
