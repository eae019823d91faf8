// Package sqlseen stores in a database which webhooks were handled, so that several processes, and
// a process that is restarted, handle each event once. It uses database/sql with PostgreSQL (tested
// with version 15) or SQLite 3.42 or later; the caller chooses the driver.
//
//	seen, err := sqlseen.New(db, sqlseen.PostgreSQL)
//	...
//	err = seen.Migrate(ctx) // or use Schema in your own migrations
//	...
//	handler, err := webhook.NewHandler(webhook.Config{Seen: seen, ...})
//
// # What is guaranteed
//
// If several deliveries of an event arrive at once, only one of them claims it, whatever the number
// of processes and the isolation level: a claim is a single statement. If a process dies, the event
// stays claimed until the claim expires ([ClaimExpiry], 10 minutes); then the next delivery claims
// it. Once another delivery has claimed the event, an expired claim neither frees it nor marks it
// as handled. All times are the database's, so the clocks of the processes do not matter.
//
// # What is not guaranteed
//
// The claim and the work of Handle are separate. If a process dies after its work and before the
// mark, or works longer than its claim lasts, the event is handled again. If the work is in the
// same database, [Seen.Mark] puts both into one transaction, and the work is done once.
//
// Work outside the database, such as a call to another service, cannot be part of the transaction.
// Make it idempotent, for example by the payment's id. That also helps against someone who sends a
// signed request again under another event id, which is not signed.
//
// If a response of the database is lost, an event may stay claimed although nobody handles it. It
// can be claimed again when the claim expires; Razorpay resends it for 24 hours.
//
// # The databases
//
// PostgreSQL: use the primary. After a failover to a replica that had not received the last
// transactions, their events are handled again.
//
// SQLite has one writer at a time. Set a busy timeout below the 4 seconds that a delivery has; with
// WAL, readers can continue in the meantime. For modernc.org/sqlite:
//
//	file:events.db?_pragma=busy_timeout(3000)&_pragma=journal_mode(WAL)
//
// The clock is the machine's. Put the file on a local disk, because WAL needs all processes on one
// machine.
//
// The table grows by a row of about 150 bytes per event, until [Seen.Prune] is called, for example
// daily.
package sqlseen
