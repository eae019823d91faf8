// Package wire has types for values that the Payments API writes in other forms than a typed struct
// expects. The server is written in PHP: an empty object or map may arrive as [], a boolean as 1 or
// "1", an integer as "10" or 10.0, and a step as a word or an object.
//
// Each type reads every form whose meaning is certain, and writes the one form that the API is
// known to accept, so that a value that is written and read again stays the same (except that a nil
// map becomes an empty one). Anything else is an error and leaves the value unchanged. [Missing]
// finds members that were not sent at all.
//
//	var notes wire.Notes
//	err := json.Unmarshal([]byte(`[]`), &notes) // an empty map
//	text, err := json.Marshal(notes)            // [] again
//
// The types that hold card data print as [Redacted] in fmt, errors and log/slog. That protects a
// value that is printed or logged by itself. A struct that contains one and is passed to a JSON
// encoder, such as slog's JSON handler, is encoded with the real value, as it must be for a
// request.
package wire
