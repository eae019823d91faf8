//go:build race

package api_test

// raceDetector is whether the tests run under the race detector, where a megabyte
// that is read costs thirty times as much.
const raceDetector = true
