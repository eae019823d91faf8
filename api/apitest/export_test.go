package apitest

import (
	"maps"
	"slices"
	"time"
)

// AnswerWithin is how long receivers of webhooks have, for tests that do not want
// to wait for five seconds.
func (s *Server) AnswerWithin(limit time.Duration) { s.poster.Timeout = limit }

// SetBodyTimeout is how long a client has to send a body.
func (s *Server) SetBodyTimeout(limit time.Duration) { s.settings.bodyTimeout = limit }

// Controls are the operations that the control has a function for.
func Controls() []string { return slices.Collect(maps.Keys(controls)) }
