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
	// operation and ofPath are what is written of it, under its method and its path; media is
	// the part about its request.
	operation, ofPath, media *node
}

// pathParameter is a parameter of the path: what the page calls it, and a value of it.
type pathParameter struct{ name, said, value string }

// findCalls finds the calls of sections. One that has neither a path nor the name of a call
// that it can be inferred from is left to a person.
func (d *drafter) findCalls(sections []*page.Section) []*call {
	var all []*call
	for _, section := range sections {
		one := d.readCall(section)
		isInferred := one == nil
		if isInferred {
			one = inferCall(section)
		}
		if one == nil {
			d.undecidedf(section.Line, section.Heading, "its call has no path on the page, and none can be inferred from %q: describe it by hand", section.Operation.Call)
			continue
		}
		d.adoptNames(one)
		if isInferred {
			d.undecidedf(section.Line, section.Heading, "the page gives no path: %s %s is inferred from the name %s", one.method, one.path, section.Operation.Call)
		}
		if item := d.document.Paths.Value(one.path); item != nil && item.GetOperation(one.method) != nil {
			d.undecidedf(section.Line, section.Heading, "its call seems to be %s, which the contract has", item.GetOperation(one.method).OperationID)
			continue
		}
		at := slices.IndexFunc(all, func(other *call) bool { return other.method == one.method && other.path == one.path })
		if at < 0 {
			at, all, d.paths = len(all), append(all, one), append(d.paths, one.path)
		}
		all[at].sections = append(all[at].sections, section)
	}
	return all
}

var (
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
	identifier  = regexp.MustCompile(`^([a-z]+_)[A-Za-z0-9$]{6,}$`)
	isPath      = regexp.MustCompile(`^\w[\w.{}:/-]*$`)
	looksMade   = regexp.MustCompile(`[A-Z0-9]|x{6}`)
	methods     = []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
)

// adoptNames takes the names of a call's parameters from the path that is the same but for
// these.
func (d *drafter) adoptNames(c *call) {
	template := placeholder.ReplaceAllString(c.path, "{}")
	for _, path := range d.paths {
		if placeholder.ReplaceAllString(path, "{}") != template {
			continue
		}
		for i, name := range placeholder.FindAllString(path, -1) {
			c.parameters[i].name = strings.Trim(name, "{}")
		}
		c.path = path
	}
}

// readCall reads the path that the page gives, with names or values in place of the
// parameters; nil where it gives none.
func (d *drafter) readCall(section *page.Section) *call {
	path := strings.Join(d.contract.Segments(section.Operation.Path), "/")
	if !isPath.MatchString(path) {
		return nil
	}
	one := &call{method: section.Operation.Method}
	if one.method == "" {
		one.method = http.MethodGet
		if !page.Reads(section.Heading) && slices.ContainsFunc(section.Facts, func(fact page.Fact) bool { return fact.Where == page.Body }) {
			one.method = http.MethodPost
		}
		d.undecidedf(section.Line, section.Heading, "the page gives no method: %s is inferred", one.method)
	}
	if !slices.Contains(methods, one.method) {
		return nil
	}
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		said, isName := strings.CutPrefix(segment, ":")
		listing := listingParameter(section, segment)
		switch {
		case isName || strings.HasPrefix(segment, "{"):
			segments[i] = one.parameter(segments[:i], strings.Trim(said, "{}"), "")
		case listing != "":
			segments[i] = one.parameter(segments[:i], listing, segment)
		case d.isIdentifier(segment):
			segments[i] = one.parameter(segments[:i], "", segment)
		}
	}
	one.path = "/" + strings.Join(segments, "/")
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
func inferCall(section *page.Section) *call {
	parts := callParts.FindAllString(section.Operation.Call, -1)
	var ids []string
	for _, fact := range section.Facts {
		if fact.Kind == page.KindParameter && fact.Where == page.Path {
			ids = append(ids, fact.Name)
		}
	}
	if len(parts) < 2 || len(ids) > 2 {
		return nil
	}
	thing, name := snake(parts[len(parts)-2]), snake(parts[len(parts)-1])
	verb, rest, _ := strings.Cut(name, "_")
	method := verbs[verb]
	if method == "" {
		rest = name // a verb of the path, or what is listed
	}
	if method == "" && len(ids) == 0 {
		return nil
	}
	below := strings.Join(slices.DeleteFunc(strings.Split(rest, "_"), func(word string) bool {
		return slices.Contains(noise, word) || singular(word) == singular(thing)
	}), "_")
	if method == "" && page.Reads(parts[len(parts)-1]) {
		method = http.MethodGet
	}
	if method != "" && below != "" {
		below = plural(below)
	}
	one := &call{method: cmp.Or(method, http.MethodPost)}
	segments := []string{plural(thing)}
	if len(ids) > 0 {
		segments = append(segments, one.parameter(segments, ids[0], ""))
	}
	if below != "" {
		segments = append(segments, below)
	}
	if len(ids) > 1 {
		segments = append(segments, one.parameter(segments, ids[1], ""))
	}
	one.path = "/" + strings.Join(segments, "/")
	return one
}
