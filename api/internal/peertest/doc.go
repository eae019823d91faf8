// Package peertest has servers, proxies and networks for testing a client's transport. They run on
// loopback, do what a test tells them to, and record what reached them.
//
//	authority := peertest.NewAuthority(t)
//	server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) {
//		_, _ = stream.ReadBody()
//		stream.Reset(http2.ErrCodeRefusedStream)
//	})
//	// a client over authority.Transport(t) to server.URL
//	require.Len(t, server.Requests(), 1)
//
// [NewHTTP1] and [NewHTTP2] speak their protocol byte by byte and frame by frame, so they can
// violate it where net/http's server would not. Connections and requests are counted separately:
// [Listener] counts connections, [Server] records requests. Everything is closed at the end of the
// test.
package peertest
