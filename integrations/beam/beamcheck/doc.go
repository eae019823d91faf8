// Package beamcheck holds recorded exchanges against the contract in a pipeline of
// Apache Beam, where one machine is not enough. What comes of it is what rzpkit check
// gives for the same recordings.
//
//	names := beam.CreateList(scope, files)
//	checked := beamcheck.Files(scope, beamcheck.Contract{Name: "spec/payments.yaml", Text: spec.Contract}, names)
//	textio.Write(scope, "findings.ndjson", checked.Findings)
//
// A file is the unit of work: recordings of some hundred megabytes each keep any number
// of workers busy. A bundle that a runner repeats counts once, since its summary is
// emitted when it ends.
package beamcheck
