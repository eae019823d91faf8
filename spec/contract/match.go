package contract

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// node is a position in the tree of the contract's path segments.
type node struct {
	literals map[string]*node
	// partials are the segments with a parameter and literal text, such as {id}.json,
	// sorted by the length of the text, longest first.
	partials  []partialSegment
	parameter *node
	methods   map[string]*Operation
}

type partialSegment struct {
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

// child returns the node for a segment, creating it if necessary.
func (n *node) child(segment string) *node {
	if _, isParameter := parameterName(segment); isParameter {
		if n.parameter == nil {
			n.parameter = &node{}
		}
		return n.parameter
	}
	if strings.Contains(segment, "{") {
		return n.partialChild(segment)
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

func (n *node) partialChild(segment string) *node {
	for _, known := range n.partials {
		if known.template == segment {
			return known.next
		}
	}
	added := partialSegment{segment, segmentPattern(segment), &node{}}
	n.partials = append(n.partials, added)
	slices.SortStableFunc(n.partials, func(a, b partialSegment) int {
		return len(parameterInside.ReplaceAllString(b.template, "")) - len(parameterInside.ReplaceAllString(a.template, ""))
	})
	return added.next
}

// find returns the operation for the rest of a path, without its leading slash. Literal
// segments are tried first.
func (n *node) find(method, path string) *Operation {
	segment, rest, more := strings.Cut(path, "/")
	if found := n.literals[segment].follow(method, rest, more); found != nil || segment == "" {
		return found
	}
	for _, part := range n.partials {
		if !part.pattern.MatchString(segment) {
			continue
		}
		if found := part.next.follow(method, rest, more); found != nil {
			return found
		}
	}
	return n.parameter.follow(method, rest, more)
}

// follow returns the operation at a node, or below it if the path has more segments.
func (n *node) follow(method, rest string, more bool) *Operation {
	switch {
	case n == nil:
		return nil
	case more:
		return n.find(method, rest)
	}
	return n.methods[method]
}

// match finds the operation of a path, with or without a server's base path. It ignores a
// query.
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

// Match finds the operation that a request belongs to, and the values of its path
// parameters. The path may start with the base path of a server (/v1), and may have a
// query, which is ignored. Segments are compared one by one, and a literal segment wins
// over a parameter: the second segment of /payments/downtimes is never a payment's id.
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

// parameterInside matches a parameter in a segment's template.
var parameterInside = regexp.MustCompile(`\{[^{}]*\}`)

// segmentPattern compiles the template of a segment with parameters and literal text.
func segmentPattern(template string) *regexp.Regexp {
	var pattern strings.Builder
	end := 0
	for _, found := range parameterInside.FindAllStringIndex(template, -1) {
		pattern.WriteString(regexp.QuoteMeta(template[end:found[0]]) + "(.+)")
		end = found[1]
	}
	return regexp.MustCompile("^" + pattern.String() + regexp.QuoteMeta(template[end:]) + "$")
}

// segmentValues adds the values that a segment gives to the parameters in its template.
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

// parameterName returns the name of a segment that consists of one parameter.
func parameterName(segment string) (string, bool) {
	if strings.HasPrefix(segment, "{") && strings.IndexByte(segment, '}') == len(segment)-1 {
		return segment[1 : len(segment)-1], true
	}
	return "", false
}
