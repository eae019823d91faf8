package gen

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

// Lint says what [Refuse] does, and what operations, schemas and webhooks lack that
// the project's tests ask for: words, where it was documented, examples and samples.
// The folder is spec/, with samples/ and events/ in it.
func Lint(contract *Contract, folder fs.FS) error {
	l := &linter{Contract: contract, folder: folder}
	for _, operation := range contract.operations {
		l.operation(operation)
	}
	for _, name := range contract.components() {
		l.schema(name)
	}
	return joined(Refuse(contract), l.problems.orNil())
}

// NotDescribed is the description of what was drafted from a page.
const NotDescribed = "Not described yet."

// Undescribed lists what a draft left without words of its own. Such a contract is
// complete, and made into code as any other.
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
	walk(&contract.lines, nil)
	return found
}

// subjectOf names a place in a contract by its keys, but for those that every contract
// has: "Payment.order_id", "/payments.get.200".
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

func (l *linter) lacksf(place Place, subject, format string, arguments ...any) {
	l.problems = append(l.problems, Problem{place, subject, fmt.Sprintf(format, arguments...)})
}

func (l *linter) operation(operation *operation) {
	for name, given := range map[string]bool{
		"summary":      operation.Summary != "",
		"description":  operation.Description != "",
		"tags":         len(operation.Tags) > 0,
		docs:           len(docsOf(operation.Operation)) > 0,
		"externalDocs": operation.ExternalDocs != nil,
	} {
		if !given {
			l.lacksf(operation.place(""), operation.subject(), "has no %s", name)
		}
	}
	for _, tag := range operation.Tags {
		if l.document.Tags.Get(tag) == nil {
			l.lacksf(operation.place("tags"), operation.subject(), "its tag %q is not declared", tag)
		}
	}
	for _, doc := range docsOf(operation.Operation) {
		if doc.Page == "" || doc.Heading == "" {
			l.lacksf(operation.place(docs), operation.subject(), "an entry of x-docs has no page or no heading")
		}
	}
	for _, parameter := range operation.parameters() {
		if parameter.Value.Description == "" {
			l.lacksf(placeOf(parameter.Value.Origin, ""), operation.subject(), "its parameter %s has no description", parameter.Value.Name)
		}
	}
	l.list(operation)
	if operation.Responses.Default() == nil {
		l.lacksf(operation.place("responses"), operation.subject(), "has no default answer, which is that of a failure")
	}
	if operation.RequestBody != nil {
		l.body(operation)
	}
	if answer := operation.answer(); isJSON(answer.media) {
		l.sample(operation, "samples/"+operation.id+"/2*-*.json", "answer", "200-NAME.json")
	}
}

// list asks how a list is paged.
func (l *linter) list(operation *operation) {
	if member, _ := operation.lists(); member == "items" && operation.Extensions[pages] == nil {
		l.lacksf(operation.place(""), operation.subject(), "has a list and no x-pages, which says how it is paged, or none")
	}
	if paging, isList := operation.paging(); isList && paging.Whole {
		for _, ref := range operation.parameters() {
			if slices.Contains(l.pagedBy(), ref.Value.Name) {
				l.lacksf(operation.place(pages), operation.subject(), "x-pages is none, and it has %s, by which other lists are paged", ref.Value.Name)
			}
		}
	}
}

// pagedBy are the names of the parameters by which the contract's lists are paged.
func (l *linter) pagedBy() []string {
	var names []string
	for _, operation := range l.operations {
		for _, parameter := range operation.pageParameters() {
			names = append(names, parameter.Name)
		}
	}
	return names
}

func (l *linter) body(operation *operation) {
	body := operation.RequestBody.Value
	if body.Description == "" {
		l.lacksf(placeOf(body.Origin, ""), operation.subject(), "its body has no description")
	}
	for _, kind := range sortedKeys(body.Content) {
		if media := body.Content[kind]; media.Example == nil && len(media.Examples) == 0 {
			l.lacksf(placeOf(media.Origin, ""), operation.subject(), "its body has no example")
		}
	}
	l.sample(operation, "samples/"+operation.id+"/request-*.json", "request", "request-NAME.json")
}

// sample asks for a file, and says where to put it.
func (l *linter) sample(operation *operation, pattern, what, name string) {
	if found, err := fs.Glob(l.folder, pattern); err == nil && len(found) > 0 {
		return
	}
	l.lacksf(operation.place(""), operation.subject(), "has no sample of its %s: put a documented one into spec/samples/%s/%s", what, operation.id, name)
}

func (l *linter) schema(name string) {
	schema := l.Contract.schema(name)
	if schema.Description == "" {
		l.lacksf(placeOf(schema.Origin, ""), name, "has no description")
	}
	for _, property := range sortedKeys(schema.Properties) {
		if ref := schema.Properties[property]; !isDescribed(ref) {
			l.lacksf(refPlace(ref), name+"."+property, "has no description")
		}
	}
	event, _ := schema.Extensions[webhook].(string)
	if event == "" {
		return
	}
	if _, err := fs.Stat(l.folder, "events/"+event+".json"); err != nil {
		l.lacksf(placeOf(schema.Origin, webhook), name, "has no sample: put a documented one into spec/events/%s.json", event)
	}
}

// isDescribed is whether a schema says what it is, itself or by what it refers to.
func isDescribed(ref *openapi3.SchemaRef) bool {
	return strings.TrimSpace(ref.Value.Description) != "" || slices.ContainsFunc(ref.Value.AllOf, isDescribed)
}
