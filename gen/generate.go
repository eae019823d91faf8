package gen

import (
	"fmt"
	"maps"
	"sync"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// codegenMutex protects oapi-codegen, which keeps its state in package variables.
var codegenMutex sync.Mutex

// Generate generates the Go code of a contract. If the contract has a problem, the error is of type
// [ContractErrors]. Generate changes the contract, which cannot be used again.
func Generate(contract *Contract) ([]byte, error) {
	contract.derive()
	model := newModel(contract)
	configuration, err := codegenConfig()
	if err != nil {
		return nil, fmt.Errorf("settings: %w", err)
	}
	codegenMutex.Lock()
	defer codegenMutex.Unlock()
	codegen.NameNormalizers[normalizer] = normalize
	maps.Copy(codegen.TemplateFunctions, model.functions())
	configuration.OutputOptions.ExcludeSchemas = contract.excludedComponents()
	code, err := codegen.Generate(contract.document, configuration)
	if err != nil {
		return nil, fmt.Errorf("oapi-codegen: %w", err)
	}
	return formatCode(code)
}
