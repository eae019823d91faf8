package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/google/uuid"

	"github.com/rzpkit/payments/integrations/beam/beamcheck"
	"github.com/rzpkit/payments/internal/checkcmd"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec/contract/summary"
)

func init() { register.Function1x2(encode) }

// encode encodes a summary for rzpkit merge.
func encode(found beamcheck.Summary) (string, error) {
	text, err := json.Marshal(found.Summary)
	return string(text), err
}

// job is a check that runs on a Beam runner.
type job struct {
	checkcmd.Job

	shared, findings string
}

// run runs the pipeline and returns its summary.
func (j *job) run(ctx context.Context) (*summary.Summary, error) {
	names, err := expand(ctx, j.Inputs)
	if err != nil {
		return nil, err
	}
	result := strings.TrimSuffix(j.shared, "/") + "/rzpkit-beam-" + uuid.NewString() + ".json"
	pipeline, scope := beam.NewPipelineWithRoot()
	checked := beamcheck.Files(scope, beamcheck.Contract{Name: j.ContractName, Text: j.ContractText},
		beam.CreateList(scope, names), j.Reading)
	textio.Write(scope, result, beam.ParDo(scope, encode, checked.Summary))
	if j.findings != "" {
		textio.Write(scope, j.findings, checked.Findings)
	}
	if err := beamx.Run(ctx, pipeline); err != nil {
		return nil, fmt.Errorf("the runner: %w", err)
	}
	return fetch(ctx, result)
}

// expand expands patterns on Beam's file systems. The shell does that for local files.
func expand(ctx context.Context, inputs []string) ([]string, error) {
	var names []string
	for _, input := range inputs {
		switch {
		case input == "-":
			return nil, exit.With(exit.Contract, errors.New("workers cannot read standard input"))
		case !strings.Contains(input, "://"):
			names = append(names, input)
			continue
		}
		files, err := filesystem.New(ctx, input)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", input, err)
		}
		found, err := files.List(ctx, input)
		if err = errors.Join(err, files.Close()); err != nil {
			return nil, fmt.Errorf("%s: %w", input, err)
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("%s: there is no such file", input)
		}
		names = append(names, found...)
	}
	return names, nil
}

// fetch reads the summary that a worker wrote, and removes the file if possible.
func fetch(ctx context.Context, name string) (*summary.Summary, error) {
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer func() { _ = files.Close() }()
	file, err := files.OpenRead(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("the summary: %w; is --shared a folder that the workers share?", err)
	}
	text, err := io.ReadAll(file)
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("the summary: %w", err)
	}
	if remover, ok := files.(filesystem.Remover); ok {
		_ = remover.Remove(ctx, name)
	}
	return summary.Read(text)
}
