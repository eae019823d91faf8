package wire

// Contact is a customer's telephone number as it was given, with or without "+" and country code.
// It is encoded as a JSON string, and decoded from a string or a whole number, because older
// integrations stored a number.
type Contact string

// UnmarshalJSON reads a string or a whole number; null leaves the value unchanged.
func (c *Contact) UnmarshalJSON(data []byte) error {
	text, err := textOrInteger(data, "contact")
	if err == nil && text != nil {
		*c = Contact(*text)
	}
	return err
}
