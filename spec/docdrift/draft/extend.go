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
	c.describePath()
	others := d.otherParameters(c)
	d.relaxParameters(c.drafted, others)
	for _, one := range d.extendParameters(c.drafted, slices.Concat(c.parameters, others)) {
		d.relax(one)
		d.Edits = append(d.Edits, edit.AddParameter(c.drafted, d.parameter(one))...)
	}
	written := c.drafted.Node()
	switch {
	case len(c.request.members) == 0:
	case c.drafted.Body() == nil:
		d.undecidedf(0, c.id, "another page shows no request body, which is now required")
		d.Edits = append(d.Edits, edit.Set(written, "requestBody", d.requestBody(c)))
	default:
		d.extendBody(yamlnode.Get(written, "requestBody"), d.known.camel(c.id, "request"), c.request)
	}
	success := yamlnode.Get(yamlnode.Get(written, "responses"), "200")
	switch entity, shown := d.answeredEntity(c.drafted), c.answer.entity(); {
	case c.answer.kind() == "":
	case entity != "" && shown != "" && entity != shown:
		d.undecidedf(0, c.id, "its response is a %s on this page, and a %s on another: the other's is kept", shown, entity)
		c.answer.values = nil // no samples
	case c.drafted.Answer() != nil:
		d.extendBody(success, d.known.camel(c.id, "answer"), c.answer)
		if c.isPaged() && yamlnode.Scalar(written, "x-pages") == "none" {
			d.Edits = append(d.Edits, edit.Set(written, "x-pages", d.pagesOf(c)))
		}
	default:
		d.Edits = append(d.Edits, edit.Set(success, "content", d.answerContent(c)))
		if pages := d.pagesOf(c); pages != nil {
			d.Edits = append(d.Edits, edit.Set(written, "x-pages", pages).Behind("x-retry", "x-docs"))
		}
	}
}

// relaxParameters makes the query and header parameters optional that the page does not require.
func (d *drafter) relaxParameters(operation *outline.Operation, others []*shape) {
	for _, written := range operation.Parameters() {
		at := slices.IndexFunc(others, func(one *shape) bool { return d.known.camel(written.Name) == d.known.camel(one.name) })
		if !written.Required || written.In == "path" || at >= 0 && others[at].fact.Mandatory == page.Mandatory {
			continue
		}
		d.undecidedf(0, operation.ID, "%s is mandatory on another page, and this one does not require it: it is optional", written.Name)
		edits, err := edit.Require(operation, written, false)
		if err != nil {
			d.undecidedf(0, operation.ID, "%s stays required: %v", written.Name, err)
		}
		d.Edits = append(d.Edits, edits...)
	}
}

// answeredEntity returns the entity in the response of an operation, "" for none.
func (d *drafter) answeredEntity(operation *outline.Operation) string {
	if answer := operation.Answer(); answer != nil && d.schema(answer.Component) != nil {
		return entityOf(d.schema(answer.Component))
	}
	return ""
}

// extendBody extends the schema of a request or response.
func (d *drafter) extendBody(body *node, owner string, s *shape) {
	for _, media := range yamlnode.Pairs(yamlnode.Get(body, "content")) {
		d.extend(media, "schema", s, func() *node { return d.valueSchema(owner, s) })
	}
}

// extendParameters extends the parameters of an operation of an earlier draft, and returns those that it lacks.
func (d *drafter) extendParameters(operation *outline.Operation, all []*shape) (others []*shape) {
	for _, one := range all {
		isInPath := one.fact.Where == page.Path
		at := slices.IndexFunc(operation.Parameters(), func(written *outline.Value) bool {
			return (written.In == "path") == isInPath && d.known.camel(written.Name) == d.known.camel(one.name)
		})
		if at < 0 {
			others = append(others, one)
			continue
		}
		written := operation.Parameters()[at].Node()
		isKnown := isInPath && referredTo(yamlnode.Get(written, "schema")) != ""
		if !isKnown && yamlnode.Scalar(written, "description") == NotDescribed {
			d.extend(written, "schema", one, func() *node { return yamlnode.Get(d.parameter(one), "schema") })
		}
	}
	return others
}

// isOptional reports whether a member of an object that the contract requires is not always there,
// according to the page.
func (d *drafter) isOptional(s, member *shape) bool {
	if member == nil || member.shown < s.objects {
		return s.sent || s.objects > 0
	}
	return d.states(member) && member.fact.Mandatory != page.Mandatory
}
