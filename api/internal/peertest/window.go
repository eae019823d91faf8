package peertest

import "sync"

// windows are the client's flow-control windows of the connection and its streams.
type windows struct {
	mu         sync.Mutex
	opened     *sync.Cond
	initial    int64 // initial window of each stream
	connection int64
	closed     bool
}

func (w *windows) setInitial(size int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.initial = size
	w.opened.Broadcast()
}

// open enlarges the window of a stream, or of the connection if stream is nil.
func (w *windows) open(stream *HTTP2Stream, n int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if stream != nil {
		stream.window += n
	} else {
		w.connection += n
	}
	w.opened.Broadcast()
}

func (w *windows) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	w.opened.Broadcast()
}

// take waits for room in the window, and takes and returns up to most bytes of it. It returns 0 if
// the client is gone.
func (w *windows) take(stream *HTTP2Stream, most int64) int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		select {
		case <-stream.gone:
			return 0
		default:
		}
		if w.closed {
			return 0
		}
		if n := min(most, w.connection, w.initial+stream.window); n > 0 {
			w.connection -= n
			stream.window -= n
			return n
		}
		w.opened.Wait()
	}
}
