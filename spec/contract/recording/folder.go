package recording

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
)

// sample is the name of an answer's body in a folder named for its operation.
var sample = regexp.MustCompile(`^([1-5]\d\d)-.*\.json(\.gz|\.zst)?$`)

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
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch base := entry.Name(); {
		case err != nil:
			return err
		case name != root && strings.HasPrefix(base, ".") && entry.IsDir():
			return filepath.SkipDir
		case entry.IsDir() || strings.HasPrefix(base, "."):
		case strings.HasPrefix(base, "request-") && strings.HasSuffix(base, ".json"):
		default:
			f.names = append(f.names, name)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("recording: %w", err)
	}
	if len(f.names) == 0 {
		return nil, fault(contract.Place{File: root}, ErrEmpty)
	}
	return f, nil
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
			return contract.Exchange{}, err
		}
	}
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
