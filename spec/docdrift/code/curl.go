package code

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// Request is the HTTP request of a curl command.
type Request struct {
	Line   int
	Method string
	Path   string // from the first slash after the host, as written
	User   string // the value of -u
	Bearer bool   // whether it sends a bearer token
	Query  url.Values
	Body   []markdown.Line // the data, unless they are form fields
	Form   url.Values      // the data that are form fields
	Header []string        // the names of its headers that say what to do, not who asks
}

// Requests returns the requests of the curl commands in a sample. The first command may lack
// the word curl.
func Requests(lines []markdown.Line) []Request {
	words := shellWords(lines)
	var all []Request
	begin := 0
	for end := range len(words) + 1 {
		if end < len(words) && words[end].text != "curl" {
			continue
		}
		command := words[begin:end]
		if len(command) > 0 && (command[0].text == "curl" || strings.HasPrefix(command[0].text, "-X")) {
			if one := request(command); one.Path != "" {
				all = append(all, one)
			}
		}
		begin = end
	}
	return all
}

// valueFlag matches a flag that takes a value, and the value if that follows without a blank.
var valueFlag = regexp.MustCompile(`(?s)^(-[XuUHdF]|--(?:request|user|header|data(?:-\w+)?|json|form|url)$|X$)(.*)`)

func request(words []shellWord) Request {
	one := Request{Line: words[0].line, Form: url.Values{}}
	for i := 0; i < len(words); i++ {
		value, flag := words[i], ""
		if match := valueFlag.FindStringSubmatch(value.text); match != nil {
			flag, value.text = strings.Trim(match[1], "-"), match[2]
			if value.text == "" && i+1 < len(words) && !strings.HasPrefix(words[i+1].text, "-") {
				i++
				value = words[i]
			}
		} else if strings.HasPrefix(value.text, "{") && !ofVariable.MatchString(value.text) {
			flag = "data"
		}
		one.apply(flag, value)
	}
	if one.Method == "" && (one.Body != nil || len(one.Form) > 0) {
		one.Method = "POST"
	}
	one.Method = cmp.Or(one.Method, "GET")
	return one
}

// formFields matches data that are form fields: otp=123456&by=someone.
var formFields = regexp.MustCompile(`^[\w\-\[\].]+=`)

// accountHeader names the account that a partner calls for: it belongs to the credentials.
const accountHeader = "X-Razorpay-Account"

var bearer = regexp.MustCompile(`(?i)^authorization:\s*bearer`)

// apply applies a flag, without its dashes, with its value, or a word that belongs to no flag.
func (r *Request) apply(flag string, value shellWord) {
	switch flag {
	case "", "url", "X":
		if isAddress(value.text) && r.Path == "" { // the method may be missing
			r.Path, r.Query = Address(value.text)
		} else if flag == "X" {
			r.Method = strings.ToUpper(value.text)
		}
	case "request":
		r.Method = strings.ToUpper(value.text)
	case "u", "U", "user":
		r.User = value.text
	case "H", "header":
		r.Bearer = r.Bearer || bearer.MatchString(value.text)
		name, _, _ := strings.Cut(value.text, ":")
		if name = strings.TrimSpace(name); strings.HasPrefix(strings.ToUpper(name), "X-") && name != accountHeader {
			r.Header = append(r.Header, name)
		}
	case "F", "form":
		addPairs(r.Form, value.text)
	default: // the flags of data
		if formFields.MatchString(value.text) {
			addPairs(r.Form, value.text)
		} else {
			r.Body = append(r.Body, value.lines()...)
		}
	}
}

// ofVariable matches an address with a placeholder for its host.
var ofVariable = regexp.MustCompile(`^\{\w+\}/`)

func isAddress(text string) bool {
	host, _, hasPath := strings.Cut(text, "/")
	return strings.Contains(text, "://") || strings.HasPrefix(text, "/v") || hasPath && strings.Contains(host, ".") || ofVariable.MatchString(text)
}

// Address splits a URL or a path into path and query. A space ends the address: the word then
// has an unclosed quote.
func Address(text string) (path string, query url.Values) {
	text, _, _ = strings.Cut(strings.ReplaceAll(text, "\n", " "), " ")
	if _, rest, isURL := strings.Cut(text, "://"); isURL {
		text = rest
	}
	at := strings.Index(text, "/")
	if at < 0 {
		return "/", nil
	}
	path, pairs, _ := strings.Cut(text[at:], "?")
	query = url.Values{}
	addPairs(query, pairs)
	return path, query
}

func addPairs(values url.Values, pairs string) {
	for pair := range strings.SplitSeq(pairs, "&") {
		key, value, _ := strings.Cut(pair, "=")
		decoded, err := url.QueryUnescape(key)
		isBroken := strings.Count(decoded, "[") != strings.Count(decoded, "]")
		if err == nil && decoded != "" && !isBroken {
			values.Add(decoded, value)
		}
	}
}

// shellWord is a word of a shell command, with the line that it begins on.
type shellWord struct {
	text string
	line int
}

// lines returns the lines of a quoted word.
func (w shellWord) lines() []markdown.Line {
	lines := markdown.Lines(w.text)
	for i := range lines {
		lines[i].No += w.line - 1
	}
	return lines
}

var (
	shellText   = regexp.MustCompile(`(?:'[^']*(?:'|\z)|"(?:\\"|[^"])*(?:"|\z)|[^\s'"])+`)
	shellQuoted = regexp.MustCompile(`'[^']*(?:'|\z)|"(?:\\"|[^"])*(?:"|\z)`)
)

// shellWords splits a command into words as a shell does. An unclosed quote extends to the end.
func shellWords(lines []markdown.Line) []shellWord {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.Text
	}
	text := strings.Join(texts, "\n")
	var words []shellWord
	line, counted := 0, 0
	for _, at := range shellText.FindAllStringIndex(text, -1) {
		line, counted = line+strings.Count(text[counted:at[0]], "\n"), at[0]
		word := text[at[0]:at[1]]
		if strings.HasPrefix(text[at[1]:], "\n") {
			word = strings.TrimSuffix(word, `\`)
		}
		if word == "" {
			continue
		}
		word = shellQuoted.ReplaceAllStringFunc(word, func(quoted string) string {
			inner := strings.TrimSuffix(quoted[1:], quoted[:1])
			if quoted[0] == '"' {
				inner = strings.ReplaceAll(inner, `\"`, `"`)
			}
			return inner
		})
		words = append(words, shellWord{word, lines[line].No})
	}
	return words
}
