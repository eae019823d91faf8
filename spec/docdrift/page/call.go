package page

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/code"
	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// call is a call that a block shows: an SDK call, a curl command, or only a path.
type call struct {
	operation Operation
	line      int
	title     string // of an entry in a list of endpoints, "" for others
	sdk       *code.Call
	request   code.Request // of a curl command, or the address in a list of endpoints
}

var (
	keyOnly = regexp.MustCompile(`(?i)\(\s*["'][^"']*["']\s*,\s*(?:""|'')\s*\)|key_secret["']?\s*[:=]>?\s*(?:""|'')|only (?:the )?razorpay key\b`)
	shells  = []string{"curl", "bash", "shell", "sh"}
)

// requestTitle matches the title of a sample in the language of a page about one SDK.
var requestTitle = regexp.MustCompile(`(?i)^\s*(?:nodejs|python|java|php|ruby|go|csharp)\s*:\s*request\s*$`)

// callsOf returns the calls that the first of some blocks shows. In the current documentation it reads
// only the curl samples, which show every call, and other languages repeat them; but pages about one
// SDK have requests in its language.
func callsOf(form Form, blocks []markdown.Block) []call {
	b := blocks[0]
	switch b.Kind {
	case markdown.Fence:
		isShell := slices.Contains(shells, markdown.Language(b.Text)) || strings.HasPrefix(strings.TrimSpace(firstText(b.Code)), "curl ")
		switch {
		case isShell:
			return curlCalls(b)
		case (form == SDK || requestTitle.MatchString(b.Text)) && !isJSON(b):
			return sdkCalls(b)
		}
	case markdown.Item: // in an overview: - **get** `/v1/payments` - Title:
		text := b.Text
		if strings.HasSuffix(text, " `") && len(blocks) > 1 { // the address is on the next line
			text += blocks[1].Text
		}
		if match := listed.FindStringSubmatch(text); match != nil {
			address := match[2]
			if !strings.Contains(address, "://") {
				address = "/" + strings.TrimPrefix(address, "/")
			}
			path, query := code.Address(address)
			return []call{{operation: Operation{Method: strings.ToUpper(match[1]), Path: path}, line: b.Line, title: plainText(match[3]), request: code.Request{Query: query}}}
		}
	case markdown.Text, markdown.Heading: // a path, with or without a method
		if match := endpoint.FindStringSubmatch(strings.ReplaceAll(b.Text, `\`, "")); match != nil && !strings.Contains(match[2], "://") {
			return []call{{operation: Operation{Method: strings.ToUpper(match[1]), Path: match[2]}, line: b.Line}}
		}
	default:
	}
	return nil
}

var (
	endpoint = regexp.MustCompile("^(?:[*_`]*(GET|POST|PUT|PATCH|DELETE|get|post|put|patch|delete)[*_`:]*\\s+)?[`]?(/[A-Za-z][\\w\\-./:{}<>]*)[`]?$")
	listed   = regexp.MustCompile("^\\*\\*((?i:get|post|put|patch|delete))\\*\\*\\s+`([^`]+)`\\s*(?:-\\s*(.*?))?:?\\s*$")
)

func curlCalls(b markdown.Block) []call {
	requests := code.Requests(b.Code)
	all := make([]call, 0, len(requests))
	for _, request := range requests {
		all = append(all, call{
			operation: Operation{Method: request.Method, Path: request.Path, Auth: authOf(request)},
			line:      request.Line,
			request:   request,
		})
	}
	return all
}

func sdkCalls(b markdown.Block) []call {
	auth := Auth("")
	if slices.ContainsFunc(b.Code, func(l markdown.Line) bool { return keyOnly.MatchString(l.Text) }) {
		auth = AuthKey
	}
	calls := code.Calls(b.Code)
	all := make([]call, 0, len(calls))
	for _, one := range calls {
		all = append(all, call{operation: Operation{Call: one.Name, Auth: auth}, line: one.Line, sdk: &one})
	}
	return all
}

// authOf returns how a request authenticates. A placeholder counts as a key.
func authOf(request code.Request) Auth {
	user, secret, divided := strings.Cut(request.User, ":")
	switch {
	case request.Bearer:
		return AuthToken
	case user == "" || !divided:
		return ""
	case secret == "":
		return AuthKey
	}
	return AuthSecret
}

// sameCall reports whether two samples can show the same call. A field that is empty in
// one of them matches any value in the other.
func sameCall(a, b Operation) bool {
	if a.Method != "" && b.Method != "" && a.Method != b.Method {
		return false
	}
	if a.Call != "" && b.Call != "" && callName(a.Call) != callName(b.Call) {
		return false
	}
	return a.Path == "" || b.Path == "" || samePath(segments(a.Path), segments(b.Path))
}

var linkMark = regexp.MustCompile(`\.|->|::`)

// callName returns the resource and method of an SDK call, in the same form for every
// language: without case, underscores and plurals.
func callName(name string) string {
	links := linkMark.Split(name, -1)
	if len(links) > 1 {
		links = links[1:]
	}
	for i := range links {
		links[i] = strings.TrimSuffix(FoldName(links[i]), "s")
	}
	return strings.Join(links, ".")
}

var version = regexp.MustCompile(`^v\d+(?:\.\d+)?$`)

// segments splits a path, without the leading version.
func segments(path string) []string {
	all := strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
	for len(all) > 0 && version.MatchString(all[0]) {
		all = all[1:]
	}
	return all
}

func samePath(a, b []string) bool {
	return slices.EqualFunc(a, b, func(a, b string) bool { return a == b || isVariable(a) || isVariable(b) })
}

// mergedPath returns the path known from a line of text, with the leading version of the
// path in a sample.
func mergedPath(known, path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if known != "" && len(segments(known)) == strings.Count(known, "/") && version.MatchString(first) {
		return "/" + first + known
	}
	return cmp.Or(known, path)
}

var (
	variable = regexp.MustCompile(`^[:{<$\[]|\d|_\w*[A-Z]`)
	product  = regexp.MustCompile(`^\d[a-z]+$`)
)

// isVariable reports whether a path segment is a placeholder or a value: :id or pay_1, but not 1cc.
func isVariable(segment string) bool {
	return variable.MatchString(segment) && !product.MatchString(segment)
}

// firstText returns the first line that is neither blank nor a comment.
func firstText(lines []markdown.Line) string {
	for _, l := range lines {
		if text := strings.TrimSpace(l.Text); text != "" && !strings.HasPrefix(text, "//") {
			return l.Text
		}
	}
	return ""
}

// ofResponse matches the title of a response, which some pages give as JavaScript or Java.
var ofResponse = regexp.MustCompile(`(?i):.*\b(?:success|failure|error|sample) response\s*$`)

func isJSON(b markdown.Block) bool {
	language, first := markdown.Language(b.Text), strings.TrimSpace(firstText(b.Code))
	if language != "" && !slices.Contains(shells, language) {
		return strings.HasPrefix(language, "json") || ofResponse.MatchString(b.Text) && strings.HasPrefix(first, "{")
	}
	return strings.HasPrefix(first, "{") || strings.HasPrefix(first, "[") || strings.HasPrefix(first, `"`)
}

// plainText returns a text without its Markdown formatting.
func plainText(text string) string { return markdown.Parse(text).String() }

var readingVerb = regexp.MustCompile(`^(?:(?i:fetch|get|list|retrieve|find|view|(?:payments|transfers|refunds|tokens|reports)$)|(?i:all)(?:$|[A-Z_ ]))`)

// Reads reports whether a heading, or the name of a call, describes a call that only reads.
func Reads(heading string) bool { return readingVerb.MatchString(heading) }

// idName matches the name of an identifier.
var idName = regexp.MustCompile(`(?i)^id$|(?:_id|Id|ID|_iin|Iin|IIN)$`)

var joints = strings.NewReplacer("_", "", "-", "", "$", "", "[]", "")

// FoldName returns a name in lower case without _, -, $ and []. Languages and documents differ in
// these: paymentId and payment_id fold to the same name, and so do expand and expand[].
func FoldName(name string) string {
	return strings.ToLower(joints.Replace(name))
}
