package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/rzpkit/payments/spec"
)

// tool is a command that checks a recording.
type tool struct {
	name string
	// command returns the command as a user would run it.
	command func(recording string) []string
	// bad returns the lines, counted from 1, in which the tool finds a fault.
	bad func(recording string) (map[int]bool, error)
}

// usage is the cost of running a command.
type usage struct {
	wall, cpu time.Duration
	memory    int64 // peak, in bytes
}

// tools builds rzpkit and returns the tools. The libraries run in processes of this program; see checkAs.
func tools(folder, drift string) ([]tool, error) {
	this, err := os.Executable()
	if err != nil {
		return nil, err
	}
	rzpkit := filepath.Join(folder, "rzpkit")
	build := exec.CommandContext(context.Background(), "go", "build", "-C", "..", "-o", rzpkit, "./cmd/rzpkit") //nolint:gosec // a file of this program
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, output)
	}
	payments := filepath.Join(folder, "payments.yaml")
	if err := os.WriteFile(payments, spec.Contract, 0o600); err != nil {
		return nil, err
	}
	as := func(library string) func(string) []string {
		return func(recording string) []string { return []string{this, "-as", library, recording} }
	}
	all := []tool{{
		"rzpkit check",
		func(recording string) []string { return []string{rzpkit, "check", "--jobs", "1", recording} },
		linesOf(as("rzpkit")),
	}}
	if drift != "" {
		command := func(recording string) []string {
			return []string{drift, "drift", recording, "--api", payments, "--format", "json"}
		}
		all = append(all, tool{"redocly drift", command, driftLines(command)})
	}
	for _, library := range []string{"libopenapi-validator", "kin-openapi"} {
		all = append(all, tool{library, as(library), linesOf(as(library))})
	}
	return all, nil
}

// start runs a command on one processor.
func start(arguments []string) (output []byte, used usage, err error) {
	command := exec.CommandContext(context.Background(), arguments[0], arguments[1:]...) //nolint:gosec // the commands of this program
	command.Env = append(os.Environ(), "GOMAXPROCS=1")
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	began := time.Now()
	err = command.Run()
	used.wall = time.Since(began)
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) { // status 1 means findings
		return nil, used, fmt.Errorf("%s: %w\n%s", strings.Join(arguments, " "), err, stderr.Bytes())
	}
	used.cpu = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	if resources, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
		used.memory = resources.Maxrss << 10 // Linux counts in KiB
	}
	return stdout.Bytes(), used, nil
}

func linesOf(command func(string) []string) func(string) (map[int]bool, error) {
	return func(recording string) (map[int]bool, error) {
		output, _, err := start(command(recording))
		if err != nil {
			return nil, err
		}
		bad := map[int]bool{}
		for number := range strings.FieldsSeq(string(output)) {
			n, err := strconv.Atoi(number)
			if err != nil {
				return nil, err
			}
			bad[n] = true
		}
		return bad, nil
	}
}

// driftLines parses the report of drift, which names only the first exchange with each problem. The
// recordings for finding lines therefore contain no problem twice.
func driftLines(command func(string) []string) func(string) (map[int]bool, error) {
	return func(recording string) (map[int]bool, error) {
		output, _, err := start(command(recording))
		if err != nil {
			return nil, err
		}
		var report struct {
			Run      struct{ SkippedExchanges int }
			Problems []struct{ ExchangeIndex int }
		}
		if err := json.Unmarshal(output, &report); err != nil {
			return nil, fmt.Errorf("drift report: %w", err)
		}
		bad := map[int]bool{}
		for _, problem := range report.Problems {
			bad[problem.ExchangeIndex+1] = true
		}
		return bad, nil
	}
}
