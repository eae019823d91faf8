package docdrift

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Acknowledgements are the differences that rows of DECISIONS.md settle.
type Acknowledgements struct {
	List []Acknowledgement `yaml:"acknowledged"`
}

// Acknowledgement says of facts of a page, that they differ from the contract as
// a row says. It holds only as long as the page says exactly that.
type Acknowledgement struct {
	Row    string   `yaml:"row"`
	Page   string   `yaml:"page"`
	Aspect Aspect   `yaml:"aspect"`
	Says   string   `yaml:"says"`
	At     []FactAt `yaml:"at"`
}

// FactAt is a fact under a heading, such as "body currency"; of a call, "the
// call".
type FactAt struct {
	Heading string `yaml:"heading"`
	Fact    string `yaml:"fact"`

	line int
	used bool
}

// Stale is an acknowledgement of what no page says any more.
type Stale struct {
	Line    int    `json:"line"` // in the file of acknowledgements
	Row     string `json:"row"`
	Page    string `json:"page"`
	Heading string `json:"heading"`
	Fact    string `json:"fact"`
	Aspect  Aspect `json:"aspect"`
	Says    string `json:"says"`
}

// UnmarshalYAML keeps the line.
func (f *FactAt) UnmarshalYAML(node *yaml.Node) error {
	type plain FactAt
	if err := node.Decode((*plain)(f)); err != nil {
		return err
	}
	f.line = node.Line
	return nil
}

// ReadAcknowledgements reads spec/acknowledged.yaml.
func ReadAcknowledgements(text []byte) (*Acknowledgements, error) {
	decoder := yaml.NewDecoder(strings.NewReader(string(text)))
	decoder.KnownFields(true)
	read := &Acknowledgements{}
	if err := decoder.Decode(read); err != nil {
		return nil, fmt.Errorf("acknowledgements: %w", err)
	}
	for i, one := range read.List {
		if one.Row == "" || one.Page == "" || one.Aspect == "" || one.Says == "" || len(one.At) == 0 {
			return nil, fmt.Errorf("acknowledgements: entry %d lacks one of row, page, aspect, says and at", i+1)
		}
		for _, at := range one.At {
			if at.Heading == "" || at.Fact == "" {
				return nil, fmt.Errorf("acknowledgements: line %d lacks heading or fact", at.line)
			}
		}
	}
	if len(read.List) == 0 {
		return nil, errors.New("acknowledgements: there is none")
	}
	return read, nil
}

// settle gives the differences of a verdict their rows.
func (a *Acknowledgements) settle(v *Verdict) {
	if a == nil || v.State != Drifted {
		return
	}
	settled := 0
	for i := range v.Differences {
		if v.Differences[i].Row = a.row(v, v.Differences[i]); v.Differences[i].Row != "" {
			settled++
		}
	}
	if settled == len(v.Differences) {
		v.State = Acknowledged
	}
}

func (a *Acknowledgements) row(v *Verdict, difference Difference) string {
	fact := "the call"
	if v.Fact.Kind != page.KindOperation {
		fact = fmt.Sprintf("%s %s", v.Fact.Where, difference.Name)
	}
	row := ""
	for i := range a.List {
		one := &a.List[i]
		same := one.Aspect == difference.Aspect || one.Aspect == Type && difference.Aspect == Shown
		if one.Page != v.Page || !same || one.Says != difference.Says {
			continue
		}
		for j := range one.At {
			if at := &one.At[j]; at.Heading == v.Section.Heading && at.Fact == fact {
				at.used, row = true, one.Row
			}
		}
	}
	return row
}

// stale lists what answered to nothing on the pages that were read.
func (a *Acknowledgements) stale(pages []*page.Page) []Stale {
	if a == nil {
		return nil
	}
	read := map[string]bool{}
	for _, one := range pages {
		read[one.Name] = true
	}
	var stale []Stale
	for _, one := range a.List {
		for _, at := range one.At {
			if read[one.Page] && !at.used {
				stale = append(stale, Stale{at.line, one.Row, one.Page, at.Heading, at.Fact, one.Aspect, one.Says})
			}
		}
	}
	return stale
}
