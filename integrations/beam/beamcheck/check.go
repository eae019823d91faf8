package beamcheck

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// Checked is the result of a check.
type Checked struct {
	// Findings, a PCollection<string>, has a contract.Finding as JSON for each occurrence, in no
	// particular order.
	Findings beam.PCollection
	// Summary, a PCollection<Summary>, has one element.
	Summary beam.PCollection
}

// Summary is the result for some of the exchanges, and at the end for all of them.
type Summary struct{ *summary.Summary }

func init() {
	beam.RegisterCoder(reflect.TypeFor[Summary](), encode, decode)
	register.DoFn4x1[context.Context, string, func(string), func(Summary), error](&checkFiles{})
	register.DoFn4x1[context.Context, Record, func(string), func(Summary), error](&checkRecords{})
	register.Emitter1[string]()
	register.Emitter1[Summary]()
	register.Combiner1[Summary](&merge{})
}

func encode(s Summary) ([]byte, error) { return json.Marshal(s.Summary) }

func decode(text []byte) (Summary, error) {
	s := summary.New()
	err := json.Unmarshal(text, s)
	return Summary{s}, err
}

// Files checks recordings in every format that rzpkit check reads. names is a PCollection<string>
// of files and folders, or of files on one of Beam's file systems (gs://). A file that cannot be
// read is counted as unreadable, and the others are checked.
//
// Files panics if the contract is invalid.
func Files(s beam.Scope, checks Contract, names beam.PCollection, options recording.Options) Checked {
	s = s.Scope("beamcheck.Files")
	spread := beam.Reshuffle(s, names)
	return gather(s, checks, func() (beam.PCollection, beam.PCollection) {
		return beam.ParDo2(s, &checkFiles{Contract: checks, Options: options}, spread)
	})
}

// Records checks exchanges in rows, a PCollection<Record>, such as parquetio.Read and avroio.Read
// return.
//
// Records panics if the contract is invalid.
func Records(s beam.Scope, checks Contract, records beam.PCollection) Checked {
	s = s.Scope("beamcheck.Records")
	return gather(s, checks, func() (beam.PCollection, beam.PCollection) {
		return beam.ParDo2(s, &checkRecords{Contract: checks}, records)
	})
}

func gather(s beam.Scope, checks Contract, run func() (findings, partial beam.PCollection)) Checked {
	if _, err := checks.load(); err != nil {
		panic(fmt.Errorf("beamcheck: %w", err))
	}
	findings, partial := run()
	return Checked{findings, beam.Combine(s, &merge{}, partial)}
}

// bundle checks the exchanges of a bundle. Both transforms use it.
type bundle struct {
	checks  *contract.Contract
	checker *contract.Checker
	found   *summary.Summary
}

func (b *bundle) start(of Contract) (err error) {
	if b.checks, err = of.load(); err != nil {
		return err
	}
	b.checker, b.found = b.checks.Checker(), summary.Of(b.checks)
	return nil
}

// finish emits the summary of the bundle.
func (b *bundle) finish(partial func(Summary)) {
	for _, seen := range b.checker.Seen() {
		b.found.AddSeen(seen)
	}
	partial(Summary{b.found})
	b.checker, b.found = nil, nil
}

// Counters in the pipeline's metrics.
var (
	exchanges  = beam.NewCounter("beamcheck", "exchanges")
	findings   = beam.NewCounter("beamcheck", "findings")
	unreadable = beam.NewCounter("beamcheck", "unreadable")
)

func (b *bundle) unreadable(ctx context.Context, err error) {
	unreadable.Inc(ctx, 1)
	b.found.AddUnreadable(err)
}

func (b *bundle) check(ctx context.Context, exchange contract.Exchange, found func(string)) error {
	result := b.checker.Examine(exchange)
	b.found.AddExchange(exchange, result)
	exchanges.Inc(ctx, 1)
	findings.Inc(ctx, int64(len(result.Findings)))
	for _, finding := range result.Findings {
		line, err := json.Marshal(finding)
		if err != nil {
			return fmt.Errorf("beamcheck: a finding: %w", err)
		}
		found(string(line))
	}
	return nil
}

// merge combines summaries. Merging is associative and commutative.
type merge struct{}

// CreateAccumulator returns an empty summary.
func (*merge) CreateAccumulator() Summary { return Summary{summary.New()} }

// MergeAccumulators adds the second summary to the first.
func (*merge) MergeAccumulators(into, more Summary) (Summary, error) {
	return into, into.Merge(more.Summary)
}
