package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api/call"
)

// Do calls an endpoint that the contract does not have yet. The target is a path
// below the base URL, such as "/refunds/rfnd_1?x=y"; in is encoded as the JSON
// body unless it is nil, and the answer is decoded into out unless that is nil.
// Errors are those of every call; what is not a GET is repeated after 429 only.
func (c *Client) Do(ctx context.Context, method, target string, in, out any, options ...CallOption) error {
	refuse := func(field, fault string) error {
		return &InputError{Operation: "Do", Field: field, Err: errors.New(fault)}
	}
	parsed, err := url.Parse(target)
	switch into := reflect.ValueOf(out); {
	case !slices.Contains([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, method):
		return refuse("method", "want GET, POST, PUT, PATCH or DELETE")
	case err != nil, !strings.HasPrefix(target, "/"), parsed.Host != "", strings.Contains(target, "#"),
		strings.ContainsFunc(target, notPrintable), path.Clean(parsed.Path) != parsed.Path:
		return refuse("target", "want a clean, escaped path that begins with one slash")
	case out != nil && (into.Kind() != reflect.Pointer || into.IsNil()):
		return refuse("out", "want a pointer to decode into")
	}
	request := &call.Request{Method: method, Path: parsed.EscapedPath(), Query: parsed.RawQuery}
	if in != nil {
		if request.Body, err = json.Marshal(in); err != nil {
			return refuse("in", err.Error())
		}
	}
	return c.caller.Call(ctx, request, out, options...)
}
