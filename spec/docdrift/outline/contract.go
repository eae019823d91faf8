package outline

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Contract is an OpenAPI file.
type Contract struct {
	File string
	Text []byte
	// Document returns the contract with its references resolved. It is loaded by the first call and
	// shared by all, and must not be changed.
	Document func() (*openapi3.T, error)

	root       *yamlnode.Node
	base       string // path of the first server: /v1
	operations []*Operation
	references map[string]int            // number of $refs by target
	targets    map[string]*yamlnode.Node // what each $ref refers to, nil if nothing

	sent, received nodes        // all nodes in requests, and all in responses
	events         []*Operation // with no more than a name and what is received
}

// Doc is an entry of x-docs: a page and heading that an operation was transcribed from.
type Doc struct {
	Page, Heading string
	Place         Place // of the heading's value
}

// Read reads a contract. It does not validate it, but returns an error if there are no operations.
func Read(file string, text []byte) (*Contract, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("contract %s: %w", file, err)
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return nil, fmt.Errorf("contract %s: it is not a mapping", file)
	}
	c := &Contract{
		File: file, Text: text, root: document.Content[0], references: map[string]int{}, targets: map[string]*yamlnode.Node{},
		sent: nodes{}, received: nodes{},
	}
	c.Document = sync.OnceValues(func() (*openapi3.T, error) { return openapi3.NewLoader().LoadFromData(text) })
	c.countReferences(c.root)
	for reference := range c.references {
		c.targets[reference] = c.find(reference)
	}
	c.base = basePath(c.root)
	paths := yamlnode.Get(c.root, "paths")
	for path, item := range yamlnode.Pairs(paths) {
		for method, node := range yamlnode.Pairs(item) {
			if slices.Contains([]string{"get", "put", "post", "delete", "patch"}, method.Value) {
				c.operations = append(c.operations, c.readOperation(path, item, method, node))
			}
		}
	}
	if len(c.operations) == 0 {
		return nil, errors.New("contract " + file + ": it has no operations")
	}
	c.readReach()
	return c, nil
}

// basePath returns the path of the first server of the contract, a path or an operation, "" if it has
// none.
func basePath(owner *yamlnode.Node) string {
	for _, one := range yamlnode.Items(yamlnode.Get(owner, "servers")) {
		if server, err := url.Parse(yamlnode.Scalar(one, "url")); err == nil {
			return strings.TrimSuffix(server.Path, "/")
		}
	}
	return ""
}

// Operations returns the operations in the file's order.
func (c *Contract) Operations() []*Operation { return slices.Clone(c.operations) }

// ByPath returns the operations that match a path, only those with the most literal segments. The
// path may have the server's base path, a trailing slash, and values or names in place of
// parameters. An empty method matches any.
func (c *Contract) ByPath(method, path string) []*Operation {
	segments := c.Segments(path)
	var matching []*Operation
	best := -1
	for _, operation := range c.operations {
		if method != "" && method != operation.Method {
			continue
		}
		literals, fits := operation.match(segments)
		if !fits || literals < best {
			continue
		}
		if literals > best {
			matching, best = nil, literals
		}
		matching = append(matching, operation)
	}
	return matching
}

// Segments splits a path, without base, query and trailing slash.
func (c *Contract) Segments(path string) []string {
	path, _, _ = strings.Cut(path, "?")
	path = "/" + strings.Trim(path, "/") + "/"
	if c.base != "" && strings.HasPrefix(path, c.base+"/") {
		path = path[len(c.base):]
	}
	return strings.Split(strings.Trim(path, "/"), "/")
}

// match reports whether a page's path fits the operation's path, and counts the literal segments. A path
// on a server of its own has that server's base path on the page too. A placeholder does not fit a literal
// segment, and a word in lower case not the parameter of an identifier with a prefix: /payments/create is no payment.
func (o *Operation) match(path []string) (literals int, fits bool) {
	template := o.contract.Segments(o.Base + o.Path)
	if len(template) != len(path) {
		return 0, false
	}
	for i, segment := range template {
		switch {
		case strings.HasPrefix(segment, "{"):
			if word.MatchString(path[i]) && !strings.HasPrefix(path[i], o.idPrefix(strings.Trim(segment, "{}"))) {
				return 0, false
			}
		case segment != path[i]:
			return 0, false
		default:
			literals++
		}
	}
	return literals, true
}

var word = regexp.MustCompile(`^[a-z_]+$`)

// idPrefix returns the identifier prefix of a parameter, "" if it has none.
func (o *Operation) idPrefix(name string) string {
	for _, one := range o.Parameters() {
		if one.Name == name && one.Schema != nil {
			prefix, _, _ := one.Schema.Keyword("x-id-prefix")
			return prefix
		}
	}
	return ""
}

// Documented returns the operations whose x-docs name the heading, on the page, or on any page if
// page is empty. Case does not matter.
func (c *Contract) Documented(page, heading string) []*Operation {
	var matching []*Operation
	isNamed := func(doc Doc) bool { return (doc.Page == page || page == "") && strings.EqualFold(doc.Heading, heading) }
	for _, operation := range c.operations {
		if slices.ContainsFunc(operation.Docs, isNamed) {
			matching = append(matching, operation)
		}
	}
	return matching
}

// placeOf returns the position of a node; nil has only the file.
func (c *Contract) placeOf(node *yamlnode.Node) Place {
	if node == nil {
		return Place{File: c.File}
	}
	return Place{File: c.File, Line: node.Line, Column: node.Column}
}

// Place is a position in a contract. Line and Column count from 1; 0 is unknown.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// String returns file:line:column, without unknown parts.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}
