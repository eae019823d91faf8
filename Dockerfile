# The test server, and the checker:
#
#	docker build -t rzpkit .
#	docker run --rm -p 127.0.0.1:8380:8380 -p 127.0.0.1:8381:8381 rzpkit
#	docker run --rm -i rzpkit check - < recording.har
#
# docs/test-server.md says more.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /rzpkit ./cmd/rzpkit

FROM scratch
# A webhook can go to a receiver with https.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /rzpkit /rzpkit
USER 65532:65532
EXPOSE 8380 8381
ENTRYPOINT ["/rzpkit"]
# In a container every address is one that others can reach: publish the ports on loopback.
CMD ["serve", "--allow-remote", "--addr", "0.0.0.0:8380", "--control", "0.0.0.0:8381"]
