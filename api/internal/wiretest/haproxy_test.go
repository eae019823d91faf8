//go:build linux

package wiretest

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// haproxyFaults returns faults that HAProxy's configuration causes.
func (h *harness) haproxyFaults() []proxied {
	one, gone := []behaviour{h.goodServer()}, behaviour{absent: true}
	const retry = "option http-buffer-request\n\tretry-on all-retryable-errors" // http-buffer-request buffers the request, to repeat it
	return []proxied{
		{name: "`http-request deny`", front: "http-request deny", servers: one, conditions: conditions{kind: outcomeRefused}},
		{name: "`http-request return`: a page with 200", front: `http-request return status 200 content-type text/html string "<p>Back soon</p>"`, servers: one},
		{name: "`http-request return`: a page with 503", front: `http-request return status 503 content-type text/html string "<p>Back soon</p>"`, servers: one},
		{name: "`http-request redirect`", front: "http-request redirect prefix https://localhost:1", servers: one},
		{name: "`http-request reject`: hangs up", front: "http-request reject", servers: one},
		{name: "`compression algo gzip`", back: "compression algo gzip\n\tcompression type application/json", servers: one, conditions: conditions{kind: outcomeAnswered}},
		{name: "`option redispatch`: the first of two servers does not listen", back: "option redispatch 1\n\tbalance first", servers: []behaviour{gone, h.goodServer()}, conditions: conditions{kind: outcomeAnswered}},
		{name: "two servers: the first reads the request, then hangs up", back: "balance first", servers: []behaviour{hangUp(), h.goodServer()}},
		{name: "`retry-on all-retryable-errors`: the server reads the request, then hangs up", back: retry, servers: []behaviour{hangUp()}, conditions: conditions{repeats: true}},
		{name: "`retry-on all-retryable-errors`: the server answers 503", back: retry, servers: []behaviour{answerStatus(http.StatusServiceUnavailable)}, conditions: conditions{repeats: true}},
	}
}

// tryHAProxy tries the client with Debian's HAProxy.
func tryHAProxy(t *testing.T, harness *harness) []*trial {
	t.Helper()
	routes := harness.routes(t, append(harness.proxiedFaults(), harness.haproxyFaults()...))
	proxy, control := startHAProxy(t, harness, routes)
	trials := harness.tryRoutes(t, routes)
	recordFront(trials, haproxyCounts(t, control))
	proxy.stop(t, syscall.SIGUSR1)
	begin := func(routes []route) *process {
		proxy, _ := startHAProxy(t, harness, routes)
		return proxy
	}
	trials = append(trials, harness.tryDuring(t, "is stopped (SIGUSR1)", begin, signal(syscall.SIGUSR1), outcomeAnswered)...)
	trials = append(trials, harness.tryDuring(t, "is killed", begin, (*process).kill, outcomeFailed)...)
	return trials
}

// startHAProxy starts HAProxy and returns the path of its control socket.
func startHAProxy(t *testing.T, harness *harness, routes []route) (*process, string) {
	t.Helper()
	program := harness.find(t, "haproxy")
	folder := t.TempDir()
	control := filepath.Join(folder, "control")
	config := &strings.Builder{}
	// HAProxy does not log a request that it drops, so a table counts the requests.
	fmt.Fprintf(config, `global
	stats socket %s level admin
	hard-stop-after 5s
defaults
	mode http
	timeout connect 5s
	timeout client 50s
	timeout server 50s
backend calls
	stick-table type string len 64 size 100k store http_req_cnt
`, control)
	pem := harness.pem(t)
	for i, route := range routes {
		fmt.Fprintf(config, "frontend front%d\n\tbind fd@%d ssl crt %s alpn %s\n\thttp-request track-sc0 req.hdr(%s) table calls\n\t%s\n\tdefault_backend back%d\n",
			i, firstDescriptor+i, pem, alpn(route.version), callHeader, route.front, i)
		fmt.Fprintf(config, "backend back%d\n\t%s\n", i, route.back)
		if route.late {
			config.WriteString("\ttimeout server 1s\n")
		}
		for j, server := range route.servers {
			fmt.Fprintf(config, "\tserver server%d %s\n", j, server.address)
		}
	}
	file := filepath.Join(folder, "haproxy.cfg")
	require.NoError(t, os.WriteFile(file, []byte(config.String()), 0o600))
	return start(t, listeners(routes), nil, program, "-db", "-f", file), control
}

var haproxyEntry = regexp.MustCompile(`key=(\S+) .*http_req_cnt=([0-9]+)`)

// haproxyCounts asks HAProxy for the number of requests of each call.
func haproxyCounts(t *testing.T, control string) map[string]int {
	t.Helper()
	conn, err := net.Dial("unix", control)
	require.NoError(t, err)
	defer func() { _ = conn.Close() }()
	_, err = fmt.Fprintln(conn, "show table calls")
	require.NoError(t, err)
	count := map[string]int{}
	lines := bufio.NewScanner(conn)
	for lines.Scan() {
		if entry := haproxyEntry.FindStringSubmatch(lines.Text()); entry != nil {
			count[entry[1]], err = strconv.Atoi(entry[2])
			require.NoError(t, err)
		}
	}
	require.NoError(t, lines.Err())
	require.NotEmpty(t, count)
	return count
}
