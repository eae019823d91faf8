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
	// sample matches the file name of an answer's body, whose folder is named after the operation.
	sample = regexp.MustCompile(`^([1-5]\d\d)-.*\.json(\.gz|\.zst)?$`)
	// recorded matches the file names of recordings. If such a file is not a recording, that is an
	// error; any other file that is not a recording is skipped.
	recorded = regexp.MustCompile(`(?i)\.(json|ndjson|jsonl|har|ya?ml)(\.gz|\.zst)?$`)
)

// folder reads the files of a folder one by one.
type folder struct {
	names   []string
	options Options
	current source
	closer  func() error
}

// openFolder lists the files of a folder and its subfolders, sorted by name. It leaves out hidden
// files and request-*.json.
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

// list adds the files of a folder; above are the folders around it. It follows links to folders,
// except to one of those in above.
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
		if info, err := os.Stat(inside); err != nil || !info.IsDir() { // opening the file later reports why it cannot be read
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
			_ = f.close() // the file has been read to its end
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

// skipFault returns a SkipError for an empty file, and for a file that is not a recording and is
// not named like one. It returns any other error unchanged.
func skipFault(name string, err error) error {
	at := contract.Place{File: name}
	switch {
	case errors.Is(err, ErrEmpty) && !sample.MatchString(filepath.Base(name)): // a sample must have a body
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
	if !info.Mode().IsRegular() { // reading a pipe might never end
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
