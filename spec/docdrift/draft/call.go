package draft

import (
	"cmp"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// call is an operation to draft, with the sections that describe it.
type call struct {
	sections     []*page.Section
	method, path string
	base         string // of a version other than the contract's, such as /v2; "" for the contract's
	// parameters are those of the path. The fact of one has its name on the page.
	parameters []*shape
	id         string
	// drafted is the call's operation from an earlier draft, which the page extends; nil for a new one.
	drafted *outline.Operation

	answer, request *shape
	media           *node // the media type of the request body
}

// findCalls returns the calls of sections. A section whose path is neither given nor can be
// inferred from the name of its call becomes an [Undecided].
func (d *drafter) findCalls(sections []*page.Section) []*call {
	var all []*call
	for _, section := range sections {
		one := d.readCall(section, section.Operation)
		isInferred := one == nil
		if isInferred {
			one = d.readCall(section, d.inferCall(section))
		}
		if one == nil || returnsText(section) {
			d.undecidedf(section.Line, section.Heading, "its call has no path on the page, or none of the API, and none can be inferred from %q: describe it by hand", section.Operation.Call)
			continue
		}
		d.adoptNames(one)
		if isInferred {
			one.base = d.baseOf(one.path)
			d.undecidedf(section.Line, section.Heading, "the page gives no path: %s %s is inferred from the name %s", one.method, one.base+one.path, section.Operation.Call)
		}
		if base, isKnown := d.bases[one.path]; isKnown && base != one.base { // a contract has each path once
			d.undecidedf(section.Line, section.Heading, "the contract has the path %s with another version than %s: describe it by hand", one.path, cmp.Or(one.base, "its own"))
			continue
		}
		if one.drafted = d.operationOf(one); one.drafted != nil && !IsDraft(one.drafted) {
			d.undecidedf(section.Line, section.Heading, "its call seems to be %s, which the contract has", one.drafted.ID)
			continue
		}
		at := slices.IndexFunc(all, func(other *call) bool { return other.method == one.method && other.path == one.path })
		if at >= 0 && isInferred && all[at].sections[0].Operation.Call != section.Operation.Call {
			d.undecidedf(section.Line, section.Heading, "the path that is inferred, %s %s, is that of %s: describe it by hand", one.method, one.path, all[at].sections[0].Heading)
			continue
		}
		if at < 0 {
			at, all = len(all), append(all, one)
			d.bases[one.path] = one.base
		}
		all[at].sections = append(all[at].sections, section)
	}
	return all
}

// operationOf returns the contract's operation with the method and path of a call, nil if there is none.
func (d *drafter) operationOf(c *call) *outline.Operation {
	for _, one := range d.contract.Operations() {
		if one.Method == c.method && one.Path == c.path {
			return one
		}
	}
	return nil
}

// baseOf returns the base of the operations of the contract whose paths begin as a path does: the calls of
// a resource are of one version.
func (d *drafter) baseOf(path string) string {
	first := func(path string) string { return strings.Split(path, "/")[1] }
	for _, one := range d.contract.Operations() {
		if first(one.Path) == first(path) {
			return one.Base
		}
	}
	return ""
}

var (
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
	opaque      = regexp.MustCompile(`^[A-Za-z0-9]{14}$`) // an identifier without a prefix
	identifier  = regexp.MustCompile(`^((?:[a-z]+_)+)[A-Za-z0-9$]{6,}$`)
	isVersion   = regexp.MustCompile(`^v\d+$`)
	ofMerchant  = regexp.MustCompile(`(?i)^\{?your[-_]`)
	isPath      = regexp.MustCompile(`^\w[\w.{}:/-]*$`)
	looksRandom = regexp.MustCompile(`[A-Z0-9]|x{6}`)
	methods     = []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
)

// adoptNames renames a call's path parameters as in a known path that differs only in these
// names.
func (d *drafter) adoptNames(c *call) {
	template := placeholder.ReplaceAllString(c.path, "{}")
	for path := range d.bases {
		if placeholder.ReplaceAllString(path, "{}") != template {
			continue
		}
		for i, name := range placeholder.FindAllString(path, -1) {
			c.parameters[i].name = strings.Trim(name, "{}")
		}
		c.path = path
	}
}

// readCall returns the call with the path that the page gives, which has names or values in
// place of the parameters; nil if it gives none.
func (d *drafter) readCall(section *page.Section, operation page.Operation) *call {
	one := &call{method: operation.Method}
	path := strings.Join(d.contract.Segments(operation.Path), "/")
	if first, rest, _ := strings.Cut(path, "/"); isVersion.MatchString(first) {
		one.base, path = "/"+first, rest
	}
	if !isPath.MatchString(path) || ofMerchant.MatchString(path) {
		return nil
	}
	if one.method == "" {
		one.method = http.MethodGet
		if hasBody(section) {
			one.method = http.MethodPost
		}
		d.undecidedf(section.Line, section.Heading, "the page gives no method: %s is inferred", one.method)
	}
	if !slices.Contains(methods, one.method) {
		return nil
	}
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		pageName, isName := strings.CutPrefix(segment, ":")
		switch {
		case isName || strings.HasPrefix(segment, "{"):
			segments[i] = one.parameter(segments[:i], strings.Trim(pageName, "{}"), "")
		case nameOfValue(section, segment) != "":
			segments[i] = one.parameter(segments[:i], nameOfValue(section, segment), segment)
		case isIdentifier(segment):
			segments[i] = one.parameter(segments[:i], "", segment)
		}
	}
	if strings.HasPrefix(segments[0], "{") { // a path begins with a resource
		return nil
	}
	one.path = "/" + strings.Join(segments, "/")
	return one
}

// nameOfValue returns the mandatory parameter that a segment of a path is a value of, according to the page's lists:
// notify_by/sms has a medium. It is "" if there is none.
func nameOfValue(section *page.Section, segment string) string {
	for _, fact := range section.Facts {
		isPossible := (fact.Where == page.Path || fact.Where == page.Query) && fact.Mandatory == page.Mandatory
		if isPossible && slices.Contains(fact.Values, segment) {
			return fact.Name
		}
	}
	return ""
}

// hasBody reports whether a section describes data in a body. Its call is then no GET, whatever its
// name says: a GET is repeated after a failure.
func hasBody(section *page.Section) bool {
	return slices.ContainsFunc(section.Facts, func(fact page.Fact) bool { return fact.Where == page.Body })
}

// returnsText reports whether the response that a section shows is a text. The API returns objects and
// lists.
func returnsText(section *page.Section) bool {
	at := slices.IndexFunc(section.Facts, func(fact page.Fact) bool { return fact.Kind == page.KindSample && fact.Where == page.Response })
	if at < 0 {
		return false
	}
	_, isText := section.Facts[at].Sample.Body.(string)
	return isText
}

// isIdentifier reports whether a path segment is an identifier, such as pay_Made00000001.
func isIdentifier(segment string) bool {
	if opaque.MatchString(segment) && looksRandom.MatchString(segment) {
		return true
	}
	match := identifier.FindStringSubmatch(segment)
	return match != nil && looksRandom.MatchString(segment[len(match[1]):])
}

// parameter adds a path parameter after some segments, and returns its placeholder. Its name is
// the page's, or for an id that of the segment before it: refund_id after refunds. A path has each name once.
func (c *call) parameter(before []string, pageName, value string) string {
	name, resource := snake(pageName), ""
	if len(before) > 0 && !strings.HasPrefix(before[len(before)-1], "{") {
		resource = singular(before[len(before)-1])
	}
	if name == "" || name == "id" || slices.Contains(before, "{"+name+"}") {
		name = strings.TrimPrefix(resource+"_id", "_")
	}
	one := &shape{name: name, resource: resource, sent: true, fact: page.Fact{Name: pageName}}
	if value != "" {
		one.add(value)
	}
	c.parameters = append(c.parameters, one)
	return "{" + name + "}"
}
