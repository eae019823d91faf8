package recording

import (
	"fmt"
	"regexp"
)

const exportHAR = "export it as HAR"

// Patterns that distinguish formats whose beginnings are alike.
var (
	charles     = regexp.MustCompile(`^\[\s*\{[^{]*"(?:status|notes)"\s*:[^{]*"(?:method|protocolVersion)"`)
	pact        = regexp.MustCompile(`"providerStates?"|"pactSpecification"|^\[\s*\{\s*"description"`)
	postmanInfo = regexp.MustCompile(`"_?postman_id"|"_exporter_id"|getpostman\.com`)
)

// foreignBytes are the first bytes of binary formats that are known but not supported.
var foreignBytes = []struct{ begins, name, advice string }{
	{"PK\x03\x04", "a zip archive, such as Fiddler's SAZ or a Playwright trace", "unpack it, or " + exportHAR},
	{"\xd4\xc3\xb2\xa1", "a packet capture", "record HTTP instead"},
	{"\xa1\xb2\xc3\xd4", "a packet capture", "record HTTP instead"},
	{"\x0a\x0d\x0d\x0a", "a packet capture", "record HTTP instead"},
}

// foreignBinary returns an error that names the binary format with these first bytes, or nil.
func foreignBinary(mark []byte) error {
	for _, other := range foreignBytes {
		if string(mark) == other.begins {
			return foreign(other.name, other.advice)
		}
	}
	return nil
}

func foreign(name, advice string) error {
	return fmt.Errorf("%w: this is %s; %s", ErrFormat, name, advice)
}

// foreignFormats are text formats that are known but not supported, with the advice for the error.
var foreignFormats = []struct {
	begins       *regexp.Regexp
	name, advice string
}{
	{regexp.MustCompile(`^\d+:\d+:`), "a mitmproxy dump", "mitmdump -nr FILE --set hardump=FILE.har writes it as HAR, before version 10.1 with -s har_dump.py, an example that came with it"},
	{charles, "a Charles session", exportHAR},
	{pact, "a Pact contract", "it contains expected exchanges, not recorded ones"},
	{regexp.MustCompile(`^\{\s*"data"\s*:\s*\{\s*"(?:pairs|globalActions)"`), "a Hoverfly simulation", "it contains matchers, not requests"},
	{regexp.MustCompile(`(?s)^\{.*"(?:mappings|urlPath|urlPattern|urlPathPattern|urlPathTemplate|bodyFileName|jsonBody)"\s*:`), "a WireMock mapping", "it contains matchers, not requests"},
	{regexp.MustCompile(`(?s)^\{.*"(?:imposters|stubs)"\s*:`), "a mountebank imposter", "it contains matchers, not requests"},
	{regexp.MustCompile(`(?s)^(?:\{.*"__export_format"\s*:|type: collection\.insomnia)`), "an Insomnia export", "export its responses as HAR"},
	{regexp.MustCompile(`(?s)^\{.*"constants"\s*:.*"logEventTypes"`), "a Chrome NetLog", "record HAR in the network panel instead"},
	{regexp.MustCompile(`(?s)^meta \{.*\btype: http`), "a Bruno request", "it contains no responses"},
	{regexp.MustCompile(`(?s)^<\?xml.*<items burpVersion`), "a Burp export", exportHAR},
	{regexp.MustCompile(`(?s)^<\?xml.*<charles-session`), "a Charles session", exportHAR},
	{regexp.MustCompile(`^\{\s*"Initial"\s*:[^{]*"Version"\s*:`), "a log of httpreplay", "record HAR or a cassette instead"},
	{regexp.MustCompile(`^\{\s*meta:\s*\{\s*createdAt:`), "a tape of talkback", "record HAR or a cassette instead"},
	{regexp.MustCompile(`^!tape\b`), "a tape of Betamax for Java", exportHAR},
	{regexp.MustCompile(`^(?:[A-Z]+ \S+ HTTP/\d|HTTP/\d(?:\.\d)? \d{3})`), "raw HTTP messages", exportHAR},
	{regexp.MustCompile(`(?m)^(?:\{\s*"(?:openapi|swagger)"|(?:openapi|swagger):)`), "an API description", "--contract takes it"},
}

// foreignFormat returns an error that names the unsupported format of a file with this beginning,
// or nil.
func foreignFormat(head []byte) error {
	for _, other := range foreignFormats {
		if other.begins.Match(head) {
			return foreign(other.name, other.advice)
		}
	}
	return nil
}
