package gen

import (
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

// Lint reports everything that [Refuse] reports, and what operations, schemas and webhooks lack
// that the project's tests require: descriptions, references to the documentation, examples and
// samples. folder is spec/, with samples/ and events/.
func Lint(contract *Contract, folder fs.FS) error {
	l := &linter{Contract: contract, folder: folder}
	for _, operation := range contract.operations {
		l.lintOperation(operation)
	}
	for _, name := range contract.components() {
		l.lintSchema(name)
	}
	return joinProblems(Refuse(contract), l.problems.orNil())
}

// NotDescribed is the description in a draft made from a documentation page.
const NotDescribed = "Not described yet."

// Undescribed lists what still has the description of a draft. Code can be generated from such a
// contract.
func Undescribed(contract *Contract) ContractErrors {
	var found ContractErrors
	var walk func(node *yaml.Node, way []string)
	walk = func(node *yaml.Node, way []string) {
		for i, child := range node.Content {
			switch {
			case node.Kind != yaml.MappingNode:
				walk(child, way)
			case i%2 == 1:
				key := node.Content[i-1]
				if key.Value == "description" && child.Value == NotDescribed {
					found = append(found, Problem{Place{contract.file, key.Line}, subjectOf(way), "is not described yet"})
				}
				walk(child, append(slices.Clip(way), key.Value))
			}
		}
	}
	walk(&contract.tree, nil)
	return found
}

// subjectOf names a position in the contract by its keys without the structural ones:
// "Payment.order_id", "/payments.get.200".
func subjectOf(way []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(way), func(key string) bool {
		return slices.Contains([]string{"paths", "components", "schemas", "properties", "responses", "content"}, key)
	}), ".")
}

type linter struct {
	*Contract

	folder   fs.FS
	problems ContractErrors
}

func (l *linter) reportf(place Place, subject, format string, arguments ...any) {
	l.problems = append(l.problems, Problem{place, subject, fmt.Sprintf(format, arguments...)})
}

func (l *linter) lintOperation(operation *operation) {
	for name, given := range map[string]bool{
		"summary":      operation.Summary != "",
		"description":  operation.Description != "",
		"tags":         len(operation.Tags) > 0,
		extDocs:        len(docsOf(operation.Operation)) > 0,
		"externalDocs": operation.ExternalDocs != nil,
	} {
		if !given {
			l.reportf(operation.place(""), operation.subject(), "has no %s", name)
		}
	}
	if _, given := operation.Extensions[extRetry]; operation.method == http.MethodGet && !given {
		l.reportf(operation.place(""), operation.subject(), "is a GET without x-retry: safe, and would not be retried")
	}
	for _, tag := range operation.Tags {
		if l.document.Tags.Get(tag) == nil {
			l.reportf(operation.place("tags"), operation.subject(), "its tag %q is not declared", tag)
		}
	}
	for _, doc := range docsOf(operation.Operation) {
		if doc.Page == "" || doc.Heading == "" {
			l.reportf(operation.place(extDocs), operation.subject(), "an entry of x-docs has no page or no heading")
		}
	}
	for _, parameter := range operation.parameters() {
		if parameter.Value.Description == "" {
			l.reportf(placeOf(parameter.Value.Origin, ""), operation.subject(), "its parameter %s has no description", parameter.Value.Name)
		}
	}
	l.lintList(operation)
	if operation.Responses.Default() == nil {
		l.reportf(operation.place("responses"), operation.subject(), "has no default response, which describes failures")
	}
	if operation.RequestBody != nil {
		l.lintBody(operation)
	}
	if answer := operation.answer(); isJSON(answer.media) {
		l.requireSample(operation, "samples/"+operation.id+"/2*-*.json", "answer", "200-NAME.json")
	}
}

// lintList checks that the contract says how a list is paged.
func (l *linter) lintList(operation *operation) {
	if member, _ := operation.listMember(); member == "items" && operation.RequestBody == nil && operation.Extensions[extPages] == nil {
		l.reportf(operation.place(""), operation.subject(), "returns a list, and has no x-pages: say how it is paged, or none")
	}
	if paging, isList := operation.paging(); isList && paging.Whole {
		for _, ref := range operation.parameters() {
			if slices.Contains(l.pageParameterNames(), ref.Value.Name) {
				l.reportf(operation.place(extPages), operation.subject(), "x-pages is none, but it has the parameter %s, which pages other lists", ref.Value.Name)
			}
		}
	}
}

// pageParameterNames returns the names of the parameters that page the contract's lists.
func (l *linter) pageParameterNames() []string {
	var names []string
	for _, operation := range l.operations {
		for _, parameter := range operation.pageParameters() {
			names = append(names, parameter.Name)
		}
	}
	return names
}

func (l *linter) lintBody(operation *operation) {
	body := operation.RequestBody.Value
	if body.Description == "" {
		l.reportf(placeOf(body.Origin, ""), operation.subject(), "its body has no description")
	}
	for _, kind := range sortedKeys(body.Content) {
		if media := body.Content[kind]; media.Example == nil && len(media.Examples) == 0 {
			l.reportf(placeOf(media.Origin, ""), operation.subject(), "its body has no example")
		}
	}
	l.requireSample(operation, "samples/"+operation.id+"/request-*.json", "request", "request-NAME.json")
}

// requireSample reports a missing sample file and where to put it.
func (l *linter) requireSample(operation *operation, pattern, what, name string) {
	if found, err := fs.Glob(l.folder, pattern); err == nil && len(found) > 0 {
		return
	}
	l.reportf(operation.place(""), operation.subject(), "has no sample of its %s: copy one from the documentation to spec/samples/%s/%s", what, operation.id, name)
}

func (l *linter) lintSchema(name string) {
	schema := l.schema(name)
	if schema.Description == "" {
		l.reportf(placeOf(schema.Origin, ""), name, "has no description")
	}
	for _, property := range sortedKeys(schema.Properties) {
		if ref := schema.Properties[property]; !isDescribed(ref) {
			l.reportf(refPlace(ref), name+"."+property, "has no description")
		}
	}
	event, _ := schema.Extensions[extWebhook].(string)
	if event == "" {
		return
	}
	if _, err := fs.Stat(l.folder, "events/"+event+".json"); err != nil {
		l.reportf(placeOf(schema.Origin, extWebhook), name, "has no sample: copy one from the documentation to spec/events/%s.json", event)
	}
}

// isDescribed reports whether a schema has a description, directly or through allOf.
func isDescribed(ref *openapi3.SchemaRef) bool {
	return strings.TrimSpace(ref.Value.Description) != "" || slices.ContainsFunc(ref.Value.AllOf, isDescribed)
}
