// Package wire has types for values that the Payments API sends in several JSON forms. The server
// is written in PHP: an empty object or map may arrive as [], a boolean as 1 or "1", an integer as
// "10" or 10.0, and a next step as a string or an object.
//
// Each type decodes every form whose meaning is certain, and is encoded in the one form that the
// API is known to accept. Encoding and decoding a value returns the same value, except that a nil
// map becomes an empty one. Any other form is an error and leaves the value unchanged. [Missing]
// finds members that were not sent at all.
//
//	var notes wire.Notes
//	err := json.Unmarshal([]byte(`[]`), &notes) // an empty map
//	text, err := json.Marshal(notes)            // []
//
// The types for card data print as [Redacted] in fmt, errors and log/slog. A struct that contains
// such a value and is passed to a JSON encoder, such as slog's JSON handler, is encoded with the
// real value, as requests must be.
package wire
