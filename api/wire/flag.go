package wire

// Flag is a boolean that the API accepts as 0 or 1, and sends as 0 or 1 or as false or true. It
// decodes every form that [Bool] does, and is encoded as 0 or 1.
type Flag bool

// MarshalJSON writes 1 or 0.
func (f Flag) MarshalJSON() ([]byte, error) {
	if f {
		return []byte("1"), nil
	}
	return []byte("0"), nil
}

// UnmarshalJSON reads a boolean; null leaves the value unchanged. Anything else is a
// [*json.UnmarshalTypeError].
func (f *Flag) UnmarshalJSON(data []byte) error { return readBool(f, data) }
