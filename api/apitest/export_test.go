package apitest

import (
	"maps"
	"slices"
	"time"
)

// AnswerWithin sets how long webhook receivers have to respond, so that tests need not wait five
// seconds.
func (s *Server) AnswerWithin(limit time.Duration) { s.poster.Timeout = limit }

// SetBodyTimeout sets how long a client has to send a body.
func (s *Server) SetBodyTimeout(limit time.Duration) { s.settings.bodyTimeout = limit }

// Controls lists the operations that the control implements.
func Controls() []string { return slices.Collect(maps.Keys(controls)) }
