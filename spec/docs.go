package spec

import _ "embed"

// DocsLock is docs.lock.json: the facts of the pages that [Contract] is held
// against, without their sentences.
//
//go:embed docs.lock.json
var DocsLock []byte

// Acknowledged is acknowledged.yaml: where those pages and [Contract] differ as
// DECISIONS.md says.
//
//go:embed acknowledged.yaml
var Acknowledged []byte
