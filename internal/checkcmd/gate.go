package checkcmd

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/rzpkit/payments/internal/atomicfile"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/internal/terminal"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/report"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// Gate decides which findings are reported, where they are written, and which of them fail the
// command.
type Gate struct {
	outputs        []string
	failOn         string
	strict, noNews bool
	baseline       string
	update         bool
	minCoverage    float64
}

// Flags adds the gate's flags.
func (g *Gate) Flags(set *pflag.FlagSet) {
	set.StringArrayVarP(&g.outputs, "output", "o", nil, "format=path, repeatable; - is standard output (default text=-)\nformats: "+strings.Join(report.Formats(), ", "))
	set.StringVar(&g.failOn, "fail-on", "breaking", "what fails: breaking, news or none")
	set.BoolVar(&g.strict, "strict", false, "treat news as breaking")
	set.BoolVar(&g.noNews, "no-news", false, "leave news out")
	set.StringVar(&g.baseline, "baseline", "", "a `file` of known findings, which are left out and counted")
	set.BoolVar(&g.update, "update-baseline", false, "write all findings to the baseline file")
	set.Float64Var(&g.minCoverage, "min-coverage", 0, "percent of the operations that must have been seen")
}

// Validate refuses invalid flags and combinations.
func (g *Gate) Validate() error {
	switch {
	case !slices.Contains([]string{"breaking", "news", "none"}, g.failOn):
		return fmt.Errorf("--fail-on %q: want breaking, news or none", g.failOn)
	case g.strict && g.noNews:
		return errors.New("--strict and --no-news exclude each other")
	case g.update && g.baseline == "":
		return errors.New("--update-baseline needs --baseline")
	case g.minCoverage < 0 || g.minCoverage > 100:
		return fmt.Errorf("--min-coverage %v: want a percentage", g.minCoverage)
	}
	for _, output := range g.outputs {
		format, path, found := strings.Cut(output, "=")
		if !found || path == "" || !slices.Contains(report.Formats(), format) {
			return fmt.Errorf("-o %q: want format=path with a format of %s", output, strings.Join(report.Formats(), ", "))
		}
	}
	return nil
}

// Report writes the outputs, and returns an error with an exit status if the gate fails.
func (g *Gate) Report(out io.Writer, name string, text []byte, checks *contract.Contract, found *summary.Summary) error {
	baseline, err := g.filter(found)
	if err != nil {
		return exit.With(exit.Contract, err)
	}
	options := report.Options{Name: name, ContractText: text, Baseline: baseline}
	outputs := g.outputs
	if len(outputs) == 0 {
		outputs = []string{"text=-"}
	}
	for _, output := range outputs {
		format, path, _ := strings.Cut(output, "=")
		if err := write(out, format, path, found, checks, options); err != nil {
			return exit.With(exit.Contract, fmt.Errorf("-o %s: %w", output, err))
		}
	}
	return g.verdict(checks, found)
}

func write(out io.Writer, format, path string, found *summary.Summary, checks *contract.Contract, options report.Options) error {
	if path == "-" {
		options.Colour = terminal.HasColour(out)
		return report.Write(format, out, found, checks, options)
	}
	return atomicfile.Write(path, 0o644, func(w io.Writer) error { return report.Write(format, w, found, checks, options) })
}

// filter applies the baseline, --strict and --no-news.
func (g *Gate) filter(found *summary.Summary) (*report.Baseline, error) {
	if g.update { // the baseline gets all findings, whatever the other flags say
		return nil, g.writeBaseline(found)
	}
	var baseline *report.Baseline
	if g.baseline != "" {
		var err error
		if baseline, err = g.applyBaseline(found); err != nil {
			return nil, err
		}
	}
	for fingerprint, group := range found.Findings {
		if group.Finding.Severity == contract.News {
			if g.noNews {
				delete(found.Findings, fingerprint)
			} else if g.strict {
				group.Finding.Severity = contract.Breaking
			}
		}
	}
	return baseline, nil
}

// applyBaseline removes the findings of the baseline.
func (g *Gate) applyBaseline(found *summary.Summary) (*report.Baseline, error) {
	text, err := os.ReadFile(g.baseline)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("--baseline: %w (--update-baseline creates it)", err)
	}
	if err != nil {
		return nil, fmt.Errorf("--baseline: %w", err)
	}
	var known map[string]string
	if err := json.Unmarshal(text, &known); err != nil {
		return nil, fmt.Errorf("--baseline: %s is not a baseline: %w", g.baseline, err)
	}
	baseline := &report.Baseline{}
	for _, fingerprint := range slices.Sorted(maps.Keys(known)) {
		if found.Findings[fingerprint] == nil {
			baseline.Gone = append(baseline.Gone, fingerprint+" "+known[fingerprint])
			continue
		}
		delete(found.Findings, fingerprint)
		baseline.LeftOut++
	}
	return baseline, nil
}

// writeBaseline writes each fingerprint with a description, for people who read the file's history.
func (g *Gate) writeBaseline(found *summary.Summary) error {
	if found.Exchanges == 0 || found.Unreadable > 0 {
		return nil // verdict says why; the old baseline stays
	}
	known := make(map[string]string, len(found.Findings))
	for fingerprint, group := range found.Findings {
		finding := group.Finding
		known[fingerprint] = fmt.Sprintf("%s %d %s %s", finding.Operation, finding.Status, finding.Wildcard(), finding.Message)
	}
	encoded, err := json.MarshalIndent(known, "", "  ")
	if err == nil {
		err = atomicfile.WriteBytes(g.baseline, 0o600, append(encoded, '\n'))
	}
	if err != nil {
		return fmt.Errorf("--update-baseline: %w", err)
	}
	clear(found.Findings)
	return nil
}

// verdict returns the gate's error. If nothing was checked, it is never nil.
func (g *Gate) verdict(checks *contract.Contract, found *summary.Summary) error {
	breaking, news := found.Count(contract.Breaking), found.Count(contract.News)
	switch {
	case found.Exchanges == 0:
		return exit.With(exit.Unreadable, errors.Join(errors.New("nothing was checked"), firstUnreadable(found), skippedErrors(found)))
	case found.Unreadable > 0:
		return exit.With(exit.Unreadable, fmt.Errorf("%d entries could not be read; %w", found.Unreadable, firstUnreadable(found)))
	case g.failOn != "none" && breaking > 0, g.failOn == "news" && news > 0:
		return exit.With(exit.Findings, fmt.Errorf("%d breaking findings, %d of news", breaking, news))
	}
	seen, all := 0, checks.Operations()
	for _, operation := range all {
		if len(found.Coverage[operation.ID]) > 0 {
			seen++
		}
	}
	if percent := 100 * float64(seen) / float64(len(all)); percent < g.minCoverage {
		return exit.With(exit.Coverage, fmt.Errorf("%d of %d operations were seen, %.0f%%, less than %v%%", seen, len(all), percent, g.minCoverage))
	}
	return nil
}

// skippedErrors returns an error for each reason why exchanges were skipped.
func skippedErrors(found *summary.Summary) error {
	all := make([]error, 0, len(found.Skipped))
	for _, reason := range slices.Sorted(maps.Keys(found.Skipped)) {
		tally := found.Skipped[reason]
		all = append(all, fmt.Errorf("skipped: %d, %s; the first: %s", tally.Count, reason, tally.First[0]))
	}
	return errors.Join(all...)
}

func firstUnreadable(found *summary.Summary) error {
	if len(found.FirstUnreadable) == 0 {
		return nil
	}
	return fmt.Errorf("the first: %s", found.FirstUnreadable[0])
}
