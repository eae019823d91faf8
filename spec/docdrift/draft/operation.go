package draft

import (
	"net/http"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// operation is what is written of a call: under its path, and its method there.
type operation struct {
	method     string
	parameters []*node // of the path
	schema     *node
}

func (d *drafter) draftOperation(c *call) operation {
	answer := d.answerContent(c)
	path := d.pathParameters(c)
	query := d.otherParameters(c)
	docs := yamlnode.List()
	for _, section := range c.sections {
		entry := yamlnode.Mapping("page", d.page.Name, "heading", section.Heading)
		if !slices.ContainsFunc(docs.Content, func(other *node) bool { return yamlnode.Get(other, "heading").Value == section.Heading }) {
			docs.Content = append(docs.Content, entry)
		}
	}
	tag := yamlnode.Text(d.tagOf(c))
	var retry, security *node
	if c.method == http.MethodGet {
		retry = yamlnode.Text("safe")
	}
	if c.sections[0].Operation.Auth == page.AuthKey {
		security = yamlnode.List(yamlnode.Mapping("keyOnly", &node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}))
	}
	first := c.sections[0].Line
	d.undecidedf(first, c.id, "the operationId is inferred from method and path")
	return operation{method: strings.ToLower(c.method), parameters: path, schema: yamlnode.Mapping(
		"operationId", c.id,
		"summary", sentence(c.id),
		"description", NotDescribed,
		"tags", yamlnode.Flow(tag),
		"security", security,
		"x-docs", docs,
		"x-retry", retry,
		"x-pages", d.pagesOf(c),
		"externalDocs", yamlnode.Mapping("description", sentence(c.id), "url", d.documentationURL(c)),
		"parameters", listOrNone(query),
		"requestBody", d.requestBody(c),
		"responses", yamlnode.Mapping(
			"200", yamlnode.Mapping("description", NotDescribed, "content", answer),
			"default", yamlnode.Mapping("$ref", "#/components/responses/Failure"),
		),
	)}
}

// sentence is an operationId in words.
func sentence(id string) string {
	all := words.FindAllString(id, -1)
	for i, word := range all {
		if strings.ToUpper(word) != word {
			all[i] = strings.ToLower(word)
		}
	}
	all[0] = strings.ToUpper(all[0][:1]) + all[0][1:]
	return strings.Join(all, " ")
}

// documentationURL is that of the page, whose name is its path below the documentation, or else
// the contract's own.
func (d *drafter) documentationURL(c *call) string {
	address := d.document.Servers[0].URL
	if d.document.ExternalDocs != nil {
		address = d.document.ExternalDocs.URL
	}
	if at := strings.Index(address, "/docs/"); at >= 0 && strings.Contains(d.page.Name, "/") {
		d.undecidedf(0, c.id, "the address of its documentation is inferred from the page's name")
		return address[:at] + "/docs/" + d.page.Name + "/"
	}
	d.undecidedf(0, c.id, "externalDocs leads to the contract's own page: the address of this one is not known")
	return address
}

// tagOf is the group of calls with the same beginning of the path.
func (d *drafter) tagOf(c *call) string {
	first, _, _ := strings.Cut(strings.Trim(c.path, "/"), "/")
	tag := strings.ReplaceAll(first, "_", "-")
	if d.document.Tags.Get(tag) == nil && !slices.Contains(d.tags, tag) {
		d.tags = append(d.tags, tag)
		d.undecidedf(c.sections[0].Line, c.id, "the tag %s is new", tag)
	}
	return tag
}

// answerContent is the content of the answer: what is shown, or what a call of the kind answers
// elsewhere. It is nil where neither tells.
func (d *drafter) answerContent(c *call) *node {
	content := func(schema *node) *node {
		return yamlnode.Mapping("application/json", yamlnode.Mapping("schema", schema))
	}
	if len(c.answer.values) == 0 {
		d.assumeAnswer(c)
	}
	if c.answer.kind() != "" && len(c.answer.members) > 0 {
		return content(d.valueSchema(d.known.camel(c.id, "answer"), c.answer, false))
	}
	d.undecidedf(0, c.id, "the page shows no answer: none is read")
	return nil
}

// assumeAnswer takes the answer of a call that shows none for that of others about the same
// kind of thing.
func (d *drafter) assumeAnswer(c *call) {
	last, of := c.lastLiteral(), singular(resourceOf(c.path))
	if d.known.entities[of] == nil && d.entities[of] == nil || c.method == http.MethodDelete ||
		c.method == http.MethodGet && singular(last) != of {
		return
	}
	thing := map[string]any{"entity": of}
	if c.method == http.MethodGet && !strings.HasSuffix(c.path, "}") {
		d.undecidedf(0, c.id, "the page shows no answer: a collection of %s is assumed", of)
		*c.answer = shape{name: of}
		c.answer.add(map[string]any{"entity": "collection", "items": []any{thing}})
		c.describeAnswer()
	} else {
		d.undecidedf(0, c.id, "the page shows no answer: that of other calls of %s is assumed", of)
		c.answer.add(thing)
	}
	c.answer.dropValues()
}

// resourceOf is the last part of a path that names a kind of thing.
func resourceOf(path string) string {
	segments := strings.Split(strings.Trim(path, "/"), "/")
	for _, one := range slices.Backward(segments) {
		if singular(one) != one {
			return one
		}
	}
	return segments[0]
}

// requestBody is the request body, nil where the call takes none.
func (d *drafter) requestBody(c *call) *node {
	c.request = &shape{name: c.id}
	for _, fact := range factsOf(c, page.KindSample, page.Body) {
		if fact.Sample.Broken == "" {
			c.request.add(fact.Sample.Body)
		}
	}
	media := "application/json"
	for _, fact := range factsOf(c, page.KindParameter, page.Body) {
		if c.isInPath(fact) {
			continue
		}
		c.request.describe(fact)
		if fact.Type == "file" {
			media = "multipart/form-data"
		}
	}
	d.relaxMandatory(c)
	if len(c.request.members) == 0 {
		return nil
	}
	if c.method == http.MethodGet {
		d.undecidedf(c.sections[0].Line, c.id, "the page shows a body, which a GET does not have: it is left out")
		c.request.members = nil
		return nil
	}
	schema := reference(d.addObject(c.request, true, d.known.camel(c.id, "request")))
	c.media = yamlnode.Mapping("schema", schema)
	if len(c.request.values) > 0 {
		yamlnode.Put(c.media, "example", d.exampleNode(c.request, c.request.values[0], true))
	}
	return yamlnode.Mapping("description", NotDescribed, "required", yamlnode.Literal("true"), "content", yamlnode.Mapping(media, c.media))
}

// relaxMandatory makes optional what another section of the same call does not ask
// for.
func (d *drafter) relaxMandatory(c *call) {
	for _, one := range c.request.members {
		if one.fact.Mandatory != page.Mandatory {
			continue
		}
		for _, section := range c.sections {
			asks := slices.ContainsFunc(section.Facts, func(fact page.Fact) bool {
				return fact.Where == page.Body && fact.Name == one.name && fact.Mandatory == page.Mandatory
			})
			if !asks {
				one.fact.Mandatory = page.Optional
				d.undecidedf(section.Line, c.id, "%s is mandatory in one section of the call and not in %q: it may be left out", one.name, section.Heading)
				break
			}
		}
	}
}
