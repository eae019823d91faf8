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
	switch answer := c.drafted.Answer(); {
	case c.answer.kind() == "":
	case answer == nil:
		success := yamlnode.Get(yamlnode.Get(c.drafted.Node(), "responses"), "200")
		d.Edits = append(d.Edits, edit.Set(success, "content", d.answerContent(c)))
		if pages := d.pagesOf(c); pages != nil {
			d.Edits = append(d.Edits, edit.Set(c.drafted.Node(), "x-pages", pages).Behind("x-retry", "x-docs"))
		}
	default:
		d.extendSchema(answer.Written(), c.answer)
	}
}

// extendParameters adds the query and header parameters that the operation lacks, extends the others,
// and makes optional what this page does not require.
func (d *drafter) extendParameters(c *call) {
	added := d.otherParameters(c)
	for _, one := range c.drafted.Parameters() {
		isIt := func(parameter *node) bool { return d.isParameter(one, yamlnode.Scalar(parameter, "name")) }
		at := slices.IndexFunc(added, isIt)
		if one.Required && one.In != "path" && (at < 0 || yamlnode.Scalar(added[at], "required") != "true") {
			d.undecidedf(0, c.id, "%s is mandatory on another page, and this one does not require it: it is optional", one.Name)
			edits, err := edit.RequireParameter(c.drafted, one, false)
			if err != nil {
				d.undecidedf(0, c.id, "%s stays required: %v", one.Name, err)
			}
			d.Edits = append(d.Edits, edits...)
		}
		if at >= 0 {
			for _, value := range yamlnode.Items(yamlnode.Get(yamlnode.Get(added[at], "schema"), "enum")) {
				if values := yamlnode.Get(one.Schema.Node(), "enum"); values != nil {
					d.Edits = append(d.Edits, edit.SetItem(one.Schema.Node(), "enum", value, true)...)
				}
			}
			added = slices.Delete(added, at, at+1)
		}
	}
	for _, one := range added {
		d.Edits = append(d.Edits, edit.AddParameter(c.drafted, one)...)
	}
}

// isParameter reports whether a query or header parameter has a name, or the same name in Go.
func (d *drafter) isParameter(one *outline.Value, name string) bool {
	return one.In != "path" && d.known.camel(one.Name) == d.known.camel(name)
}

// extendSchema widens the components from earlier drafts that a schema refers to.
func (d *drafter) extendSchema(schema *node, s *shape) {
	name, items := referredTo(schema), yamlnode.Get(schema, "items")
	switch {
	case d.isDraft(name) && len(s.members) > 0:
		d.widen(name, s)
	case items != nil && s.items != nil:
		d.extendSchema(items, s.items)
	}
}

// isOptional reports whether a member of an object that the contract requires is not always there,
// according to the page.
func isOptional(s, member *shape) bool {
	if member == nil || member.shown < s.objects {
		return s.sent || s.objects > 0
	}
	return s.sent && member.fact.Mandatory != page.Mandatory
}
