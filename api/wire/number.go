package wire

import "github.com/rzpkit/payments/api/internal/number"

// Integer is a whole number, such as the count of a list. It reads 10, 10.0, 1e1
// and each of these as a string, and nothing that an int64 does not hold exactly.
// It is written as an integer.
type Integer int64

// UnmarshalJSON reads a whole number; null leaves the value as it was. What is none
// is a [*json.UnmarshalTypeError].
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

// Float is a number that may have a fraction, such as a rate of interest. It reads
// a number and a string that holds one, and is rounded as every float64 is, which
// is why no amount is one.
type Float float64

// UnmarshalJSON reads a number; null leaves the value as it was. What is none, or
// is beyond a float64, is a [*json.UnmarshalTypeError].
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
