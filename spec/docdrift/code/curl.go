package code

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// Request is a call as a curl command makes it.
type Request struct {
	Line   int
	Method string
	Path   string // from the first slash behind the host, as written
	User   string // what follows -u
	Bearer bool   // whether a token authorizes it
	Query  url.Values
	Body   []markdown.Line // the lines of its data
	Form   url.Values      // its data, where they are the fields of a form
}

// Requests lists the curl commands of a sample. The first may lack its first word.
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
			if made := request(command); made.Path != "" {
				all = append(all, made)
			}
		}
		begin = end
	}
	return all
}

// valued are the flags that a value follows.
var valued = map[string]func(*Request, shellWord){
	"-X": method, "--request": method, "X": method,
	"-u": user, "-U": user, "--user": user,
	"-H": header, "--header": header,
	"-d": data, "--data": data, "--data-raw": data, "--data-binary": data, "--data-urlencode": data, "--json": data,
	"-F": form, "--form": form,
	"--url": address,
}

func method(r *Request, value shellWord) {
	if isAddress(value.text) { // the method forgotten
		address(r, value)
		return
	}
	r.Method = strings.ToUpper(value.text)
}

func user(r *Request, value shellWord)    { r.User = value.text }
func address(r *Request, value shellWord) { r.Path, r.Query = Address(value.text) }

// fields are those of a form: otp=123456&by=someone.
var fields = regexp.MustCompile(`^[\w\-\[\].]+=`)

func data(r *Request, value shellWord) {
	if fields.MatchString(value.text) {
		form(r, value)
		return
	}
	r.Body = append(r.Body, value.lines()...)
	r.post()
}

func form(r *Request, value shellWord) {
	if r.Form == nil {
		r.Form = url.Values{}
	}
	addPairs(r.Form, value.text)
	r.post()
}

func (r *Request) post() {
	if r.Method == "" {
		r.Method = "POST"
	}
}

func header(r *Request, value shellWord) {
	name, content, _ := strings.Cut(value.text, ":")
	if strings.EqualFold(strings.TrimSpace(name), "authorization") && strings.HasPrefix(strings.ToLower(strings.TrimSpace(content)), "bearer") {
		r.Bearer = true
	}
}

func request(words []shellWord) Request {
	made := Request{Line: words[0].line}
	for i := 0; i < len(words); i++ {
		flag := words[i].text
		take, takes := valued[flag]
		glued, isGlued := valued[flag[:min(2, len(flag))]] // -d'{}'
		switch {
		case takes && i+1 < len(words):
			i++
			take(&made, words[i])
		case isGlued && len(flag) > 2:
			glued(&made, shellWord{flag[2:], words[i].line})
		case strings.HasPrefix(flag, "{"): // the flag forgotten
			data(&made, words[i])
		case isAddress(flag) && made.Path == "":
			address(&made, words[i])
		}
	}
	if made.Method == "" {
		made.Method = "GET"
	}
	return made
}

func isAddress(text string) bool {
	host, _, hasPath := strings.Cut(text, "/")
	return strings.Contains(text, "://") || strings.HasPrefix(text, "/v") || hasPath && strings.Contains(host, ".")
}

// Address cuts a URL, or a path, into path and query. A blank ends it: there a quote
// was not closed.
func Address(text string) (path string, query url.Values) {
	text, _, _ = strings.Cut(strings.ReplaceAll(text, "\n", " "), " ")
	if _, rest, isURL := strings.Cut(text, "://"); isURL {
		text = rest
	}
	at := strings.Index(text, "/")
	if at < 0 {
		return "", nil
	}
	path, pairs, _ := strings.Cut(text[at:], "?")
	query = url.Values{}
	addPairs(query, pairs)
	return path, query
}

func addPairs(values url.Values, pairs string) {
	for pair := range strings.SplitSeq(pairs, "&") {
		key, value, _ := strings.Cut(pair, "=")
		if decoded, err := url.QueryUnescape(key); err == nil && decoded != "" {
			values.Add(decoded, value)
		}
	}
}

// shellWord is a word of a command, and the line it begins on.
type shellWord struct {
	text string
	line int
}

// lines are the lines of a quoted word.
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

// shellWords cuts a command as a shell does; a quote that is never closed goes to
// the end.
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
