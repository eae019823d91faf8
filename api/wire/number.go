package wire

import "github.com/rzpkit/payments/api/internal/number"

// Integer is a whole number, such as the count of a list. It decodes 10, 10.0, 1e1 and each of
// these as a string, but refuses a number that an int64 cannot hold exactly. It is encoded as an
// integer.
type Integer int64

// UnmarshalJSON reads a whole number; null leaves the value unchanged. Anything else is a
// [*json.UnmarshalTypeError].
func (i *Integer) UnmarshalJSON(data []byte) error { return readInteger(i, data) }

// readInteger reads every form of a whole number.
func readInteger[T ~int64](into *T, data []byte) error {
	if string(data) == "null" {
		return nil
	}
	read, err := number.Integer[T](data)
	if err == nil {
		*into = read
	}
	return err
}

// Float is a number that may have a fraction, such as an interest rate. It decodes a number, or a
// string that contains one. It is rounded to a float64, so amounts of money are never a Float.
type Float float64

// UnmarshalJSON reads a number; null leaves the value unchanged. Anything else, or a number out of
// range, is a [*json.UnmarshalTypeError].
func (f *Float) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	read, err := number.Float[Float](data)
	if err == nil {
		*f = read
	}
	return err
}
