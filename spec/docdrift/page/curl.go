package page

import (
	"net/url"
	"slices"
	"strings"
)

// request is a call as a curl sample makes it.
type request struct {
	operation Operation
	query     map[string]any
	body      []line // the lines of its JSON
}

// curlSample reads a curl command.
func curlSample(code []line) (request, bool) {
	words := shellWords(code)
	at := slices.IndexFunc(words, func(w shellWord) bool { return w.text == "curl" })
	if at < 0 {
		return request{}, false
	}
	var made request
	address, form := "", false
	for i := at + 1; i < len(words); i++ {
		flag, value := words[i].text, shellWord{}
		takes := slices.Contains([]string{"-X", "--request", "-u", "--user", "-U", "-H", "--header", "-d", "--data", "--data-raw", "--data-binary", "--url"}, flag)
		if takes && i+1 < len(words) {
			i++
			value = words[i]
		}
		switch flag {
		case "-X", "--request":
			made.operation.Method = strings.ToUpper(value.text)
		case "-u", "-U", "--user":
			made.operation.Auth = authOf(value.text)
		case "-H", "--header":
			made.operation.Auth = headerAuth(value.text, made.operation.Auth)
		case "-d", "--data", "--data-raw", "--data-binary":
			form = true
			made.body = value.lines()
		case "--url":
			address = value.text
		case "-G", "--get":
			made.operation.Method = "GET"
		default:
			if isAddress(flag) {
				address = flag
			}
		}
	}
	if made.operation.Method == "" && address != "" {
		made.operation.Method = "GET"
		if form {
			made.operation.Method = "POST"
		}
	}
	made.address(address)
	return made, made.operation.Path != ""
}

func isAddress(text string) bool {
	return strings.Contains(text, "://") || strings.HasPrefix(text, "api.razorpay.com/") || strings.HasPrefix(text, "/v")
}

// address takes path and query from a URL.
func (r *request) address(text string) {
	_, rest, found := strings.Cut(text, "://")
	if !found {
		rest = text
	}
	at := strings.Index(rest, "/")
	if at < 0 {
		return
	}
	path, query, _ := strings.Cut(rest[at:], "?")
	r.operation.Path = path
	r.query = map[string]any{}
	for pair := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(pair, "=")
		if decoded, err := url.QueryUnescape(key); err == nil && decoded != "" {
			r.query[decoded] = value
		}
	}
}

// authOf reads what stands behind -u. A placeholder is as good as a key.
func authOf(text string) Auth {
	user, secret, divided := strings.Cut(text, ":")
	switch {
	case user == "" || !divided:
		return ""
	case secret == "":
		return AuthKey
	}
	return AuthSecret
}

func headerAuth(text string, known Auth) Auth {
	name, value, _ := strings.Cut(text, ":")
	if strings.EqualFold(strings.TrimSpace(name), "authorization") && strings.HasPrefix(strings.ToLower(strings.TrimSpace(value)), "bearer") {
		return AuthToken
	}
	return known
}

// shellWord is a word of a command, and the line it begins on.
type shellWord struct {
	text string
	line int
}

// lines are the lines of a quoted word.
func (w shellWord) lines() []line {
	texts := strings.Split(w.text, "\n")
	all := make([]line, len(texts))
	for i, text := range texts {
		all[i] = line{w.line + i, text}
	}
	return all
}

// shellWords cuts a command as a shell does; a quote that is never closed goes to
// the end.
func shellWords(code []line) []shellWord {
	var words []shellWord
	var b strings.Builder
	quote, begun, start := byte(0), false, 0
	flush := func() {
		if begun {
			words = append(words, shellWord{b.String(), start})
		}
		b.Reset()
		begun = false
	}
	for _, l := range code {
		text := l.text
		if quote == 0 {
			text = strings.TrimSuffix(strings.TrimRight(text, " \t"), "\\")
		}
		for i := range len(text) {
			c := text[i]
			if !begun && c != ' ' && c != '\t' {
				begun, start = true, l.no
			}
			switch {
			case quote != 0 && c == quote:
				quote = 0
			case quote == 0 && (c == '\'' || c == '"'):
				quote = c
			case quote == 0 && (c == ' ' || c == '\t'):
				flush()
			default:
				b.WriteByte(c)
			}
		}
		if quote != 0 {
			b.WriteByte('\n')
		} else {
			flush()
		}
	}
	flush()
	return words
}
