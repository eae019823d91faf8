package edit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/getkin/kin-openapi/openapi3"
)

// Preview makes edits, all on the text as it was read. Two that meet in the same bytes
// are an error.
func (t *Text) Preview(edits ...Edit) ([]byte, error) {
	ranges, err := t.ranges(edits)
	if err != nil {
		return nil, err
	}
	text, err := udiff.Apply(t.source, ranges)
	if err != nil {
		return nil, errors.New("another edit is of the same lines")
	}
	return []byte(text), nil
}

// Apply is [Text.Preview] of edits that leave the contract valid; others are an error.
func (t *Text) Apply(edits ...Edit) ([]byte, error) {
	text, err := t.Preview(edits...)
	if err != nil || string(text) == t.source {
		return text, err
	}
	document, err := openapi3.NewLoader().LoadFromData(text)
	if err == nil {
		err = document.Validate(context.Background())
	}
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, errors.New(first)
	}
	return text, nil
}

// ranges are the bytes that edits change. The same edit twice is one, and what is
// taken away within a block that is taken away goes with it.
func (t *Text) ranges(edits []Edit) ([]udiff.Edit, error) {
	var all []udiff.Edit
	add := func(one udiff.Edit) {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	var lists [][]*item
	for _, one := range edits {
		if one.item == nil {
			add(one.Edit)
			continue
		}
		at := slices.IndexFunc(lists, func(list []*item) bool {
			return list[0].mapping == one.item.mapping && list[0].keyword == one.item.keyword
		})
		if at < 0 {
			lists = append(lists, []*item{one.item})
		} else {
			lists[at] = append(lists[at], one.item)
		}
	}
	for _, list := range lists {
		written, err := t.writeItems(list)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", list[0].keyword, err)
		}
		for _, one := range written {
			add(one.Edit)
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(one udiff.Edit) bool {
		return one.New == "" && slices.ContainsFunc(all, func(other udiff.Edit) bool {
			return other != one && other.New == "" && other.Start <= one.Start && one.End <= other.End
		})
	}), nil
}
