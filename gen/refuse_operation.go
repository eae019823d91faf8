package gen

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

var (
	lowerCamel = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)
	methods    = []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
)

func (r *refusal) refuseOperation(operation *operation) {
	refuse := func(keyword, format string, arguments ...any) {
		r.addf(operation.place(keyword), operation.subject(), format, arguments...)
	}
	if !lowerCamel.MatchString(operation.id) {
		refuse("operationId", "its operationId is %q: want one in lower camel case, such as fetchPayment", operation.id)
	}
	if !slices.Contains(methods, operation.method) {
		refuse("", "%s is none of %s", operation.method, strings.Join(methods, ", "))
	}
	if value, given := operation.Extensions[retry]; given && value != "safe" {
		refuse(retry, "x-retry is %v: want safe, or none", value)
	}
	if len(operation.Callbacks) > 0 {
		refuse("callbacks", "callbacks are not made: describe a webhook with x-webhook")
	}
	r.refuseSecurity(operation)
}

// refuseSecurity refuses what the client's credentials cannot tell apart.
func (r *refusal) refuseSecurity(operation *operation) {
	requirements := r.document.Security
	if operation.Security != nil {
		requirements = *operation.Security
	}
	refuse := func(format string, arguments ...any) {
		r.addf(operation.place("security"), operation.subject(), format, arguments...)
	}
	if len(requirements) == 0 || slices.ContainsFunc(requirements, func(one openapi3.SecurityRequirement) bool { return len(one) == 0 }) {
		refuse("needs no credentials, and the client has no calls without")
	}
	for _, requirement := range requirements {
		if len(requirement) > 1 {
			refuse("needs %s at once, and the client sends one", strings.Join(sortedKeys(requirement), " and "))
		}
	}
}
