package draft

import (
	"cmp"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// verbs maps the first word of an SDK call's name to its HTTP method.
var verbs = map[string]string{
	"create": http.MethodPost, "add": http.MethodPost, "new": http.MethodPost,
	"edit": http.MethodPatch, "update": http.MethodPatch, "delete": http.MethodDelete, "remove": http.MethodDelete,
	"fetch": http.MethodGet, "get": http.MethodGet, "all": http.MethodGet, "list": http.MethodGet, "find": http.MethodGet, "retrieve": http.MethodGet,
}

var (
	callParts = regexp.MustCompile(`[A-Za-z_]\w*`)
	// noise lists words in the names of calls that paths lack.
	noise = []string{"", "all", "multiple", "id", "by", "details", "specific", "with", "for", "of", "a", "the"}
)

// inferCall infers method and path from the name of an SDK call, which usually follows the
// path: client.refund.fetch(refundId) is GET /refunds/:refundId, and client.box.fetch(shelfId, boxId) is
// GET /shelves/:shelfId/boxes/:boxId. They are empty for a name without a known pattern.
func (d *drafter) inferCall(section *page.Section) page.Operation {
	parts, ids := callParts.FindAllString(section.Operation.Call, -1), pathIDs(section)
	if len(parts) > 2 && strings.EqualFold(parts[len(parts)-2], "fetch") { // $api->box->fetch(boxId)->close()
		parts = slices.Delete(parts, len(parts)-2, len(parts)-1)
	}
	if len(parts) < 2 {
		return page.Operation{}
	}
	thing, name := snake(parts[len(parts)-2]), snake(parts[len(parts)-1])
	verb, rest, _ := strings.Cut(name, "_")
	method := verbs[verb]
	if method == "" && len(ids) == 0 {
		return page.Operation{}
	}
	if method == "" {
		rest = name // an action in the path, or the resource that is listed
	}
	switch reads := page.Reads(parts[len(parts)-1]) || page.Reads(section.Heading) && !d.isVerb(verb); {
	case method == http.MethodGet && hasBody(section):
		method = http.MethodPost
	case method == "" && reads && !hasBody(section):
		method = http.MethodGet
	}
	below := strings.Join(slices.DeleteFunc(strings.Split(rest, "_"), func(word string) bool {
		return slices.Contains(noise, word) || singular(word) == singular(thing)
	}), "_")
	if method != "" && below != "" {
		below = plural(below)
	}
	return page.Operation{Method: cmp.Or(method, http.MethodPost), Path: inferPath(thing, below, ids)}
}

// pathIDs returns the path parameters that a section lists, as placeholders.
func pathIDs(section *page.Section) []string {
	var ids []string
	for _, fact := range section.Facts {
		if fact.Kind == page.KindParameter && fact.Where == page.Path {
			ids = append(ids, ":"+fact.Name)
		}
	}
	return ids
}

// inferPath infers the path of a thing with ids, and of what is below it or "". An id of something else
// before that of the thing is that of its parent.
func inferPath(thing, below string, ids []string) string {
	owner := func() string {
		if len(ids) == 0 || !strings.HasSuffix(snake(ids[0]), "_id") {
			return ""
		}
		return strings.TrimSuffix(snake(ids[0]), "_id")
	}
	var segments []string
	for one := owner(); one != "" && one != singular(below) && !strings.Contains(thing, one) && !strings.Contains(one, thing); one = owner() {
		segments, ids = append(segments, plural(one), ids[0]), ids[1:]
	}
	segments = append(segments, plural(thing))
	if len(ids) > 0 && owner() != singular(below) {
		segments, ids = append(segments, ids[0]), ids[1:]
	}
	if below != "" {
		segments = append(segments, below)
	}
	return "/" + strings.Join(append(segments, ids...), "/")
}
