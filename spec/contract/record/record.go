// Package record keeps what a program and the API say to each other, as NDJSON
// that `rzpkit check` and package recording read, without what must not be kept.
//
//	file, err := os.Create("traffic.ndjson")
//	recorder := record.New(file, http.DefaultTransport)
//	client, err := api.New(api.KeyFromEnv(), api.WithHTTPClient(&http.Client{Transport: recorder}))
//
// Masked is masked in kind: letters become x and digits 9, so that types, lengths
// and patterns can still be checked. Masked are
//   - of a URL, the request's or one that stands in a text: each value of its
//     query and its fragment. Names stay, and from, to, count, skip and expand[]
//     where they have the form of one. User and password are dropped;
//   - of JSON, the members that by their names, in any case and spelling, are a
//     person's, a card's or an account's (name, email, phone, contact, address,
//     vpa, number, cvv, otp, pin, ip ...) or open one (key_id, password, passcode,
//     secret, jwt, access_token, id_token ...), with all that is in them but true,
//     false and null;
//   - anywhere else, in paths and in the names of members too: what has the form
//     of an e-mail address or a VPA (x@y), a key (rzp_live_), a telephone number
//     with its + or ten digits and more, also with spaces, dashes, dots, brackets
//     between them, and numbers of twelve digits and more that are no amounts;
//   - a body that is text and not JSON, whole.
//
// A body packed by a Content-Encoding of gzip, br, zstd or deflate is recorded
// unpacked. Not recorded are headers other than Content-Type, and bodies over 4 MiB,
// unpacked, or in another coding, of bytes that are no text, such as a picture's, and in
// parts, in which a document is uploaded: masked they could not be told apart any more.
//
// Kept are ids with a prefix of the API's (pay_, order_, cust_ ...), dates, times,
// amounts and other JSON numbers up to eleven digits, among them a telephone
// number in a member that does not say so; words in a path; and what is written in
// words in any other member, so in notes and descriptions, the merchant's own
// words: a name there is kept. Look at a recording before it is given away.
//
// Beyond the standard library it compiles in what unpacks bodies, and nothing else.
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

// maxBody is how much of a body is kept, in bytes. A longer one is recorded
// without its body.
const maxBody = 4 << 20

// Recorder is an [http.RoundTripper] that writes a line for each exchange once
// its answer was read to the end or closed. It is safe for concurrent use.
type Recorder struct {
	next http.RoundTripper

	mutex sync.Mutex
	out   io.Writer
	err   error
}

// New returns a recorder that sends requests through next and writes the exchanges to out.
// A nil next is [http.DefaultTransport].
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

// message is a request or an answer as the recording has it.
type message struct {
	Headers map[string]string `json:"headers,omitempty"`
	Body    json.RawMessage   `json:"body,omitempty"`
}

// line is an exchange as the recording has it.
type line struct {
	Method      string   `json:"method"`
	URL         string   `json:"url"`
	Status      int      `json:"status"`
	ContentType string   `json:"content_type,omitempty"`
	Request     *message `json:"request,omitempty"`
	Response    *message `json:"response"`
}

// RoundTrip sends a request and records it with its answer. A request that gets no answer is
// not recorded.
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
	response.Body = &listener{ReadCloser: response.Body, done: func(body []byte) {
		exchange.Response.Body = recordedBody(response.Header, body)
		r.write(exchange)
	}}
	return response, nil
}

// recordedBody is a body, unpacked and masked, or nil where it is too long, in parts, or
// cannot be unpacked.
func recordedBody(headers http.Header, body []byte) json.RawMessage {
	inParts := strings.HasPrefix(strings.ToLower(headers.Get("Content-Type")), "multipart/")
	if len(body) > maxBody || inParts {
		return nil
	}
	plain, err := coding.Decode(strings.Join(headers.Values("Content-Encoding"), ","), body, maxBody)
	if err != nil {
		return nil
	}
	return maskBody(plain)
}

// requestBody is a copy of the request's body, which can still be read.
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

// listener keeps what is read of a body, and hands it over once.
type listener struct {
	io.ReadCloser

	heard bytes.Buffer
	done  func([]byte)
	once  sync.Once
}

func (l *listener) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	if l.heard.Len() <= maxBody {
		l.heard.Write(p[:n])
	}
	if err == io.EOF { // readers return io.EOF itself
		l.finish()
	}
	return n, err
}

// Close hands over what was read so far: a caller that stops early has seen no
// more.
func (l *listener) Close() error {
	l.finish()
	return l.ReadCloser.Close()
}

func (l *listener) finish() {
	l.once.Do(func() {
		l.done(l.heard.Bytes())
	})
}
