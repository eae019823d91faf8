//go:build linux

package wiretest

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	h2 "golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"

	"github.com/rzpkit/payments/api/internal/peertest"
)

// http2Behaviours returns faults of a server that writes HTTP/2 frame by frame.
func (h *harness) http2Behaviours() []behaviour {
	var all []behaviour
	add := func(name string, c conditions, serve func(*peertest.HTTP2Stream)) {
		all = append(all, behaviour{name: name, conditions: c, http2: func(stream *peertest.HTTP2Stream) {
			if _, err := stream.ReadBody(); err == nil {
				serve(stream)
			}
		}})
	}
	// A flood keeps both ends busy, so one call of each class suffices. How much is sent on the
	// flooded connection depends on the timing.
	flooded := conditions{silent: true, onePerClass: true, varies: true}
	none, good, reused := conditions{}, conditions{kind: outcomeAnswered}, conditions{reused: true}
	for _, code := range []h2.ErrCode{
		h2.ErrCodeRefusedStream, h2.ErrCodeProtocol, h2.ErrCodeNo, h2.ErrCodeInternal, h2.ErrCodeCancel,
		h2.ErrCodeEnhanceYourCalm, h2.ErrCodeHTTP11Required,
	} {
		c := conditions{varies: dependsOnGo(code)}
		all = append(all, behaviour{
			name: fmt.Sprintf("`%v` after the header", code), conditions: c,
			http2: func(stream *peertest.HTTP2Stream) { stream.Reset(code) },
		})
		add(fmt.Sprintf("`%v` to the whole request", code), c, func(stream *peertest.HTTP2Stream) { stream.Reset(code) })
		add(fmt.Sprintf("`%v` within the response", code), none, func(stream *peertest.HTTP2Stream) { h.beginAnswer(stream); stream.Reset(code) })
	}
	for _, code := range []h2.ErrCode{h2.ErrCodeRefusedStream, h2.ErrCodeProtocol} {
		first := &firstRequests{}
		add(fmt.Sprintf("`%v` once, then answers", code), conditions{kind: outcomeAnswered, varies: dependsOnGo(code)}, func(stream *peertest.HTTP2Stream) {
			if first.isFirst(stream) {
				stream.Reset(code)
			} else {
				h.answer(stream)
			}
		})
	}
	add("`GOAWAY` that excludes the request", none, func(stream *peertest.HTTP2Stream) { stream.GoAway(0, h2.ErrCodeNo) })
	add("`GOAWAY` that excludes the request, then hangs up", none, func(stream *peertest.HTTP2Stream) { stream.GoAway(0, h2.ErrCodeNo); stream.HangUp() })
	add("`GOAWAY` that excludes the request", reused, func(stream *peertest.HTTP2Stream) { stream.GoAway(max(stream.ID, 2)-2, h2.ErrCodeNo) })
	add("`GOAWAY` that includes the request, then answers", good, func(stream *peertest.HTTP2Stream) { stream.GoAway(stream.ID, h2.ErrCodeNo); h.answer(stream) })
	add("`GOAWAY` that includes the request, then hangs up", none, func(stream *peertest.HTTP2Stream) { stream.GoAway(stream.ID, h2.ErrCodeNo); stream.HangUp() })
	add("`GOAWAY` with `ENHANCE_YOUR_CALM`, then hangs up", none, func(stream *peertest.HTTP2Stream) {
		stream.GoAway(stream.ID, h2.ErrCodeEnhanceYourCalm)
		stream.HangUp()
	})
	add("never ends a correct response with a length", conditions{kind: outcomeAnswered, silent: true}, func(stream *peertest.HTTP2Stream) {
		good := h.documentedAnswer(stream)
		stream.Begin(http.StatusOK, http.Header{"Content-Length": {strconv.Itoa(len(good))}}, good)
	})
	add("never ends a correct response without a length", conditions{kind: outcomeAnswered, silent: true}, func(stream *peertest.HTTP2Stream) {
		stream.Begin(http.StatusOK, contentType("application/json"), h.documentedAnswer(stream))
	})
	lengthy := func(length int) func(*peertest.HTTP2Stream) {
		return func(stream *peertest.HTTP2Stream) {
			stream.Begin(http.StatusOK, http.Header{"Content-Length": {strconv.Itoa(length)}}, h.documentedAnswer(stream))
			stream.Finish()
		}
	}
	add("sends more than its Content-Length", none, lengthy(1))
	add("sends less than its Content-Length", none, lengthy(1<<20))
	add("answers, then `NO_ERROR`", good, func(stream *peertest.HTTP2Stream) { h.answer(stream); stream.Reset(h2.ErrCodeNo) })
	floods := map[string]func(*h2.Framer) error{
		"SETTINGS": func(f *h2.Framer) error {
			return f.WriteSettings(h2.Setting{ID: h2.SettingMaxConcurrentStreams, Val: 100})
		},
		"PING":          func(f *h2.Framer) error { return f.WritePing(false, [8]byte{}) },
		"WINDOW_UPDATE": func(f *h2.Framer) error { return f.WriteWindowUpdate(0, 1) },
	}
	for _, name := range slices.Sorted(maps.Keys(floods)) {
		thousand := func(stream *peertest.HTTP2Stream) {
			stream.Write(func(f *h2.Framer) {
				for range 1000 {
					_ = floods[name](f)
				}
			})
		}
		add("1,000 `"+name+"`, then answers", good, func(stream *peertest.HTTP2Stream) { thousand(stream); h.answer(stream) })
		add("`"+name+"` without end", flooded, func(stream *peertest.HTTP2Stream) {
			for !stream.ClientGone(10 * time.Millisecond) {
				thousand(stream)
			}
		})
	}
	add("103 without end", flooded, func(stream *peertest.HTTP2Stream) {
		for !stream.ClientGone(time.Millisecond) {
			stream.Begin(http.StatusEarlyHints, nil, "")
		}
	})
	add("an endless header", conditions{onePerClass: true}, endlessHeader)
	add("an invalid frame", none, func(stream *peertest.HTTP2Stream) {
		stream.Write(func(f *h2.Framer) {
			_ = f.WriteRawFrame(h2.FrameHeaders, h2.FlagHeadersEndHeaders, stream.ID+100, []byte("no header block"))
		})
	})
	takes := func(name string, id h2.SettingID, value uint32, c conditions) {
		c.kind, c.reused = outcomeAnswered, true
		all = append(all, behaviour{name: "takes " + name, conditions: c,
			http2: func(stream *peertest.HTTP2Stream) { h.answer(stream) },
			opened: func(stream *peertest.HTTP2Stream) {
				stream.Write(func(f *h2.Framer) { _ = f.WriteSettings(h2.Setting{ID: id, Val: value}) })
			},
		})
	}
	takes("one request at a time, all calls at once", h2.SettingMaxConcurrentStreams, 1, conditions{together: true})
	takes("no more requests on the connection", h2.SettingMaxConcurrentStreams, 0, none)
	takes("no bodies: a window of 0", h2.SettingInitialWindowSize, 0, conditions{silent: true})
	return all
}

// dependsOnGo reports whether only some Go versions repeat a request on their own after a code: Go
// 1.26 does after PROTOCOL_ERROR, 1.27 does not.
func dependsOnGo(code h2.ErrCode) bool { return code == h2.ErrCodeProtocol }

// beginAnswer sends part of a correct response.
func (h *harness) beginAnswer(stream *peertest.HTTP2Stream) {
	stream.Begin(http.StatusOK, contentType("application/json"), h.documentedAnswer(stream)[:1])
}

// endlessHeader sends a response header that never ends.
func endlessHeader(stream *peertest.HTTP2Stream) {
	var block strings.Builder
	encoder := hpack.NewEncoder(&block)
	_ = encoder.WriteField(hpack.HeaderField{Name: ":status", Value: "200"})
	stream.Write(func(f *h2.Framer) {
		_ = f.WriteHeaders(h2.HeadersFrameParam{StreamID: stream.ID, BlockFragment: []byte(block.String())})
		block.Reset()
		_ = encoder.WriteField(hpack.HeaderField{Name: "x-filler", Value: strings.Repeat("a", 16_000), Sensitive: true})
		for f.WriteContinuation(stream.ID, false, []byte(block.String())) == nil {
			continue
		}
	})
}

// firstRequests recognizes the first request of each call.
type firstRequests struct{ calls sync.Map }

func (o *firstRequests) isFirst(exchange peertest.Exchange) bool {
	_, seen := o.calls.LoadOrStore(callName(exchange), true)
	return !seen
}

// tryFrames tries the client with a server that writes HTTP/2 frame by frame.
func tryFrames(t *testing.T, harness *harness) []*trial {
	t.Helper()
	return harness.tryEach(t, harness.http2Behaviours())
}
