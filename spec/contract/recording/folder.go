package recording

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
)

var (
	// sample is the name of an answer's body in a folder named for its operation.
	sample = regexp.MustCompile(`^([1-5]\d\d)-.*\.json(\.gz|\.zst)?$`)
	// recorded is the name of a file that claims to be a recording: if it is none,
	// that is a fault. Any other is a file that stands beside recordings.
	recorded = regexp.MustCompile(`(?i)\.(json|ndjson|jsonl|har|ya?ml)(\.gz|\.zst)?$`)
)

// folder reads its files one after the other.
type folder struct {
	names   []string
	options Options
	current source
	closer  func() error
}

// openFolder lists the files, those of folders inside too, by name. Hidden ones
// and request-*.json are left out.
func openFolder(root string, options Options) (*folder, error) {
	f := &folder{options: options}
	if err := f.list(root, nil); err != nil {
		return nil, fmt.Errorf("recording: %w", err)
	}
	if len(f.names) == 0 {
		return nil, fault(contract.Place{File: root}, ErrEmpty)
	}
	return f, nil
}

// list goes through a folder; above are those that it is in. A link to a folder is
// a folder, unless it leads back to one above.
func (f *folder) list(name string, above []os.FileInfo) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(above, func(other os.FileInfo) bool { return os.SameFile(info, other) }) {
		return nil
	}
	above = append(slices.Clip(above), info)
	entries, err := os.ReadDir(name)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		base, inside := entry.Name(), filepath.Join(name, entry.Name())
		if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "request-") && strings.HasSuffix(base, ".json") {
			continue
		}
		if info, err := os.Stat(inside); err != nil || !info.IsDir() { // why it cannot be read is said when it is its turn
			f.names = append(f.names, inside)
		} else if err := f.list(inside, above); err != nil {
			return err
		}
	}
	return nil
}

func (f *folder) next() (contract.Exchange, error) {
	for {
		if f.current != nil {
			exchange, err := f.current.next()
			if !errors.Is(err, io.EOF) {
				return exchange, err
			}
			_ = f.close() // it has been read to its end
		}
		if len(f.names) == 0 {
			return contract.Exchange{}, io.EOF
		}
		name := f.names[0]
		f.names = f.names[1:]
		var err error
		if f.current, f.closer, err = f.open(name); err != nil {
			return contract.Exchange{}, skipFault(name, err)
		}
	}
}

// skipFault turns the fault of a file that is empty, or does not claim to be a
// recording, into that it is skipped.
func skipFault(name string, err error) error {
	at := contract.Place{File: name}
	switch {
	case errors.Is(err, ErrEmpty):
		return fault(at, &SkipError{Reason: skipEmpty})
	case errors.Is(err, ErrFormat) && !recorded.MatchString(name):
		return fault(at, &SkipError{Reason: skipFile})
	}
	return err
}

func (f *folder) open(name string) (source, func() error, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, fault(contract.Place{File: name}, err)
	}
	if !info.Mode().IsRegular() { // a pipe would wait for ever
		return nil, nil, fault(contract.Place{File: name}, errors.New("not a regular file"))
	}
	options := f.options
	if match := sample.FindStringSubmatch(filepath.Base(name)); match != nil {
		full, err := filepath.Abs(name)
		if err != nil {
			return nil, nil, fault(contract.Place{File: name}, err)
		}
		options.Operation = filepath.Base(filepath.Dir(full))
		options.Status, _ = strconv.Atoi(match[1])
	}
	return openFile(name, options)
}

func (f *folder) close() error {
	if f.current == nil {
		return nil
	}
	f.current = nil
	return f.closer()
}
