package gen

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

var (
	lowerCamelPattern = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)
	allowedMethods    = []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
)

func (r *validator) refuseOperation(operation *operation) {
	refuse := func(keyword, format string, arguments ...any) {
		r.reportf(operation.place(keyword), operation.subject(), format, arguments...)
	}
	if !lowerCamelPattern.MatchString(operation.id) {
		refuse("operationId", "its operationId is %q: want one in lower camel case, such as fetchPayment", operation.id)
	}
	if !slices.Contains(allowedMethods, operation.method) {
		refuse("", "the method %s is not supported: want one of %s", operation.method, strings.Join(allowedMethods, ", "))
	}
	if value, given := operation.Extensions[extRetry]; given && value != "safe" {
		refuse(extRetry, "x-retry is %v: want safe, or none", value)
	}
	if len(operation.Callbacks) > 0 {
		refuse("callbacks", "callbacks are not supported: describe a webhook with x-webhook")
	}
	r.refuseSecurity(operation)
}

// refuseSecurity refuses security requirements that the client cannot meet.
func (r *validator) refuseSecurity(operation *operation) {
	requirements := r.document.Security
	if operation.Security != nil {
		requirements = *operation.Security
	}
	refuse := func(format string, arguments ...any) {
		r.reportf(operation.place("security"), operation.subject(), format, arguments...)
	}
	if len(requirements) == 0 || slices.ContainsFunc(requirements, func(one openapi3.SecurityRequirement) bool { return len(one) == 0 }) {
		refuse("has no security: the client sends credentials with every call")
	}
	for _, requirement := range requirements {
		if len(requirement) > 1 {
			refuse("needs %s at once: the client sends only one", strings.Join(sortedKeys(requirement), " and "))
		}
	}
}
