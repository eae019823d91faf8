package contract

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// node is a segment of the contract's paths, with what can follow it.
type node struct {
	literals map[string]*node
	// partly are the segments that are a parameter in part, such as {id}.json, the
	// one with the most letters of its own first.
	partly    []partly
	parameter *node
	methods   map[string]*Operation
}

type partly struct {
	template string
	pattern  *regexp.Regexp
	next     *node
}

func (n *node) add(operation *Operation) {
	for segment := range strings.SplitSeq(strings.TrimPrefix(operation.Path, "/"), "/") {
		n = n.child(segment)
	}
	if n.methods == nil {
		n.methods = map[string]*Operation{}
	}
	n.methods[operation.Method] = operation
}

// child is the node of a segment, which is made where there is none.
func (n *node) child(segment string) *node {
	if _, isParameter := parameterName(segment); isParameter {
		if n.parameter == nil {
			n.parameter = &node{}
		}
		return n.parameter
	}
	if strings.Contains(segment, "{") {
		return n.partlyChild(segment)
	}
	next := n.literals[segment]
	if next == nil {
		next = &node{}
		if n.literals == nil {
			n.literals = map[string]*node{}
		}
		n.literals[segment] = next
	}
	return next
}

func (n *node) partlyChild(segment string) *node {
	for _, known := range n.partly {
		if known.template == segment {
			return known.next
		}
	}
	added := partly{segment, segmentPattern(segment), &node{}}
	n.partly = append(n.partly, added)
	slices.SortStableFunc(n.partly, func(a, b partly) int {
		return len(parameterInside.ReplaceAllString(b.template, "")) - len(parameterInside.ReplaceAllString(a.template, ""))
	})
	return added.next
}

// find goes down a path without its first slash, literals first.
func (n *node) find(method, path string) *Operation {
	segment, rest, more := strings.Cut(path, "/")
	if found := n.literals[segment].follow(method, rest, more); found != nil || segment == "" {
		return found
	}
	for _, part := range n.partly {
		if !part.pattern.MatchString(segment) {
			continue
		}
		if found := part.next.follow(method, rest, more); found != nil {
			return found
		}
	}
	return n.parameter.follow(method, rest, more)
}

// follow is the operation at a node, or below it where there is more of the path.
func (n *node) follow(method, rest string, more bool) *Operation {
	switch {
	case n == nil:
		return nil
	case more:
		return n.find(method, rest)
	}
	return n.methods[method]
}

// match finds the operation of a path, which may have the base path of a server or
// not, and a query.
func (c *Contract) match(method, path string) *Operation {
	path, _, _ = strings.Cut(path, "?")
	for _, base := range c.servers.bases {
		if rest, found := withoutBase(path, base); found {
			if operation := c.paths.find(method, strings.TrimPrefix(rest, "/")); operation != nil {
				return operation
			}
		}
	}
	if !strings.HasPrefix(path, "/") {
		return nil
	}
	return c.paths.find(method, path[1:])
}

// Match returns the operation that a request belongs to, and the values of its path parameters; ok
// is false if there is none. The path may begin with the base path of a server, such as /v1, and
// may have a query, which is ignored. A literal segment is preferred to a parameter: in
// /payments/downtimes the second segment is never a payment's id.
func (c *Contract) Match(method, path string) (operation Operation, values map[string]string, ok bool) {
	path, _, _ = strings.Cut(path, "?")
	matched := c.match(method, path)
	if matched == nil {
		return Operation{}, nil, false
	}
	values = map[string]string{}
	segments, given := strings.Split(matched.Path, "/"), strings.Split(path, "/")
	given = given[max(0, len(given)-len(segments)):]
	for i, segment := range segments {
		if i < len(given) {
			segmentValues(values, segment, given[i])
		}
	}
	return *matched, values, true
}

// parameterInside is a parameter in a segment's template.
var parameterInside = regexp.MustCompile(`\{[^{}]*\}`)

// segmentPattern is a pattern for a segment that is a parameter in part.
func segmentPattern(template string) *regexp.Regexp {
	var pattern strings.Builder
	end := 0
	for _, found := range parameterInside.FindAllStringIndex(template, -1) {
		pattern.WriteString(regexp.QuoteMeta(template[end:found[0]]) + "(.+)")
		end = found[1]
	}
	return regexp.MustCompile("^" + pattern.String() + regexp.QuoteMeta(template[end:]) + "$")
}

// segmentValues notes what a segment says of the parameters in its template.
func segmentValues(values map[string]string, template, segment string) {
	if name, isParameter := parameterName(template); isParameter {
		values[name] = unescaped(segment)
		return
	}
	names := parameterInside.FindAllString(template, -1)
	if len(names) == 0 {
		return
	}
	if found := segmentPattern(template).FindStringSubmatch(segment); found != nil {
		for i, name := range names {
			values[name[1:len(name)-1]] = unescaped(found[i+1])
		}
	}
}

func unescaped(text string) string {
	plain, err := url.PathUnescape(text)
	if err != nil {
		return text
	}
	return plain
}

// parameterName is the name of a segment that is one parameter and nothing else.
func parameterName(segment string) (string, bool) {
	if strings.HasPrefix(segment, "{") && strings.IndexByte(segment, '}') == len(segment)-1 {
		return segment[1 : len(segment)-1], true
	}
	return "", false
}
