//go:build linux

package wiretest

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// nginxFaults returns faults that nginx's configuration causes.
func (h *harness) nginxFaults() []proxied {
	one, gone := []behaviour{h.goodServer()}, behaviour{absent: true}
	two := []behaviour{hangUp(), h.goodServer()} // the second answers after the first has failed
	const reused = "proxy_http_version 1.1; proxy_set_header Connection '';"
	is := func(kind outcomeKind) conditions { return conditions{kind: kind} }
	repeats := conditions{kind: outcomeAnswered, repeats: true}
	return []proxied{
		{name: "two servers: the first does not listen", servers: []behaviour{gone, h.goodServer()}, conditions: is(outcomeAnswered)},
		{name: "two servers: the first reads the request, then hangs up", servers: two, conditions: repeats},
		{name: "`proxy_next_upstream non_idempotent`: the first of two servers reads the request, then hangs up", front: "proxy_next_upstream error timeout non_idempotent;", servers: two, conditions: repeats},
		{name: "`proxy_next_upstream http_503 non_idempotent`: the first of two servers answers 503", front: "proxy_next_upstream http_503 non_idempotent;", servers: []behaviour{answerStatus(http.StatusServiceUnavailable), h.goodServer()}, conditions: repeats},
		{name: "`keepalive` to a server that reads the request, then hangs up", front: reused, back: "keepalive 8;", servers: []behaviour{hangUp()}, conditions: conditions{reused: true, repeats: true, varies: true}},
		{name: "`proxy_request_buffering off`: the server reads the request, then hangs up", front: "proxy_http_version 1.1; proxy_request_buffering off;", servers: []behaviour{hangUp()}},
		{name: "`client_max_body_size`: a page with 413 where there is a body", front: "client_max_body_size 1;", servers: one, conditions: is(outcomeAnswered)},
		{name: "`auth_basic`: a page with 401", front: "auth_basic wire; auth_basic_user_file /dev/null;", servers: one, conditions: is(outcomeRefused)},
		{name: "`return 400`: a page", front: "return 400;", servers: one, conditions: is(outcomeRefused)},
		{name: "`return 429`: a page", front: "return 429;", servers: one, conditions: is(outcomeRefused)},
		{name: "`return 444`: hangs up", front: "return 444;", servers: one},
		{name: "`return 503`: a page", front: "return 503;", servers: one},
		{name: "`error_page 502 =200`: the server does not listen", front: "error_page 502 =200 /maintenance;", servers: []behaviour{gone}},
		{name: "`gzip on`", front: "gzip on; gzip_types application/json; gzip_min_length 1;", servers: one, conditions: is(outcomeAnswered)},
		{name: "`keepalive_requests 1`", front: "keepalive_requests 1;", servers: one, conditions: conditions{kind: outcomeAnswered, reused: true}},
		{name: "`keepalive_requests 10`, all calls at once, ten times over", front: "keepalive_requests 10;", servers: one, conditions: conditions{kind: outcomeAnswered, together: true, rounds: 10, varies: true}},
		{name: "plain HTTP to a TLS port: a page with 400", servers: one, plain: true, conditions: is(outcomeRefused)},
	}
}

// nginxConfig is the part of the configuration that all routes share.
const nginxConfig = `daemon off;
worker_processes 1;
worker_shutdown_timeout 5s;
error_log stderr crit;
pid %[1]s/pid;
events { worker_connections 4000; }
http {
	client_body_temp_path %[1]s/body;
	proxy_temp_path %[1]s/proxy;
	fastcgi_temp_path %[1]s/fastcgi;
	uwsgi_temp_path %[1]s/uwsgi;
	scgi_temp_path %[1]s/scgi;
	log_format call '$http_x_call';
	access_log %[1]s/calls call;
	ssl_certificate %[2]s;
	ssl_certificate_key %[2]s;
`

// tryNginx tries the client with nginx.
func tryNginx(t *testing.T, harness *harness) []*trial {
	t.Helper()
	routes := harness.routes(t, append(harness.proxiedFaults(), harness.nginxFaults()...))
	proxy, log := startNginx(t, harness, routes)
	trials := harness.tryRoutes(t, routes)
	proxy.stop(t, syscall.SIGQUIT) // nginx exits after it has logged everything
	text, err := os.ReadFile(log)
	require.NoError(t, err)
	count := map[string]int{}
	for line := range bytes.Lines(text) {
		count[strings.TrimSpace(string(line))]++
	}
	recordFront(trials, count)
	begin := func(routes []route) *process {
		proxy, _ := startNginx(t, harness, routes)
		return proxy
	}
	trials = append(trials, harness.tryDuring(t, "reloads (SIGHUP)", begin, signal(syscall.SIGHUP), outcomeAnswered)...)
	trials = append(trials, harness.tryDuring(t, "is stopped (SIGQUIT)", begin, signal(syscall.SIGQUIT), outcomeAnswered)...)
	trials = append(trials, harness.tryDuring(t, "is killed", begin, (*process).kill, outcomeFailed)...)
	return trials
}

// startNginx starts nginx and returns the path of its log, which has one line per request.
func startNginx(t *testing.T, harness *harness, routes []route) (*process, string) {
	t.Helper()
	program := harness.find(t, "nginx")
	folder := t.TempDir()
	config := &strings.Builder{}
	fmt.Fprintf(config, nginxConfig, folder, harness.pem(t))
	// Through this variable one nginx passes its listeners to another.
	inherited := "NGINX="
	for i, route := range routes {
		fmt.Fprintf(config, "\tupstream back%d {\n", i)
		for j, server := range route.servers {
			fmt.Fprintf(config, "\t\tserver %s max_fails=0%s;\n", server.address, map[bool]string{true: " backup"}[j > 0])
		}
		fmt.Fprintf(config, "\t\t%s\n\t}\n", route.back)
		fmt.Fprintf(config, "\tserver {\n\t\tlisten %s ssl%s;\n\t\tlocation / {\n\t\t\tproxy_pass http://back%d;\n\t\t\t%s\n\t\t}\n\t\tlocation = /maintenance { return 200 '<p>Back soon</p>'; }\n\t}\n",
			route.listener.Addr(), map[bool]string{true: " http2"}[route.version == http2], i, route.front+map[bool]string{true: "proxy_read_timeout 1s;"}[route.late])
		inherited += fmt.Sprint(firstDescriptor+i, ";")
	}
	config.WriteString("}\n")
	file := filepath.Join(folder, "nginx.conf")
	require.NoError(t, os.WriteFile(file, []byte(config.String()), 0o600))
	return start(t, listeners(routes), []string{inherited}, program, "-p", folder, "-c", file), filepath.Join(folder, "calls")
}
