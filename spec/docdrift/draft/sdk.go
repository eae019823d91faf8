package draft

import (
	"cmp"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

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
