package spec

import _ "embed"

// DocsLock is docs.lock.json: the facts of the documentation pages with which [Contract] is
// compared, without their sentences.
//
//go:embed docs.lock.json
var DocsLock []byte

// Acknowledged is acknowledged.yaml: the differences between those pages and [Contract] that
// DECISIONS.md explains.
//
//go:embed acknowledged.yaml
var Acknowledged []byte
