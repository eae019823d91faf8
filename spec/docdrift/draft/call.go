package draft

import (
	"cmp"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// call is one operation, with the sections of the page that describe it.
type call struct {
	sections     []*page.Section
	method, path string
	parameters   []pathParameter
	id           string

	answer, request *shape
	media           *node // of the request
}

// pathParameter is a parameter of the path: what the page calls it, and a value of it.
type pathParameter struct{ name, said, value string }

// findCalls finds the calls of sections. One that has neither a path nor the name of a call
// that it can be inferred from is left to a person.
func (d *drafter) findCalls(sections []*page.Section) []*call {
	var all []*call
	for _, section := range sections {
		one := d.readCall(section)
		if one == nil {
			one = d.inferCall(section)
		}
		if one == nil {
			d.undecidedf(section.Line, section.Heading, "its call has no path on the page, and none can be inferred from %q: describe it by hand", section.Operation.Call)
			continue
		}
		if item := d.document.Paths.Value(one.path); item != nil && item.GetOperation(one.method) != nil {
			d.undecidedf(section.Line, section.Heading, "its call seems to be %s, which the contract has", item.GetOperation(one.method).OperationID)
			continue
		}
		at := slices.IndexFunc(all, func(other *call) bool {
			return other.method == one.method && pathTemplate(other.path) == pathTemplate(one.path)
		})
		if at >= 0 {
			all[at].sections = append(all[at].sections, section)
			continue
		}
		for _, other := range all {
			one.adoptNames(other.path)
		}
		one.sections = []*page.Section{section}
		all = append(all, one)
	}
	return all
}

var (
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
	identifier  = regexp.MustCompile(`^([a-z]+_)[A-Za-z0-9$]{6,}$`)
	isPath      = regexp.MustCompile(`^\w[\w.{}:/-]*$`)
	looksMade   = regexp.MustCompile(`[A-Z0-9]|x{6}`)
)

// pathTemplate is a path without the names of its parameters.
func pathTemplate(path string) string { return placeholder.ReplaceAllString(path, "{}") }

// readCall reads the path that the page gives, with names or values in place of the
// parameters; nil where it gives none.
func (d *drafter) readCall(section *page.Section) *call {
	path := strings.Join(d.contract.Segments(section.Operation.Path), "/")
	if !isPath.MatchString(path) {
		return nil
	}
	one := &call{method: section.Operation.Method}
	if one.method == "" {
		one.method = d.inferMethod(section)
		d.undecidedf(section.Line, section.Heading, "the page gives no method: %s is inferred", one.method)
	}
	if methodRank(strings.ToLower(one.method)) < 1 {
		return nil
	}
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		said, isName := strings.CutPrefix(segment, ":")
		if !isName && strings.HasPrefix(segment, "{") {
			said, isName = strings.Trim(segment, "{}"), true
		}
		switch {
		case isName:
			segments[i] = one.parameter(segments[:i], said, "")
		case listingParameter(section, segment) != "":
			segments[i] = one.parameter(segments[:i], listingParameter(section, segment), segment)
		case d.isIdentifier(segment):
			segments[i] = one.parameter(segments[:i], "", segment)
		}
	}
	one.path = "/" + strings.Join(segments, "/")
	d.adoptKnownNames(one)
	return one
}

// listingParameter is the parameter of a section that has a segment of the path among its values,
// "" for none: /notify_by/sms has the medium sms.
func listingParameter(section *page.Section, segment string) string {
	for _, fact := range section.Facts {
		if fact.Where != page.Response && fact.Kind == page.KindParameter && len(fact.Values) > 1 && slices.Contains(fact.Values, segment) {
			return fact.Name
		}
	}
	return ""
}

// isIdentifier is whether a segment of a path is a value: an identifier.
func (d *drafter) isIdentifier(segment string) bool {
	match := identifier.FindStringSubmatch(segment)
	return match != nil && (d.known.ids[match[1]] != "" || looksMade.MatchString(segment[len(match[1]):]))
}

// parameter adds one behind some segments, under the page's name or that of what
// is before it: behind refunds it is refund_id.
func (c *call) parameter(before []string, said, value string) string {
	name := snake(said)
	if name == "" || name == "id" {
		name = "id"
		if len(before) > 0 && !strings.HasPrefix(before[len(before)-1], "{") {
			name = singular(before[len(before)-1]) + "_id"
		}
	}
	c.parameters = append(c.parameters, pathParameter{name, said, value})
	return "{" + name + "}"
}

// adoptNames takes the names of the parameters from a path that is the same but for these.
func (c *call) adoptNames(path string) {
	if pathTemplate(path) != pathTemplate(c.path) {
		return
	}
	for i, name := range placeholder.FindAllString(path, -1) {
		c.parameters[i].name = strings.Trim(name, "{}")
	}
	c.path = path
}

// adoptKnown adopts a path that the contract has already.
func (d *drafter) adoptKnownNames(c *call) {
	for _, path := range d.document.Paths.InMatchingOrder() {
		c.adoptNames(path)
	}
}

// inferMethod takes the method from what the section shows.
func (d *drafter) inferMethod(section *page.Section) string {
	switch {
	case page.Reads(section.Heading):
		return http.MethodGet
	case hasFact(section, page.Body):
		return http.MethodPost
	}
	return http.MethodGet
}

func hasFact(section *page.Section, where page.Where) bool {
	return slices.ContainsFunc(section.Facts, func(fact page.Fact) bool { return fact.Where == where })
}

// verbs are the methods of the words that the names of an SDK's calls begin with.
var verbs = map[string]string{
	"create": http.MethodPost, "add": http.MethodPost, "new": http.MethodPost,
	"edit": http.MethodPatch, "update": http.MethodPatch, "delete": http.MethodDelete, "remove": http.MethodDelete,
	"fetch": http.MethodGet, "get": http.MethodGet, "all": http.MethodGet, "list": http.MethodGet, "find": http.MethodGet, "retrieve": http.MethodGet,
}

var (
	callParts = regexp.MustCompile(`[A-Za-z_]\w*`)
	// noise are words in a call's name that no path has.
	noise = []string{"", "all", "multiple", "id", "by", "details", "specific", "with", "for", "of", "a", "the"}
)

// inferCall takes method and path from the name of an SDK's call, which follows the path
// by custom: client.refund.fetch(refundId) is GET /refunds/{refund_id}.
func (d *drafter) inferCall(section *page.Section) *call {
	parts := callParts.FindAllString(section.Operation.Call, -1)
	if len(parts) < 2 {
		return nil
	}
	thing, name := snake(parts[len(parts)-2]), snake(parts[len(parts)-1])
	verb, rest, _ := strings.Cut(name, "_")
	method := verbs[verb]
	if method == "" {
		rest = name // a verb of the path, or what is listed
	}
	below := strings.Join(slices.DeleteFunc(strings.Split(rest, "_"), func(word string) bool {
		return slices.Contains(noise, word) || singular(word) == singular(thing)
	}), "_")
	var ids []string
	for _, fact := range section.Facts {
		if fact.Kind == page.KindParameter && fact.Where == page.Path {
			ids = append(ids, fact.Name)
		}
	}
	one := &call{method: cmp.Or(method, http.MethodPost)}
	segments := []string{plural(thing)}
	if len(ids) > 0 {
		segments = append(segments, one.parameter(segments, ids[0], ""))
	}
	switch {
	case method == "" && len(ids) == 0:
		return nil
	case method == "" && page.Reads(parts[len(parts)-1]):
		one.method = http.MethodGet
		segments = append(segments, plural(below))
	case method == "":
		segments = append(segments, below)
	case below != "":
		segments = append(segments, plural(below))
	}
	if len(ids) > 1 {
		segments = append(segments, one.parameter(segments, ids[1], ""))
	}
	if len(ids) > 2 {
		return nil
	}
	one.path = "/" + strings.Join(segments, "/")
	d.adoptKnownNames(one)
	d.undecidedf(section.Line, section.Heading, "the page gives no path: %s %s is inferred from the name %s", one.method, one.path, section.Operation.Call)
	return one
}
