package gen

import (
	"embed"
	"io/fs"
	"path"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

//go:embed templates/*.tmpl
var templates embed.FS

// codegenConfig returns the configuration of oapi-codegen.
func codegenConfig() (codegen.Configuration, error) {
	configuration := codegen.Configuration{
		PackageName:   "generated",
		Generate:      codegen.GenerateOptions{Client: true, Models: true, ServerURLs: true},
		Compatibility: codegen.CompatibilityOptions{AlwaysPrefixEnumValues: true},
		OutputOptions: codegen.OutputOptions{
			// Two schemas with the same Go name must fail the generation. oapi-codegen would
			// silently rename one of them.
			ResolveTypeNameCollisions:                 false,
			NameNormalizer:                            normalizer,
			PreferSkipOptionalPointerOnContainerTypes: true,
			GenerateTypesForAnonymousSchemas:          true,
			SkipFmt:                                   true, // its formatter searches the whole machine for imports
			// No operation uses the bodies of webhooks. A test finds other unused schemas.
			SkipPrune: true,
			TypeMapping: &codegen.TypeMapping{
				Integer: uniformMapping("int64", "int", "int8", "int16", "int32", "uint", "uint8", "uint16", "uint32", "uint64"),
				Number:  uniformMapping("float64", "float"),
				// Strings are kept as received: a customer may type an e-mail address that RFC 5322
				// forbids.
				String: uniformMapping("string", "email", "date", "date-time", "duration", "json", "uuid"),
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
		configuration.OutputOptions.UserTemplates[path.Base(file)] = string(text) + "\n" // a single line would be taken for a file name
	}
	return configuration, configuration.Validate()
}

// uniformMapping maps all formats of an OpenAPI type to one Go type.
func uniformMapping(kind string, formats ...string) codegen.FormatMapping {
	mapping := codegen.FormatMapping{Default: codegen.SimpleTypeSpec{Type: kind}, Formats: map[string]codegen.SimpleTypeSpec{}}
	for _, format := range formats {
		mapping.Formats[format] = mapping.Default
	}
	return mapping
}
