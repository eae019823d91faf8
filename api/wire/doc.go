// Package wire holds the shapes in which the Payments API really writes
// things, where they differ from what a typed struct expects. The server is
// written in PHP: an empty object or map may arrive as [], a boolean as 1 or "1",
// an integer as "10" or 10.0; steps are sometimes a word and sometimes an object.
//
// Each type reads every form whose meaning is certain and writes the one form
// that the API is known to take, so reading what was written gives the same
// value back (a nil map is written as an empty one). Anything else is an error,
// and the value stays as it was. [Missing] tells what was not sent at all.
//
//	var notes wire.Notes
//	err := json.Unmarshal([]byte(`[]`), &notes) // an empty map
//	text, err := json.Marshal(notes)            // [] again
//
// The types that hold card data print as [Redacted] in fmt, errors and
// log/slog. That protects a value that is itself printed or logged; a struct
// of the caller's own that contains one and is handed to a JSON encoder, slog's
// JSON handler included, encodes the real value, as it must for a request.
package wire
