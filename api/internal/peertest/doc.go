// Package peertest has the servers, proxies and networks that a client's transport
// is tried against: real ones on loopback, which do what a test tells them to and
// keep what reached them.
//
//	authority := peertest.NewAuthority(t)
//	server := peertest.NewHTTP2(t, authority, func(stream *peertest.HTTP2Stream) {
//		_, _ = stream.ReadBody()
//		stream.Reset(http2.ErrCodeRefusedStream)
//	})
//	// a client over authority.Transport(t) to server.URL
//	require.Len(t, server.Requests(), 1)
//
// [NewHTTP1] and [NewHTTP2] speak their protocol byte by byte and frame by frame,
// so they can break it where net/http's server would not. What tells a connection
// apart from a request is told apart here too: [Listener] counts the first,
// [Server] keeps the second. Everything ends with the test.
package peertest
