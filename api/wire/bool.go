package wire

import (
	"encoding/json"
	"reflect"

	"github.com/rzpkit/payments/api/internal/number"
)

// Bool is a boolean. It decodes true and false, and the forms that a server written in PHP may send
// instead: 1 and 0, and each of the four as a string. It is encoded as true or false. Use it like a
// bool:
//
//	if payment.Captured {
type Bool bool

// UnmarshalJSON reads a boolean; null leaves the value unchanged. Anything else is a
// [*json.UnmarshalTypeError].
func (b *Bool) UnmarshalJSON(data []byte) error { return readBool(b, data) }

// readBool reads every form of a boolean.
func readBool[T ~bool](into *T, data []byte) error {
	switch string(data) {
	case `true`, `1`, `"true"`, `"1"`:
		*into = true
	case `false`, `0`, `"false"`, `"0"`:
		*into = false
	case `null`: // unchanged, the convention of encoding/json
	default:
		return &json.UnmarshalTypeError{Value: number.Kind(data) + " that is not true, false, 1 or 0", Type: reflect.TypeFor[T]()}
	}
	return nil
}
