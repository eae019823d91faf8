package apitest

import (
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"net/http"
	"strings"
)

// ControlToken makes [Server.Control] require the token as a bearer token. Use it if other machines
// can reach the control. /health, /certificate.pem and /openapi.yaml never need the token: they
// change nothing and reveal nothing about payments.
func ControlToken(token string) Option {
	return func(s *settings) error {
		if token == "" {
			return errors.New("ControlToken: the token is empty")
		}
		s.controlToken = token
		return nil
	}
}

// openPaths are the paths of the control that need no token.
var openPaths = map[string]bool{"/health": true, "/certificate.pem": true, "/openapi.yaml": true}

// requireToken refuses requests without the token of [ControlToken] before reading their body.
func (s *settings) requireToken(next http.Handler) http.Handler {
	if s.controlToken == "" {
		return next
	}
	want := sha256.Sum256([]byte(s.controlToken))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		got := sha256.Sum256([]byte(token))
		same := strings.EqualFold(scheme, "Bearer") && subtle.ConstantTimeCompare(got[:], want[:]) == 1
		if !same && !openPaths[r.URL.Path] {
			w.Header().Set("WWW-Authenticate", "Bearer")
			controlError(http.StatusUnauthorized, "", "the control requires its token: Authorization: Bearer TOKEN").write(w)
			return
		}
		next.ServeHTTP(w, r)
	})
}
