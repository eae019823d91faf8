package wire

import (
	"bytes"
	"encoding/json"
	"errors"
)

// IDs are the identifiers of objects, which the API sends as a list of them, or as
// a collection: {"entity":"collection","count":1,"items":[{"id":"offer_1"}]}. Of
// a collection's objects the identifiers alone are kept. It is written as a list.
type IDs[ID ~string] []ID

// UnmarshalJSON reads a list or a collection; null makes ids nil.
func (ids *IDs[ID]) UnmarshalJSON(data []byte) error {
	var collection struct {
		Items []identified[ID] `json:"items"`
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

// identified is an id, by itself or in an object.
type identified[ID ~string] struct{ id ID }

func (i *identified[ID]) UnmarshalJSON(data []byte) error {
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
