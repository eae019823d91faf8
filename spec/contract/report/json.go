package report

import (
	"bytes"
	"encoding/json"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// document is the JSON format: the summary and what is derived from it.
type document struct {
	Contract string       `json:"contract"`
	Totals   totals       `json:"totals"`
	Coverage coverageJSON `json:"coverage"`
	Baseline *Baseline    `json:"baseline,omitempty"`
	// Exchanges are the invalid exchanges.
	Exchanges []exchange `json:"exchanges"`
	// FirstUnreadable lists the first entries that could not be read.
	FirstUnreadable []string `json:"first_unreadable"` //nolint:tagliatelle // as the summary has it
	// Skipped counts, by reason, the entries that are not exchanges with the API, and
	// Unchecked the bodies that were not checked against a schema.
	Skipped   summary.Tallies `json:"skipped,omitempty"`
	Unchecked summary.Tallies `json:"unchecked,omitempty"`
	// Warnings counts the contract's warnings by kind: patterns that are not checked, and
	// invalid examples and defaults.
	Warnings summary.Tallies `json:"warnings,omitempty"`
}

type totals struct {
	Exchanges   int64 `json:"exchanges"`
	Unreadable  int64 `json:"unreadable"`
	Breaking    int   `json:"breaking"`
	News        int   `json:"news"`
	Occurrences int64 `json:"occurrences"` // of all findings
}

type coverageJSON struct {
	Seen       int       `json:"seen"` // operations of the contract
	Of         int       `json:"of"`
	Operations []rowJSON `json:"operations"`
}

type rowJSON struct {
	Operation string        `json:"operation"`
	Method    string        `json:"method,omitempty"`
	Path      string        `json:"path,omitempty"`
	Statuses  map[int]int64 `json:"statuses"` // exchanges by status
	// Documented lists the responses of the contract.
	Documented []answerJSON `json:"documented,omitempty"`
}

// answerJSON is the coverage of a documented response. The counts are missing if nothing is
// known of its properties.
type answerJSON struct {
	Status     string     `json:"status"` // or default
	Exchanges  int64      `json:"exchanges"`
	Properties *tallyJSON `json:"properties,omitempty"`
	Values     *tallyJSON `json:"values,omitempty"` // of enums with more than one
	// Unseen lists the pointers of unseen properties, and UnseenValues the unseen values by
	// pointer.
	Unseen       []string                     `json:"unseen,omitempty"`
	UnseenValues map[string][]json.RawMessage `json:"unseen_values,omitempty"` //nolint:tagliatelle // as first_unreadable
}

type tallyJSON struct {
	Seen int `json:"seen"`
	Of   int `json:"of"`
}

func newAnswerJSON(a answer) answerJSON {
	result := answerJSON{Status: statusName(a.column), Exchanges: a.exchanges}
	if len(a.properties) == 0 {
		return result
	}
	result.Properties = &tallyJSON{a.seenProperties(), len(a.properties)}
	for _, property := range a.properties {
		if !property.seen {
			result.Unseen = append(result.Unseen, property.pointer)
		}
	}
	if seen, of := a.seenValues(); of > 0 {
		result.Values = &tallyJSON{seen, of}
	}
	for _, list := range a.lists {
		for _, value := range list.unseen {
			if result.UnseenValues == nil {
				result.UnseenValues = map[string][]json.RawMessage{}
			}
			result.UnseenValues[list.pointer] = append(result.UnseenValues[list.pointer], json.RawMessage(value))
		}
	}
	return result
}

func writeJSON(b *bytes.Buffer, r report) error {
	d := document{
		Contract: r.options.Name,
		Totals: totals{
			Exchanges: r.Exchanges, Unreadable: r.Unreadable,
			Breaking: r.Count(contract.Breaking), News: r.Count(contract.News),
		},
		Coverage:        coverageJSON{Seen: r.coverage.seen(), Of: r.coverage.operations},
		Baseline:        r.options.Baseline,
		Exchanges:       r.exchanges,
		FirstUnreadable: append([]string{}, r.FirstUnreadable...),
		Skipped:         r.Skipped,
		Unchecked:       r.Unchecked,
		Warnings:        r.warnings,
	}
	for _, f := range r.findings {
		d.Totals.Occurrences += f.Count
	}
	for _, row := range r.coverage.rows {
		statuses := map[int]int64{}
		for _, cell := range row.cells {
			if cell.seen > 0 && cell.status != defaultColumn {
				statuses[cell.status] = cell.seen
			}
		}
		documented := make([]answerJSON, 0, len(row.answers))
		for _, answer := range row.answers {
			documented = append(documented, newAnswerJSON(answer))
		}
		d.Coverage.Operations = append(d.Coverage.Operations, rowJSON{row.operation, row.method, row.path, statuses, documented})
	}
	return encodeJSON(b, d)
}

// writeNDJSON writes each invalid exchange on a line.
func writeNDJSON(b *bytes.Buffer, r report) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	for _, exchange := range r.exchanges {
		if err := encoder.Encode(exchange); err != nil {
			return err
		}
	}
	return disarm(b)
}

func encodeJSON(b *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	return disarm(b)
}

// disarm escapes the start of a workflow command, which GitHub's runner recognizes anywhere
// in a line of output, in a way that JSON decodes to the same text.
func disarm(b *bytes.Buffer) error {
	if !bytes.Contains(b.Bytes(), []byte("##[")) {
		return nil
	}
	text := bytes.ReplaceAll(b.Bytes(), []byte("##["), []byte(`#\u0023[`))
	b.Reset()
	_, err := b.Write(text)
	return err
}
