package draft

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// draftOperation adds the operation of a call to its path item.
func (d *drafter) draftOperation(c *call) {
	answer := d.answerContent(c)
	c.describePath()
	docs := yamlnode.List()
	for _, section := range c.sections {
		if !slices.ContainsFunc(docs.Content, func(other *node) bool { return yamlnode.Scalar(other, "heading") == section.Heading }) {
			docs.Content = append(docs.Content, yamlnode.Mapping("page", d.page.Name, "heading", section.Heading))
		}
	}
	tag, title := yamlnode.Text(d.tagOf(c)), cmp.Or(c.sections[0].Heading, c.id)
	var retry any
	var security, pages *node
	if c.method == http.MethodGet {
		retry = "safe"
	}
	if c.sections[0].Operation.Auth == page.AuthKey {
		security = yamlnode.List(yamlnode.Mapping("keyOnly", &node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}))
	}
	if answer != nil {
		pages = d.pagesOf(c)
	}
	operation := yamlnode.Mapping(
		"operationId", c.id,
		"summary", d.summaryOf(c, title),
		"description", NotDescribed,
		"tags", yamlnode.Flow(tag),
		"security", security,
		"x-docs", docs,
		"x-retry", retry,
		"x-pages", pages,
		"externalDocs", yamlnode.Mapping("description", title, "url", d.documentationURL(c)),
		"parameters", d.parameterList(d.otherParameters(c)),
		"requestBody", d.requestBody(c),
		"responses", yamlnode.Mapping(
			"200", yamlnode.Mapping("description", NotDescribed, "content", answer),
			"default", yamlnode.Mapping("$ref", "#/components/responses/Failure"),
		),
	)
	paths, method := d.contract.Section("paths"), strings.ToLower(c.method)
	item, added := yamlnode.Get(paths, c.path), d.pathItems[c.path]
	switch {
	case item != nil: // it has the parameters
		at := slices.IndexFunc(d.contract.Operations(), func(one *outline.Operation) bool { return one.Path == c.path })
		if at >= 0 {
			d.extendParameters(d.contract.Operations()[at], c.parameters)
		}
		d.Edits = append(d.Edits, edit.Set(item, method, operation))
	case added != nil:
		yamlnode.Put(added, method, operation)
	default:
		added = yamlnode.Mapping("servers", d.ownServer(c), "parameters", d.parameterList(c.parameters), method, operation)
		d.pathItems[c.path] = added
		d.Edits = append(d.Edits, edit.Set(paths, c.path, added).Under(""))
	}
}

// ownServer returns the servers of a path of another version of the API, nil for the contract's version.
func (d *drafter) ownServer(c *call) *node {
	address := d.document.Servers[0].URL
	at := strings.LastIndex(strings.TrimSuffix(address, "/"), "/")
	if c.base == "" || at < 0 {
		return nil
	}
	return yamlnode.List(yamlnode.Mapping("url", yamlnode.Text(address[:at]+c.base)))
}

// maxSummary is the length of a summary, which stands in lists beside others.
const maxSummary = 50

// summaryOf returns the summary of a call: its title, up to a word.
func (d *drafter) summaryOf(c *call, title string) string {
	if len(title) <= maxSummary {
		return title
	}
	short := strings.TrimSpace(title[:strings.LastIndexByte(title[:maxSummary+1], ' ')+1])
	d.undecidedf(0, c.id, "its heading is too long for a summary: %q is used", short)
	return cmp.Or(short, c.id)
}

// documentationURL returns the URL of the page, inferred from its name: that of api/refunds is below
// docs/. For a page with another name it is that of the contract's documentation.
func (d *drafter) documentationURL(c *call) string {
	address := d.document.Servers[0].URL
	if d.document.ExternalDocs != nil {
		address = d.document.ExternalDocs.URL
	}
	if at := strings.Index(address, "/docs/"); at >= 0 && strings.Contains(d.page.Name, "/") {
		address = address[:at] + "/docs/" + d.page.Name + "/"
	}
	d.undecidedf(0, c.id, "its operationId and the address of its documentation, %s, are inferred", address)
	return address
}

// tagOf returns the call's tag, which is the first segment of its path.
func (d *drafter) tagOf(c *call) string {
	first, _, _ := strings.Cut(strings.Trim(c.path, "/"), "/")
	tag := strings.ReplaceAll(first, "_", "-")
	if d.document.Tags.Get(tag) == nil && !slices.Contains(d.tags, tag) {
		d.tags = append(d.tags, tag)
		d.Edits = append(d.Edits, edit.Add(d.contract.Section(), "tags", yamlnode.Mapping("name", tag, "description", NotDescribed)))
		d.undecidedf(0, c.id, "the tag %s is new", tag)
	}
	return tag
}

// pagesOf returns the x-pages of a call that reads a list: its paging parameters, or none. It is nil for
// other calls.
func (d *drafter) pagesOf(c *call) *node {
	if isList := c.answer.list() != nil || c.answer.kind() == "array" && c.answer.items != nil; !isList || len(c.request.members) > 0 {
		return nil
	}
	if !c.isPaged() {
		d.undecidedf(0, c.id, "the page lists no count and skip: the list is taken to be whole")
		return yamlnode.Text("none")
	}
	one := yamlnode.Mapping("count", "count", "skip", "skip")
	if list := c.answer.list(); c.hasQuery("to") && list != nil && list.items != nil && d.haveTimes(list.items) {
		yamlnode.Put(one, "until", yamlnode.Text("to")) // so that new items do not shift the pages
	}
	one.Style = yaml.FlowStyle
	d.undecidedf(0, c.id, "that the list is paged by its parameters count and skip is inferred from their names")
	return one
}

// isPaged reports whether the page lists the parameters of pages.
func (c *call) isPaged() bool {
	return c.method == http.MethodGet && c.hasQuery("count") && c.hasQuery("skip")
}

func (c *call) hasQuery(name string) bool {
	return slices.ContainsFunc(c.facts(page.KindParameter, page.Query), func(fact *page.Fact) bool { return fact.Name == name })
}

// haveTimes reports whether all items of a response have a time, by the samples and the contract.
func (d *drafter) haveTimes(items *shape) bool {
	time := items.find("created_at")
	lacksTime := func(component string) bool {
		schema := d.schema(component)
		return schema != nil && !slices.Contains(schema.Required, "created_at")
	}
	return time != nil && time.shown == items.objects && !slices.ContainsFunc(d.known.entities[items.entity()], lacksTime)
}

// mediaForm is the media type of a request with a file.
const mediaForm = "multipart/form-data"

// requestBody returns the request body, nil if the call takes none.
func (d *drafter) requestBody(c *call) *node {
	if len(c.request.members) == 0 {
		return nil
	}
	media := "application/json"
	if c.isForm() {
		media = mediaForm
	}
	c.media = yamlnode.Mapping("schema", reference(d.addObject(c.request, d.known.camel(c.id, "request"))))
	return yamlnode.Mapping("description", NotDescribed, "required", true, "content", yamlnode.Mapping(media, c.media))
}
