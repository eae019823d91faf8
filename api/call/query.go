package call

import "github.com/oapi-codegen/runtime"

// QueryParam adds a query parameter in OpenAPI's default style, which repeats the name for each
// member of a list. A nil pointer and an empty list are left out.
func (r *Request) QueryParam(name string, value any) { r.StyledQueryParam(name, value, "form", true) }

// StyledQueryParam adds a query parameter in another of OpenAPI's styles, such as "form" without
// explode, which joins a list with commas.
func (r *Request) StyledQueryParam(name string, value any, style string, explode bool) {
	value, given := dereference(value)
	if !given {
		return
	}
	fragment, err := runtime.StyleParamWithOptions(style, explode, name, value,
		runtime.StyleParamOptions{ParamLocation: runtime.ParamLocationQuery})
	if err != nil {
		r.Refuse(Refuse(name, err))
		return
	}
	if r.Query != "" {
		fragment = r.Query + "&" + fragment
	}
	r.Query = fragment
}
