package docdrift

import (
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// ChangeKind is how a fact changed.
type ChangeKind string

// The kinds.
const (
	Added   ChangeKind = "added"
	Removed ChangeKind = "removed"
	Altered ChangeKind = "altered"
	Moved   ChangeKind = "moved" // the same fact at another place
)

// Change is a fact, or a whole section, that another version of a page has
// otherwise.
type Change struct {
	Kind ChangeKind `json:"kind"`
	Page string     `json:"page"`
	// Heading and Line are of the new page; of the old one for what was removed.
	Heading   string `json:"heading"`
	Line      int    `json:"line"`
	Operation string `json:"operation,omitempty"` // operationId
	// Fact is the fact's label, or "the section".
	Fact        string       `json:"fact"`
	Alterations []Alteration `json:"alterations,omitempty"`
	// Words say it in a line.
	Words string `json:"words"`
	// Lines are those of the contract that it touches.
	Lines []ContractLine `json:"contract"`
	// Requests and Responses say whether callers break.
	Requests  Impact `json:"requests"`
	Responses Impact `json:"responses"`
	// Go are the names in generated/ that are affected.
	Go []string `json:"go,omitempty"`
	// YAML is the edit of the contract that would follow, as a unified diff.
	YAML string `json:"yaml,omitempty"`
	// Undecided is what the page leaves open, for a person to decide.
	Undecided []string `json:"undecided,omitempty"`

	section  *section // of the new page, or of the old one
	old, new *page.Fact
	edits    []edit
}

// Alteration is what changed of a fact. An empty word is nothing said.
type Alteration struct {
	Aspect Aspect `json:"aspect"`
	Name   string `json:"name,omitempty"` // the place in a sample
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
}

// ContractLine is a line of the contract with what it says.
type ContractLine struct {
	Place outline.Place `json:"place"`
	Text  string        `json:"text"`
}

// Impact is whether callers break.
type Impact struct {
	Breaks Breaks `json:"breaks"`
	Why    string `json:"why,omitempty"`
}

// Breaks is an answer to whether callers break.
type Breaks string

// The answers.
const (
	No      Breaks = "no"
	Perhaps Breaks = "perhaps"
	Yes     Breaks = "yes"
)

// worse keeps the more serious of two impacts.
func (i *Impact) worse(breaks Breaks, why string) {
	rank := map[Breaks]int{"": -1, No: 0, Perhaps: 1, Yes: 2}
	if rank[breaks] > rank[i.Breaks] {
		*i = Impact{breaks, why}
	}
}
