package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api/call"
)

// Do calls an endpoint that is not in the contract. The target is a path below the base URL, such
// as "/refunds/rfnd_1?x=y". In is sent as the JSON body unless it is nil. The answer is decoded
// into out unless out is nil. A 204 answer has no body and leaves out unchanged.
//
// Do returns the same errors as other calls. A success whose body is an error is [ErrUnreadable]
// with the server's code. A GET is repeated as a safe call; any other method is repeated only if it
// certainly did not run. Errors, logs and [Operation] name the call by its method and its path
// without ids, such as "GET /refunds/{id}".
func (c *Client) Do(ctx context.Context, method, target string, in, out any, options ...CallOption) error {
	refuse := func(field, fault string) error {
		return &InputError{Operation: "Do", Field: field, Err: errors.New(fault)}
	}
	parsed, err := url.Parse(target)
	switch into := reflect.ValueOf(out); {
	case c == nil || c.caller == nil:
		return refuse("client", "is the zero value: use New")
	case ctx == nil:
		return refuse("ctx", "is nil")
	case !slices.Contains([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, method):
		return refuse("method", "want GET, POST, PUT, PATCH or DELETE")
	case err != nil, !strings.HasPrefix(target, "/"), parsed.Host != "", strings.Contains(target, "#"),
		strings.ContainsFunc(target, isNotPrintable), path.Clean(parsed.Path) != parsed.Path:
		return refuse("target", "want a clean, escaped path that begins with one slash")
	case out != nil && (into.Kind() != reflect.Pointer || into.IsNil()):
		return refuse("out", "want a pointer to decode into")
	}
	request := &call.Request{
		Operation: &call.Operation{Method: method, Path: withoutIDs(parsed.EscapedPath()), Safe: method == http.MethodGet},
		Method:    method, Path: parsed.EscapedPath(), Query: parsed.RawQuery,
	}
	if in != nil {
		if request.Body, err = json.Marshal(in); err != nil {
			return refuse("in", err.Error())
		}
	}
	return c.caller.Call(ctx, request, out, options...)
}

// pathWord matches a path segment that names a collection, an action or a version. Ids and other
// values of a caller contain capitals, digits or other characters.
var pathWord = regexp.MustCompile(`^(?:[a-z]+(?:[_-][a-z]+)*|v[0-9]+)$`)

// withoutIDs replaces each id of a path with {id}, for logs and errors, which must not identify a
// customer or a payment.
func withoutIDs(escaped string) string {
	segments := strings.Split(escaped, "/")
	for i, segment := range segments {
		if segment != "" && !pathWord.MatchString(segment) {
			segments[i] = "{id}"
		}
	}
	return strings.Join(segments, "/")
}
