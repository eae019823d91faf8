package contract

import (
	"net/url"
	"strings"
)

// node is a segment of the contract's paths, with what can follow it.
type node struct {
	literals  map[string]*node
	parameter *node
	methods   map[string]*Operation
}

func (n *node) add(operation *Operation) {
	for segment := range strings.SplitSeq(operation.Path[1:], "/") {
		next := n.literals[segment]
		if _, isParameter := parameterName(segment); isParameter {
			if n.parameter == nil {
				n.parameter = &node{}
			}
			next = n.parameter
		} else if next == nil {
			next = &node{}
			if n.literals == nil {
				n.literals = map[string]*node{}
			}
			n.literals[segment] = next
		}
		n = next
	}
	if n.methods == nil {
		n.methods = map[string]*Operation{}
	}
	n.methods[operation.Method] = operation
}

// find goes down a path without its first slash, literals first.
func (n *node) find(method, path string) *Operation {
	segment, rest, more := strings.Cut(path, "/")
	for _, next := range []*node{n.literals[segment], n.parameter} {
		if next == nil || segment == "" {
			continue
		}
		if !more {
			if operation := next.methods[method]; operation != nil {
				return operation
			}
		} else if operation := next.find(method, rest); operation != nil {
			return operation
		}
	}
	return nil
}

// match finds the operation of a path, which may have the base path or not, and a query.
func (c *Contract) match(method, path string) *Operation {
	path, _, _ = strings.Cut(path, "?")
	if rest, found := strings.CutPrefix(path, c.base); found && strings.HasPrefix(rest, "/") {
		path = rest
	}
	if !strings.HasPrefix(path, "/") {
		return nil
	}
	return c.paths.find(method, path[1:])
}

// Match finds the operation that a request belongs to, and the values of its
// path parameters. The path may begin with the server's base path, /v1, or not, and a
// query behind it is passed over.
// Segments are compared one by one, and a literal one wins over a parameter: in
// /payments/downtimes the second is never a payment's id.
func (c *Contract) Match(method, path string) (Operation, map[string]string, bool) {
	path, _, _ = strings.Cut(path, "?")
	operation := c.match(method, path)
	if operation == nil {
		return Operation{}, nil, false
	}
	values := map[string]string{}
	segments, given := strings.Split(operation.Path, "/"), strings.Split(path, "/")
	given = given[len(given)-len(segments):]
	for i, segment := range segments {
		if name, isParameter := parameterName(segment); isParameter {
			value, err := url.PathUnescape(given[i])
			if err != nil {
				value = given[i]
			}
			values[name] = value
		}
	}
	return *operation, values, true
}

func parameterName(segment string) (string, bool) {
	if strings.HasPrefix(segment, "{") && strings.HasSuffix(segment, "}") {
		return segment[1 : len(segment)-1], true
	}
	return "", false
}
