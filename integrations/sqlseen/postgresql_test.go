//go:build unix

package sqlseen_test

import (
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/integrations/sqlseen"
)

// TestPostgreSQL tests each guarantee with a server that it starts, at each isolation level,
// because a server may have any of them as its default.
func TestPostgreSQL(t *testing.T) {
	t.Parallel()
	server := startPostgreSQL(t)
	for _, level := range []string{"read committed", "repeatable read", "serializable"} {
		t.Run(level, func(t *testing.T) {
			t.Parallel()
			for name, test := range guarantees() {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					test(t, server.database(t, level))
				})
			}
		})
	}
}

// postgreSQL is a server on a socket in a temporary directory.
type postgreSQL struct {
	directory string
	databases atomic.Int64
}

// database returns an empty database. Its time zone differs from the machine's.
func (s *postgreSQL) database(tb testing.TB, level string) database {
	tb.Helper()
	source := func(name string) string {
		return fmt.Sprintf("host=%s user=postgres dbname=%s TimeZone=Asia/Kolkata default_transaction_isolation='%s'", s.directory, name, level)
	}
	name := fmt.Sprint("test", s.databases.Add(1))
	execute(tb, database{Driver: "pgx", Source: source("postgres")}.pool(tb), "CREATE DATABASE "+name)
	return database{Dialect: sqlseen.PostgreSQL, Driver: "pgx", Source: source(name)}
}

// startPostgreSQL starts a server that runs until the test ends. It skips the test if none is
// installed.
func startPostgreSQL(tb testing.TB) *postgreSQL {
	tb.Helper()
	binaries, err := postgreSQLBinaries()
	if err != nil {
		tb.Skip("PostgreSQL cannot be started: ", err)
	}
	account, err := unprivileged()
	if err != nil {
		tb.Skip("PostgreSQL does not run as root: ", err)
	}
	server := &postgreSQL{directory: tb.TempDir()}
	run := func(program string, arguments ...string) {
		tb.Helper()
		command := exec.Command(filepath.Join(binaries, program), arguments...)
		command.Dir = server.directory
		command.SysProcAttr = &syscall.SysProcAttr{Credential: account}
		output, err := command.CombinedOutput()
		require.NoError(tb, err, "%s: %s", program, output)
	}
	if account != nil {
		require.NoError(tb, os.Chmod(filepath.Dir(server.directory), 0o711))
		require.NoError(tb, os.Chown(server.directory, int(account.Uid), int(account.Gid)))
	}
	data := filepath.Join(server.directory, "data")
	run("initdb", "--pgdata="+data, "--username=postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--no-locale")
	options := fmt.Sprintf("-k '%s' -c listen_addresses='' -c max_connections=500 -c fsync=off", server.directory)
	run("pg_ctl", "start", "--wait", "--pgdata="+data, "--log="+filepath.Join(server.directory, "log"), "--options="+options)
	tb.Cleanup(func() { run("pg_ctl", "stop", "--wait", "--mode=immediate", "--pgdata="+data) })
	return server
}

// postgreSQLBinaries returns the folder of the server's programs, which Debian does not put into
// the PATH.
func postgreSQLBinaries() (string, error) {
	installed, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	if len(installed) > 0 {
		return filepath.Dir(installed[len(installed)-1]), nil
	}
	program, err := exec.LookPath("initdb")
	return filepath.Dir(program), err
}

// unprivileged returns the account to run the server as, because the server refuses to run as root.
// It returns nil if the test does not run as root.
func unprivileged() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil //nolint:nilnil // nil keeps the test's own account
	}
	account, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, err
}
