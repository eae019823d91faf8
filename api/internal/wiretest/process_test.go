//go:build unix

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

// process is a server program that the test started.
type process struct {
	cmd    *exec.Cmd
	output string // the file that it writes to
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

// firstDescriptor is the first that a program inherits besides input and outputs.
const firstDescriptor = 3

// start runs a program that inherits the listeners from firstDescriptor on. So
// no port is guessed, and a connection waits in the queue until the program is up.
func start(t *testing.T, listeners []*net.TCPListener, environment []string, name string, arguments ...string) *process {
	t.Helper()
	output, err := os.Create(filepath.Join(t.TempDir(), filepath.Base(name)+".out"))
	require.NoError(t, err)
	defer func() { _ = output.Close() }()
	p := &process{cmd: exec.Command(name, arguments...), output: output.Name(), ended: make(chan struct{})}
	p.cmd.Stdout, p.cmd.Stderr = output, output
	p.cmd.Env = environment
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // so that its workers end with it
	for _, listener := range listeners {
		file, err := listener.File()
		require.NoError(t, err)
		defer func() {
			// os/exec makes it blocking, for both processes.
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
			t.Log(name, string(p.printed(t)))
		}
	})
	return p
}

// printed is all that the program wrote.
func (p *process) printed(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile(p.output)
	require.NoError(t, err)
	return text
}

func (p *process) signal(signal syscall.Signal) { _ = p.cmd.Process.Signal(signal) }

// kill ends the program and what it started.
func (p *process) kill() {
	_ = syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL)
	<-p.ended
}

// stop asks the program to end, and waits until it has.
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

// pem writes a certificate and its key into one file, as HAProxy and nginx read it.
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

// missing has the programs that are not installed, to be told at the end.
type missing struct {
	mu      sync.Mutex
	reasons []string
}

// installed finds a program, or skips the test with the reason.
func (m *missing) installed(t *testing.T, name string) string {
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
