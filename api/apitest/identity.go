package apitest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"net"
	"time"
)

// identity is a certificate of the server's own for loopback addresses. It is its own
// authority, so that nobody else's is trusted.
type identity struct {
	certificate tls.Certificate
	pool        *x509.CertPool
}

func newIdentity() (*identity, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("a key for TLS: %w", err)
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(time.Now().UnixNano()),
		Subject:               pkix.Name{CommonName: "apitest"},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().Add(30 * 24 * time.Hour),
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		IsCA:                  true,
		BasicConstraintsValid: true,
		DNSNames:              []string{"localhost"},
		IPAddresses:           []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
	}
	encoded, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, fmt.Errorf("a certificate for TLS: %w", err)
	}
	parsed, err := x509.ParseCertificate(encoded)
	if err != nil {
		return nil, fmt.Errorf("a certificate for TLS: %w", err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return &identity{tls.Certificate{Certificate: [][]byte{encoded}, PrivateKey: key, Leaf: parsed}, pool}, nil
}

func (i *identity) server() *tls.Config {
	return &tls.Config{
		Certificates: []tls.Certificate{i.certificate}, NextProtos: []string{"h2", "http/1.1"}, MinVersion: tls.VersionTLS12,
	}
}

func (i *identity) client() *tls.Config {
	return &tls.Config{RootCAs: i.pool, MinVersion: tls.VersionTLS12}
}
