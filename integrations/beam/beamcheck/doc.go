// Package beamcheck checks recorded exchanges against the contract in an Apache Beam pipeline, for
// recordings that are too large for one machine. The result is the same as that of rzpkit check.
//
//	names := beam.CreateList(scope, files)
//	checked := beamcheck.Files(scope, beamcheck.Contract{Name: "spec/payments.yaml", Text: spec.Contract}, names, recording.Options{})
//	textio.Write(scope, "findings.ndjson", checked.Findings)
//
// A file is the unit of work, so files of some hundred megabytes keep any number of workers busy. A
// bundle that a runner repeats counts once, because its summary is emitted when it ends.
package beamcheck
