//go:build linux

package wiretest

import (
	"crypto/x509"
	"encoding/pem"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// process is a server program started by the test.
type process struct {
	cmd    *exec.Cmd
	output string // file of its output
	ended  chan struct{}
}

// listen opens a port of the loopback address.
func listen(t *testing.T) *net.TCPListener {
	t.Helper()
	listener, err := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	return listener
}

// firstDescriptor is the first file descriptor that a program inherits after standard input, output
// and error.
const firstDescriptor = 3

// start runs a program that inherits the listeners as descriptors from firstDescriptor on. No port
// number has to be guessed, and connections wait until the program accepts them.
func start(t *testing.T, listeners []*net.TCPListener, environment []string, name string, arguments ...string) *process {
	t.Helper()
	output, err := os.Create(filepath.Join(t.TempDir(), filepath.Base(name)+".out"))
	require.NoError(t, err)
	defer func() { _ = output.Close() }()
	p := &process{cmd: exec.Command(name, arguments...), output: output.Name(), ended: make(chan struct{})}
	p.cmd.Stdout, p.cmd.Stderr = output, output
	p.cmd.Env = environment
	p.cmd.SysProcAttr = &syscall.SysProcAttr{
		Setpgid:   true,            // to kill its workers with it
		Pdeathsig: syscall.SIGTERM, // if the test dies
	}
	for _, listener := range listeners {
		file, err := listener.File()
		require.NoError(t, err)
		defer func() {
			// os/exec made the descriptor blocking, for both processes.
			_ = syscall.SetNonblock(int(file.Fd()), true)
			_, _ = file.Close(), listener.Close()
		}()
		p.cmd.ExtraFiles = append(p.cmd.ExtraFiles, file)
	}
	require.NoError(t, p.cmd.Start())
	go func() { _ = p.cmd.Wait(); close(p.ended) }()
	t.Cleanup(func() {
		p.kill()
		if t.Failed() {
			t.Log(name, string(p.readOutput(t)))
		}
	})
	return p
}

// readOutput returns everything that the program wrote.
func (p *process) readOutput(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile(p.output)
	require.NoError(t, err)
	return text
}

func (p *process) signal(signal syscall.Signal) { _ = p.cmd.Process.Signal(signal) }

// kill kills the program and its children, unless it has ended: its process id could then belong to
// another process.
func (p *process) kill() {
	select {
	case <-p.ended:
	default:
		_ = syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL)
		<-p.ended
	}
}

// stop signals the program to end and waits until it does.
func (p *process) stop(t *testing.T, signal syscall.Signal) {
	t.Helper()
	p.signal(signal)
	select {
	case <-p.ended:
	case <-time.After(30 * time.Second):
		t.Errorf("%s does not stop", p.cmd.Path)
		p.kill()
	}
}

// pem writes a certificate and its key to one file, the format that HAProxy and nginx read.
func (h *harness) pem(t *testing.T) string {
	t.Helper()
	certificate := h.authority.Certificate(t, loopback)
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	require.NoError(t, err)
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Certificate[0]})
	text = append(text, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})...)
	file := filepath.Join(t.TempDir(), "peer.pem")
	require.NoError(t, os.WriteFile(file, text, 0o600))
	return file
}

// missingPrograms records the programs that are not installed, for the summary.
type missingPrograms struct {
	mu      sync.Mutex
	reasons []string
}

// find returns the path of a program. If it is not installed, find skips the test.
func (m *missingPrograms) find(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		path, err = exec.LookPath("/usr/sbin/" + name)
	}
	if err != nil {
		reason := name + " is not installed: apt-get install " + name
		m.mu.Lock()
		m.reasons = append(m.reasons, reason)
		m.mu.Unlock()
		t.Skip(reason)
	}
	return path
}
