package page_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

func sortedFields(text string) []string {
	fields := strings.Fields(text)
	slices.Sort(fields)
	return fields
}

func contains(all []string, one string) bool { return slices.Contains(all, one) }

// render returns a page in the format of the golden files.
func render(read *page.Page) string {
	var b strings.Builder
	for _, section := range read.Sections {
		fmt.Fprintf(&b, "### %s\n", section.Heading)
		for _, fact := range section.Facts {
			b.WriteString(renderFact(section, fact) + "\n")
		}
	}
	return b.String()
}

func renderFact(section page.Section, fact page.Fact) string {
	line := fmt.Sprintf("line=%d", fact.Line)
	switch fact.Kind {
	case page.KindOperation:
		words := []string{"operation", section.Operation.Method, section.Operation.Path, section.Operation.Call}
		if section.Operation.Auth != "" {
			words = append(words, "auth="+string(section.Operation.Auth))
		}
		return joined(append(words, line))
	case page.KindSample:
		return renderSample(fact) + line + " : " + leaves(fact.Sample)
	case page.KindError:
		words := []string{string(fact.Where), fact.Name, "error", line}
		if fact.Description != "" {
			words = append(words, ":", fact.Description)
		}
		return joined(words)
	default:
		words := []string{string(fact.Where), fact.Name, strings.ReplaceAll(fact.Type, " ", "_"), string(fact.Mandatory)}
		if fact.Default != "" {
			words = append(words, "default="+fact.Default)
		}
		for _, bound := range fact.Bounds.List() {
			words = append(words, fmt.Sprintf("%s=%d", bound.Name, bound.Value))
		}
		if len(fact.Values) > 0 {
			words = append(words, "values="+strings.ReplaceAll(strings.Join(fact.Values, ","), " ", "_"))
		}
		if fact.Shown {
			words = append(words, "sample")
		}
		return joined(append(words, line))
	}
}

func renderSample(fact page.Fact) string {
	switch fact.Where {
	case page.Response, page.Failure:
		return "sample " + string(fact.Where) + " "
	default:
		return "sample request "
	}
}

func leaves(sample *page.Sample) string {
	if sample.Broken != "" {
		return "broken"
	}
	kinds := map[string]string{"string": "s", "integer": "i", "number": "n", "boolean": "b", "null": "0", "object": "{}", "array": "[]"}
	var words []string
	for _, leaf := range sample.Leaves() {
		kind := kinds[leaf.Kind()]
		if slices.Contains(sample.Unknown, leaf.Pointer) {
			kind = "?"
		}
		words = append(words, strings.TrimPrefix(leaf.Pointer, "/")+"="+kind)
	}
	return strings.Join(words, " ")
}

func joined(words []string) string {
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), " ")
}
