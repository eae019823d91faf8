package call

import "github.com/oapi-codegen/runtime"

// Query encodes a query parameter in the style that the contract gives it and
// adds it to encoded.
func Query(encoded *[]string, name, style string, explode bool, value any) error {
	fragment, err := runtime.StyleParamWithOptions(style, explode, name, value,
		runtime.StyleParamOptions{ParamLocation: runtime.ParamLocationQuery})
	if err != nil {
		return Refuse("", name, err)
	}
	*encoded = append(*encoded, fragment)
	return nil
}
