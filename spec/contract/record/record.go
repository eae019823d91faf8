// Package record records the exchanges between a program and the API as NDJSON, which `rzpkit
// check` and package recording read. It masks personal data and credentials.
//
//	file, err := os.Create("traffic.ndjson")
//	recorder := record.New(file, http.DefaultTransport)
//	client, err := api.New(api.KeyFromEnv(), api.WithHTTPClient(&http.Client{Transport: recorder}))
//
// Masking replaces letters with x and digits with 9, so that types, lengths and patterns can still
// be checked. These values are masked:
//   - in a URL, also one within a text: the values of the query and the fragment. Parameter names
//     stay, and so do well-formed values of from, to, count, skip and expand[] and identifiers of the
//     API. User and password are removed;
//   - in JSON: the members whose names, in any case and spelling, stand for personal, card or
//     account data (name, email, phone, contact, address, vpa, number, cvv, otp, pin, ip ...) or
//     for a credential (key_id, password, passcode, secret, jwt, access_token, id_token ...), with
//     everything inside them except true, false, null, the entity's name and identifiers of the API;
//   - anywhere else, also in paths and in member names: e-mail addresses and VPAs (x@y), keys
//     (rzp_live_), telephone numbers with a + and a country code or of ten digits or more, also
//     with spaces, dashes, dots or brackets between the digits, and numbers of twelve digits or
//     more that are not amounts;
//   - a text body that is not JSON: all of it.
//
// A body with a Content-Encoding of gzip, br, zstd or deflate is recorded decoded. Headers other
// than Content-Type are not recorded. Nor are bodies of more than 4 MiB after decoding, in another
// coding, that are not UTF-8 text, such as pictures, or that are multipart, as for uploads: masking
// would make them unreadable.
//
// These values are not masked: ids with a prefix of the API (pay_, order_, cust_ ...), dates, times,
// amounts and other JSON numbers of up to eleven digits, even a telephone number in a member with an
// unrelated name; words in a path; and words in any other member, such as notes and descriptions,
// even if they contain a name. Review a recording before you share it.
//
// The package depends only on the standard library and on decompressors.
package record

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/rzpkit/payments/spec/contract/internal/coding"
)

// maxBody is the maximum length of a recorded body, in bytes. An exchange with a longer body is
// recorded without that body.
const maxBody = 4 << 20

// Recorder is an [http.RoundTripper] that writes one line for each exchange, when the answer's body
// is read to EOF or closed. It is safe for concurrent use.
type Recorder struct {
	next http.RoundTripper

	mutex sync.Mutex
	out   io.Writer
	err   error
}

// New returns a recorder that sends requests through next and writes the exchanges to out. A nil
// next means [http.DefaultTransport].
func New(out io.Writer, next http.RoundTripper) *Recorder {
	if next == nil {
		next = http.DefaultTransport
	}
	return &Recorder{next: next, out: out}
}

// Err returns the first error of writing, or nil. A recorder that cannot write does not fail the
// calls, so look at Err at the end.
func (r *Recorder) Err() error {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.err
}

// message is a recorded request or answer.
type message struct {
	Headers map[string]string `json:"headers,omitempty"`
	Body    json.RawMessage   `json:"body,omitempty"`
}

// line is a recorded exchange.
type line struct {
	Method      string   `json:"method"`
	URL         string   `json:"url"`
	Status      int      `json:"status"`
	ContentType string   `json:"content_type,omitempty"`
	Request     *message `json:"request,omitempty"`
	Response    *message `json:"response"`
}

// RoundTrip sends a request and records it with its answer. A request without an answer is not
// recorded.
func (r *Recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	request = request.WithContext(request.Context()) // a copy: the caller's request is not changed
	asked, err := requestBody(request)
	if err != nil {
		return nil, err
	}
	response, err := r.next.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	exchange := line{
		Method: request.Method, URL: maskURL(request.URL), Status: response.StatusCode,
		ContentType: maskIdentifying(response.Header.Get("Content-Type")), Response: &message{},
	}
	if asked != nil {
		exchange.Request = &message{
			Headers: map[string]string{"Content-Type": maskIdentifying(request.Header.Get("Content-Type"))},
			Body:    recordedBody(request.Header, asked),
		}
	}
	response.Body = &bodyRecorder{ReadCloser: response.Body, done: func(body []byte) {
		exchange.Response.Body = recordedBody(response.Header, body)
		r.write(exchange)
	}}
	return response, nil
}

// recordedBody returns a body, decompressed and masked, or nil if it is too long, multipart, or
// cannot be decompressed.
func recordedBody(headers http.Header, body []byte) json.RawMessage {
	isMultipart := strings.HasPrefix(strings.ToLower(headers.Get("Content-Type")), "multipart/")
	if len(body) > maxBody || isMultipart {
		return nil
	}
	plain, err := coding.Decode(strings.Join(headers.Values("Content-Encoding"), ","), body, maxBody)
	if err != nil {
		return nil
	}
	return maskBody(plain)
}

// requestBody reads the request's body and replaces it with a copy, so that it can be read again.
func requestBody(request *http.Request) ([]byte, error) {
	if request.Body == nil || request.Body == http.NoBody {
		return nil, nil
	}
	body, err := io.ReadAll(request.Body)
	_ = request.Body.Close()
	request.Body = io.NopCloser(bytes.NewReader(body))
	return body, err
}

func (r *Recorder) write(exchange line) {
	encoded, err := json.Marshal(exchange)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if err == nil {
		_, err = r.out.Write(append(encoded, '\n'))
	}
	if r.err == nil {
		r.err = err
	}
}

// bodyRecorder is a body that keeps the bytes that are read, and passes them to done once, at EOF
// or Close.
type bodyRecorder struct {
	io.ReadCloser

	read bytes.Buffer
	done func([]byte)
	once sync.Once
}

func (l *bodyRecorder) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	if l.read.Len() <= maxBody {
		l.read.Write(p[:n])
	}
	if err == io.EOF { // readers return io.EOF itself
		l.finish()
	}
	return n, err
}

// Close records the bytes that were read so far, if EOF was not reached.
func (l *bodyRecorder) Close() error {
	l.finish()
	return l.ReadCloser.Close()
}

func (l *bodyRecorder) finish() {
	l.once.Do(func() {
		l.done(l.read.Bytes())
	})
}
