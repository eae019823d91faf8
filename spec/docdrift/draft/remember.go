package draft

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// extend makes the schema that an earlier draft has in a key of a mapping also accept what the page shows and
// lists of its value: the shape remembers what is written, and write writes the schema of both, which is returned.
func (d *drafter) extend(in *node, key string, s *shape, write func() *node) *node {
	written := yamlnode.Get(in, key)
	name := referredTo(written)
	switch component := d.schema(name); {
	case component == nil:
	case d.isDraft(name) && len(component.Properties) == 0:
		in, key = d.contract.Section("components", "schemas"), name
		written = yamlnode.Get(in, key)
	case len(component.OneOf) > 0, component.Type.Is("array"):
		return written
	}
	if written != nil {
		d.remember(s, written)
	}
	edits, undecided := len(d.Edits), len(d.Undecided)
	wanted := write()
	d.change(in, key, wanted, s)
	if len(d.Edits) == edits {
		d.Undecided = d.Undecided[:undecided] // pages before left it open too
	}
	return wanted
}

// remember adds to a shape what pages before showed and listed of its value.
func (d *drafter) remember(s *shape, written *node) {
	component := referredTo(written)
	earlier := cmp.Or(d.contract.Section("components", "schemas", component), written)
	kind, prefix, values := yamlnode.Scalar(earlier, "type"), yamlnode.Scalar(earlier, "x-id-prefix"), scalars(yamlnode.Get(earlier, "enum"))
	isNullable := yamlnode.Scalar(earlier, "nullable") == "true"
	s.null = s.null || isNullable
	isAny := component == "" && prefix == "" && len(values) == 0 && yamlnode.Get(earlier, "items") == nil
	if s.corrects(earlier, isAny && isNullable) {
		return
	}
	s.written = written
	for _, inner := range slices.Backward(yamlnode.Items(yamlnode.Get(earlier, "oneOf"))) { // the first is the one to extend
		d.remember(s, inner)
	}
	s.rememberType(kind)
	s.isAny = s.isAny || isAny && !isNullable && s.name != "id" && s.fact.Where != page.Path
	switch {
	case prefix != "":
		s.values = append(s.values, prefix+madeID)
	case component != "" && kind == "array":
		s.values = append(s.values, []any{}) // the empty list that stands for an empty object
	}
	if items := yamlnode.Get(earlier, "items"); items != nil {
		d.remember(s.item(), items)
	}
	d.rememberValues(s, aspect.Without(values, []string{"null"}))
}

// corrects reports whether the page shows what pages before left to guess: the items of a list that was shown empty and
// taken for an object, or the type of a value of which only null was shown. A number beside another type does not.
func (s *shape) corrects(earlier *node, wasNull bool) bool {
	isList := yamlnode.Get(earlier, "oneOf") != nil && s.items != nil
	kind := yamlnode.Scalar(earlier, "type") // that of a text may have been shown too
	isKnown := s.kind() != "" && s.kind() != kind && (len(s.kinds) == 0 || numberOf(append(s.kinds, kind)) == "")
	return isList || wasNull && isKnown
}

// rememberType adds the type that pages before showed or stated. For a request it stays.
func (s *shape) rememberType(kind string) {
	if kind == "" {
		return
	}
	s.kinds = slices.Insert(aspect.Without(s.kinds, []string{kind}), 0, kind)
	if s.sent && s.fact.Type != "file" {
		s.fact.Type = kind
	}
}

// rememberValues adds the values that pages before showed and listed. Any value is valid if one of the pages lists none,
// of a request one of the pages with paths: a sample of that page may have another one.
func (d *drafter) rememberValues(s *shape, values []string) {
	for _, one := range values {
		s.values = append(s.values, one)
	}
	switch {
	case len(s.fact.Values) == 0 && d.states(s):
	case len(values) == 0:
		s.fact.Values = nil
	default:
		s.fact.Values = slices.Concat(values, aspect.Without(s.allValues(), values))
	}
}

// change changes the schema in a key of a mapping to another one. Of one with the same type it keeps what pages do not
// tell, and only weakens the limits: another use of a call has its own, and a request is refused before it is sent.
func (d *drafter) change(in *node, key string, wanted *node, s *shape) {
	written := yamlnode.Get(in, key)
	was, is := yamlnode.Scalar(written, "type"), yamlnode.Scalar(wanted, "type")
	isOtherID := yamlnode.Scalar(written, "x-id-prefix") != yamlnode.Scalar(wanted, "x-id-prefix")
	if written == nil || was != is || isOtherID || referredTo(written) != referredTo(wanted) {
		if was != is && was != "" && is != "" {
			d.undecidedf(s.fact.Line, d.subject(s), "pages before had the type %s, and this one has %s", was, is)
		}
		d.Edits = append(d.Edits, edit.Set(in, key, wanted))
		return
	}
	d.weaken(written, wanted, s)
	if items := yamlnode.Get(wanted, "items"); items != nil && s.items != nil {
		d.change(written, "items", items, s.items)
	}
}

// weaken changes the keywords of a schema to those of another one of the same type, so that it accepts more.
func (d *drafter) weaken(written, wanted *node, s *shape) {
	if nullable := yamlnode.Get(wanted, "nullable"); nullable != nil && yamlnode.Get(written, "nullable") == nil {
		d.Edits = append(d.Edits, edit.Set(written, "nullable", nullable))
	}
	for _, one := range []aspect.Aspect{aspect.Values, aspect.Min, aspect.Max, aspect.MinLength, aspect.MaxLength, aspect.MaxItems, aspect.MaxPairs} {
		keyword := one.Keyword()
		was, is := textOf(yamlnode.Get(written, keyword)), textOf(yamlnode.Get(wanted, keyword))
		isWeaker := one == aspect.Values || d.states(s) && was != "" && (is == "" || one.IsWider(is, was))
		if was == is || !isWeaker {
			continue
		}
		if one != aspect.Values || is == "" {
			d.undecidedf(s.fact.Line, d.subject(s), "%s %s is that of another page, and this one gives another or none: %s is written", keyword, was, cmp.Or(is, "none"))
		}
		d.Edits = append(d.Edits, edit.Set(written, keyword, yamlnode.Get(wanted, keyword)).Behind("description", "type"))
	}
}

// textOf returns a scalar or a list of scalars as text.
func textOf(value *node) string {
	if value == nil {
		return ""
	}
	return value.Value + strings.Join(scalars(value), ", ")
}

// scalars returns the values of a list.
func scalars(list *node) []string {
	items := yamlnode.Items(list)
	all := make([]string, len(items))
	for i, one := range items {
		all[i] = one.Value
	}
	return all
}

// states reports whether the page states what a request may have. That of an SDK, which gives functions and no
// paths, lists little more than names.
func (d *drafter) states(s *shape) bool {
	hasPath := func(one page.Section) bool { return one.Operation.Path != "" }
	return s.sent && s.fact.Name != "" && !s.fact.Shown && slices.ContainsFunc(d.page.Sections, hasPath)
}
