package draft

import (
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// IsDraft reports whether an operation comes from an earlier draft and has no description yet. Another
// page about it may still extend it.
func IsDraft(operation *outline.Operation) bool {
	return yamlnode.Scalar(operation.Node(), "description") == NotDescribed
}

// extendOperation extends the operation of an earlier draft by what another page says of it: a use of
// the call beside those that the contract has. What one of them lacks is optional.
func (d *drafter) extendOperation(c *call) {
	for _, section := range c.sections {
		d.Edits = append(d.Edits, edit.AddHeading(c.drafted, d.page.Name, section.Heading)...)
	}
	d.extendParameters(c)
	switch body := c.drafted.Body(); {
	case len(c.request.members) == 0:
	case body == nil:
		d.undecidedf(0, c.id, "another page shows no request body, which is now required")
		d.Edits = append(d.Edits, edit.Set(c.drafted.Node(), "requestBody", d.requestBody(c)))
	default:
		d.extendSchema(body.Written(), c.request)
	}
	answer := c.drafted.Answer()
	isOther := answer != nil && d.isOtherEntity(c, answer)
	switch {
	case c.answer.kind() == "", isOther && !d.hasPaths():
		return
	case answer != nil && !isOther:
		d.extendSchema(answer.Written(), c.answer)
		return
	}
	success := yamlnode.Get(yamlnode.Get(c.drafted.Node(), "responses"), "200")
	d.Edits = append(d.Edits, edit.Set(success, "content", d.answerContent(c)))
	if pages := d.pagesOf(c); pages != nil || yamlnode.Get(c.drafted.Node(), "x-pages") != nil {
		d.Edits = append(d.Edits, edit.Set(c.drafted.Node(), "x-pages", pages).Behind("x-retry", "x-docs"))
	}
}

// isOtherEntity reports whether the page shows another entity in the response than pages before. That of an
// SDK, whose samples are often copied from another call, is not written.
func (d *drafter) isOtherEntity(c *call, answer *outline.Schema) bool {
	component := d.schema(referredTo(answer.Written()))
	shown := c.answer.entity()
	if component == nil || shown == "" || entityOf(component) == "" || entityOf(component) == shown {
		return false
	}
	written := "the other's is kept, because this page gives no paths"
	if d.hasPaths() {
		written = "this one's is written"
	}
	d.undecidedf(0, c.id, "its response is a %s on this page, and a %s on another: %s", shown, entityOf(component), written)
	return true
}

// extendParameters adds the query and header parameters that the operation lacks, extends the others,
// and makes optional what this page does not require.
func (d *drafter) extendParameters(c *call) {
	d.extendPathParameters(c)
	others := d.otherParameters(c)
	for _, written := range c.drafted.Parameters() {
		if written.In == "path" {
			continue
		}
		at := slices.IndexFunc(others, func(one *shape) bool { return d.isParameter(written, one.name) })
		if written.Required && (at < 0 || !d.isMandatory(others[at], false)) {
			d.undecidedf(0, c.id, "%s is mandatory on another page, and this one does not require it: it is optional", written.Name)
			edits, err := edit.Require(c.drafted, written, false)
			if err != nil {
				d.undecidedf(0, c.id, "%s stays required: %v", written.Name, err)
			}
			d.Edits = append(d.Edits, edits...)
		}
		if at >= 0 {
			d.Edits = append(d.Edits, d.widenProperty(written.Schema.Node(), others[at])...)
			others = slices.Delete(others, at, at+1)
		}
	}
	for _, one := range others {
		d.Edits = append(d.Edits, edit.AddParameter(c.drafted, d.parameter(one))...)
	}
}

// extendPathParameters gives the path parameters of an earlier draft the component of their identifiers, if
// only this page shows it, or widens them.
func (d *drafter) extendPathParameters(c *call) {
	at := slices.IndexFunc(d.contract.Operations(), func(one *outline.Operation) bool { return one.Path == c.path })
	if at < 0 {
		return
	}
	drafted := d.pathParameters(c)
	for _, written := range d.contract.Operations()[at].Parameters() {
		i := slices.IndexFunc(c.parameters, func(one *shape) bool { return one.name == written.Name })
		if i < 0 || yamlnode.Scalar(written.Node(), "description") != NotDescribed || referredTo(written.Schema.Written()) != "" {
			continue
		}
		if schema := yamlnode.Get(drafted[i], "schema"); referredTo(schema) != "" {
			d.Edits = append(d.Edits, edit.Set(written.Node(), "schema", schema))
		} else {
			d.Edits = append(d.Edits, d.widenProperty(written.Schema.Node(), c.parameters[i])...)
		}
	}
}

// isParameter reports whether a query or header parameter has a name, or the same name in Go.
func (d *drafter) isParameter(one *outline.Value, name string) bool {
	return one.In != "path" && d.known.camel(one.Name) == d.known.camel(name)
}

// extendSchema widens the components from earlier drafts that a schema refers to.
func (d *drafter) extendSchema(schema *node, s *shape) {
	name, items := referredTo(schema), yamlnode.Get(schema, "items")
	component := d.contract.Section("components", "schemas", name)
	switch {
	case d.isDraft(name) && yamlnode.Get(component, "properties") == nil:
		d.Edits = append(d.Edits, d.widenProperty(component, s)...)
	case d.isDraft(name):
		if s.null {
			d.isNullable(name)
		}
		if len(s.members) > 0 {
			d.widen(name, s)
		}
	case items != nil && s.items != nil:
		d.extendSchema(items, s.items)
	}
}

// isOptional reports whether a member of an object that the contract requires is not always there,
// according to the page.
func (d *drafter) isOptional(s, member *shape) bool {
	if member == nil || member.shown < s.objects {
		return s.sent || s.objects > 0
	}
	return d.states(member) && member.fact.Mandatory != page.Mandatory
}
