# The test server and the checker, of this checkout: docs/test-server.md says how it is run. The
# image of a release is made by ko of the released program, in .goreleaser.yaml. Neither has a command
# of its own, so that both are run alike.
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
