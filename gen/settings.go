package gen

import (
	"embed"
	"io/fs"
	"path"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

//go:embed templates/*.tmpl
var templates embed.FS

// settings are how oapi-codegen reads the contract.
func settings() (codegen.Configuration, error) {
	configuration := codegen.Configuration{
		PackageName:   "generated",
		Generate:      codegen.GenerateOptions{Client: true, Models: true, ServerURLs: true},
		Compatibility: codegen.CompatibilityOptions{AlwaysPrefixEnumValues: true},
		OutputOptions: codegen.OutputOptions{
			// Two schemas that would share a name fail the generation instead of one of
			// them being renamed behind the maintainer's back.
			ResolveTypeNameCollisions:                 false,
			NameNormalizer:                            normalizer,
			PreferSkipOptionalPointerOnContainerTypes: true,
			GenerateTypesForAnonymousSchemas:          true,
			SkipFmt:                                   true, // its formatter looks for imports in all that is on the machine
			// The bodies of webhooks are of no operation; a test finds no other schema unused.
			SkipPrune: true,
			TypeMapping: &codegen.TypeMapping{
				Integer: plain("int64", "int", "int8", "int16", "int32", "uint", "uint8", "uint16", "uint32", "uint64"),
				Number:  plain("float64", "float"),
				// The API's texts are kept as they come: an e-mail address is what a
				// customer typed, not RFC 5322.
				String: plain("string", "email", "date", "date-time", "duration", "json", "uuid"),
			},
			UserTemplates: map[string]string{},
		},
	}
	files, err := fs.Glob(templates, "templates/*.tmpl")
	if err != nil {
		return configuration, err
	}
	for _, file := range files {
		text, err := templates.ReadFile(file)
		if err != nil {
			return configuration, err
		}
		configuration.OutputOptions.UserTemplates[path.Base(file)] = string(text) + "\n" // of one line it would be a file's name
	}
	return configuration, configuration.Validate()
}

// plain is one Go type for every value of an OpenAPI type, whatever its format.
func plain(kind string, formats ...string) codegen.FormatMapping {
	mapping := codegen.FormatMapping{Default: codegen.SimpleTypeSpec{Type: kind}, Formats: map[string]codegen.SimpleTypeSpec{}}
	for _, format := range formats {
		mapping.Formats[format] = mapping.Default
	}
	return mapping
}
