package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// plainSchema is the schema of a value that no component stands for.
func (d *drafter) plainSchema(s *shape, kind string, sent bool) *node {
	if s.name == "entity" && s.constant() != "" && !sent {
		return yamlnode.Mapping("type", "string", "description", "Always `"+s.constant()+"`.", "enum", yamlnode.Flow(yamlnode.Text(s.constant())))
	}
	one := yamlnode.Mapping("type", kind, "nullable", nullable(s))
	if sent {
		one = yamlnode.Mapping("type", kind)
	}
	if s.fact.Type == "file" {
		yamlnode.Put(one, "format", yamlnode.Text("binary"))
	}
	yamlnode.Put(one, "description", yamlnode.Text(NotDescribed))
	if kind == "string" && d.known.sensitive[s.name] {
		yamlnode.Put(one, "x-sensitive", yamlnode.Literal("true"))
	}
	limits := d.limitsOf(s, kind)
	if !sent { // the limits of requests: an answer is what was stored
		limits = d.valuesOf(s, kind)
	}
	one.Content = append(one.Content, yamlnode.Mapping(limits...).Content...)
	if name := d.known.camel(s.of, s.name); d.known.lists[name] && yamlnode.Get(one, "enum") != nil {
		other := d.addComponent(one, name+"Value")
		d.undecidedf(s.fact.Line, d.subject(s), "code may know another list of values as %s: this one is %s", name, other)
		return reference(other)
	}
	return one
}

// limitsOf are the keywords for what the page says beside the type.
func (d *drafter) limitsOf(s *shape, kind string) []any {
	keywords := d.valuesOf(s, kind)
	atLeast := kind == "string" && len(keywords) == 0 // what is sent is no empty text
	for _, bound := range s.fact.Bounds.List() {
		atLeast = atLeast && bound.Name != "minLength"
		switch limit := aspect.Aspect(bound.Name); {
		case !limit.IsOf(kind):
			d.undecidedf(s.fact.Line, d.subject(s), "%s %d of a value of type %s: the limit is left out", bound.Name, bound.Value, kind)
		case !d.isBeyond(s, bound):
			keywords = append(keywords, limit.Keyword(), yamlnode.Int(bound.Value))
		}
	}
	if atLeast {
		keywords = append([]any{"minLength", yamlnode.Int(1)}, keywords...)
	}
	if s.fact.Default != "" && isTyped(s.fact.Default, kind) {
		keywords = append(keywords, "default", yamlnode.Typed(s.fact.Default, kind))
	}
	return keywords
}

// valuesOf is the list of the only values there are, as a keyword. A value that is shown
// is one of them, though the page's list may lack it.
func (d *drafter) valuesOf(s *shape, kind string) []any {
	if kind != "string" && kind != "integer" || len(s.fact.Values) == 0 {
		return nil
	}
	listed := s.fact.Values
	if slices.ContainsFunc(listed, func(one string) bool { return !isTyped(one, kind) }) {
		d.undecidedf(s.fact.Line, d.subject(s), "the values that the page lists, %s, are not of type %s: the list is left out", strings.Join(listed, ", "), kind)
		return nil
	}
	if s.fact.Default != "" && !slices.Contains(listed, s.fact.Default) {
		d.undecidedf(s.fact.Line, d.subject(s), "the values that the page lists, %s, lack its default %s: the list is left out", strings.Join(listed, ", "), s.fact.Default)
		return nil
	}
	all := s.allValues()
	for _, one := range all[len(listed):] {
		d.undecidedf(s.fact.Line, d.subject(s), "the value %s is shown, and is none of those that the page lists: it is taken in", one)
	}
	var items []*node
	for _, one := range all {
		items = append(items, yamlnode.Typed(one, kind))
	}
	if s.null {
		items = append(items, yamlnode.Literal("null"))
	}
	return []any{"enum", yamlnode.Flow(items...)}
}

// allValues are the values that the page lists, and behind them others that it shows.
func (s *shape) allValues() []string {
	all := slices.Clone(s.fact.Values)
	for _, value := range s.values {
		if text := fmt.Sprint(value); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// isBeyond is whether what the page shows goes beyond a limit that it gives.
func (d *drafter) isBeyond(s *shape, bound page.Bound) bool {
	for _, text := range s.distinctTexts() {
		length := int64(len([]rune(text)))
		if bound.Name == "maxLength" && length > bound.Value || bound.Name == "minLength" && length < bound.Value {
			d.undecidedf(s.fact.Line, d.subject(s), "the page shows %q, which is beyond its own limit, %s %d: the limit is left out", text, bound.Name, bound.Value)
			return true
		}
	}
	return false
}

// isTyped is whether a text of the page is a value of a type.
func isTyped(text, kind string) bool {
	tag := yamlnode.Literal(text).ShortTag()
	switch kind {
	case "string":
		return text != "" && !strings.ContainsAny(text, "\"`\n")
	case "integer":
		return tag == "!!int"
	case "number":
		return tag == "!!int" || tag == "!!float"
	case "boolean":
		return text == "true" || text == "false"
	}
	return false
}
