package contract

import (
	"net/url"
	"strings"
)

// Match finds the operation that a request belongs to, and the values of its
// path parameters. The path may begin with the server's base path, /v1, or not.
// Segments are compared one by one, and a literal one wins over a parameter: in
// /payments/downtimes the second is never a payment's id.
func (c *Contract) Match(method, path string) (Operation, map[string]string, bool) {
	if rest, found := strings.CutPrefix(path, c.base); found && strings.HasPrefix(rest, "/") {
		path = rest
	}
	segments := strings.Split(path, "/")
	best := -1
	for i, operation := range c.operations {
		if operation.Method == method && operation.fits(segments) &&
			(best < 0 || moreLiteral(operation.segments, c.operations[best].segments)) {
			best = i
		}
	}
	if best < 0 {
		return Operation{}, nil, false
	}
	operation := c.operations[best]
	return operation, operation.values(segments), true
}

func (o Operation) fits(segments []string) bool {
	if len(segments) != len(o.segments) {
		return false
	}
	for i, segment := range o.segments {
		if _, parameter := parameterName(segment); parameter {
			if segments[i] == "" {
				return false
			}
		} else if segment != segments[i] {
			return false
		}
	}
	return true
}

func (o Operation) values(segments []string) map[string]string {
	values := map[string]string{}
	for i, segment := range o.segments {
		if name, parameter := parameterName(segment); parameter {
			value, err := url.PathUnescape(segments[i])
			if err != nil {
				value = segments[i]
			}
			values[name] = value
		}
	}
	return values
}

// moreLiteral is whether a has a literal where b first has a parameter.
func moreLiteral(a, b []string) bool {
	for i := range a {
		_, parameterA := parameterName(a[i])
		_, parameterB := parameterName(b[i])
		if parameterA != parameterB {
			return parameterB
		}
	}
	return false
}

func parameterName(segment string) (string, bool) {
	if strings.HasPrefix(segment, "{") && strings.HasSuffix(segment, "}") {
		return segment[1 : len(segment)-1], true
	}
	return "", false
}
