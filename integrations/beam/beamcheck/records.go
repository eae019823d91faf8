package beamcheck

import (
	"context"

	"github.com/rzpkit/payments/spec/contract"
)

// Record is an exchange as a row. Its fields are the columns of a Parquet file or the fields of an
// Avro record. A missing column is empty.
type Record struct {
	// Operation is an operationId. If it is empty, Method and Path identify the operation.
	Operation string `json:"operation" parquet:"operation,optional"`
	Method    string `json:"method"    parquet:"method,optional"`
	Path      string `json:"path"      parquet:"path,optional"`
	// Status, ContentType (empty for JSON) and Body describe the response.
	Status      int32  `json:"status"       parquet:"status"`
	ContentType string `json:"content_type" parquet:"content_type,optional"`
	Body        string `json:"body"         parquet:"body,optional"`
	// File and Row, counted from 1, are the position of the exchange in findings, if known.
	File string `json:"file" parquet:"-"`
	Row  int64  `json:"row"  parquet:"-"`
}

func (r Record) exchange() contract.Exchange {
	return contract.Exchange{
		Operation: r.Operation, Method: r.Method, Path: r.Path,
		Status: int(r.Status), ContentType: r.ContentType, Body: []byte(r.Body),
		At: contract.Place{File: r.File, Entry: int(r.Row)},
	}
}

// checkRecords checks exchanges in rows.
type checkRecords struct {
	Contract Contract

	bundle bundle
}

// StartBundle begins a summary.
func (c *checkRecords) StartBundle(func(string), func(Summary)) error {
	return c.bundle.start(c.Contract)
}

// FinishBundle emits the summary.
func (c *checkRecords) FinishBundle(_ func(string), partial func(Summary)) { c.bundle.finish(partial) }

// ProcessElement checks a row.
func (c *checkRecords) ProcessElement(ctx context.Context, row Record, found func(string), _ func(Summary)) error {
	return c.bundle.check(ctx, row.exchange(), found)
}
