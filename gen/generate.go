package gen

import (
	"fmt"
	"maps"
	"sync"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// library is held while oapi-codegen works: it keeps what it works on in variables
// of its package.
var library sync.Mutex

// Generate makes the Go code of a contract. An error is of type [ContractErrors] where
// the contract is at fault. The contract is used up.
func Generate(contract *Contract) ([]byte, error) {
	contract.derive()
	model := newModel(contract)
	configuration, err := settings()
	if err != nil {
		return nil, fmt.Errorf("settings: %w", err)
	}
	library.Lock()
	defer library.Unlock()
	codegen.NameNormalizers[normalizer] = normalized
	maps.Copy(codegen.TemplateFunctions, model.functions())
	configuration.OutputOptions.ExcludeSchemas = contract.valueless()
	code, err := codegen.Generate(contract.document, configuration)
	if err != nil {
		return nil, fmt.Errorf("oapi-codegen: %w", err)
	}
	return formatted(code)
}
