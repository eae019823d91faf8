package wire

import (
	"bytes"
	"encoding/json"
	"errors"
)

// IDs is a list of ids. The API sends a list of strings, or a collection of objects,
// {"entity":"collection","count":1,"items":[{"id":"offer_1"}]}, of which IDs keeps only the ids. It
// is encoded as a list of strings.
type IDs[ID ~string] []ID

// UnmarshalJSON reads a list or a collection; null makes ids nil.
func (ids *IDs[ID]) UnmarshalJSON(data []byte) error {
	var collection struct {
		Items []idOrObject[ID] `json:"items"`
	}
	var into any = &collection
	if !bytes.HasPrefix(data, []byte{'{'}) {
		into = &collection.Items
	}
	if json.Unmarshal(data, into) != nil {
		return errors.New("want a list of ids, or a collection of objects that have one")
	}
	if collection.Items == nil {
		*ids = nil
		return nil
	}
	*ids = make(IDs[ID], len(collection.Items))
	for i, item := range collection.Items {
		(*ids)[i] = item.id
	}
	return nil
}

// idOrObject is an id, sent as a string or as an object with the id.
type idOrObject[ID ~string] struct{ id ID }

func (i *idOrObject[ID]) UnmarshalJSON(data []byte) error {
	var object struct {
		ID ID `json:"id"`
	}
	var into any = &object
	if !bytes.HasPrefix(data, []byte{'{'}) {
		into = &object.ID
	}
	err := json.Unmarshal(data, into)
	if object.ID == "" {
		return errors.New("no id")
	}
	i.id = object.ID
	return err
}
