// Package sqlseen keeps in a database which webhooks were handled, so that several
// processes, and one that starts anew, handle each event once. It works over
// database/sql with PostgreSQL (its tests run with 15) and SQLite from 3.42 on; the
// driver is the caller's.
//
//	seen, err := sqlseen.New(db, sqlseen.PostgreSQL)
//	...
//	err = seen.Migrate(ctx) // or Schema in migrations of your own
//	...
//	handler, err := webhook.NewHandler(webhook.Config{Seen: seen, ...})
//
// # What is promised
//
// Of several deliveries of an event at once, one alone claims it, in whichever
// processes and at whichever isolation level: a claim is a single statement. A
// process that dies keeps the event claimed until the claim expires
// ([ClaimExpiry], 10 minutes); then the next delivery claims it. A claim that expired
// neither frees the event nor marks it handled once another delivery has claimed it.
// Times are the database's: the clocks of the processes do not matter.
//
// # What is not promised
//
// The claim and the work of Handle are not one. A process that dies after its work
// and before the mark, or that works for longer than its claim lasts, leaves the event
// to be handled again. Where the work is in the same database, [Seen.Mark] makes both
// one transaction, and then the work is done once.
//
// Work outside of the database, such as a call to another service, cannot be part of
// that: make it idempotent, by the payment's id for one. That also helps against
// whoever sends a signed request again under another event id, which is not signed.
//
// An answer of the database that is lost may leave an event claimed by no one. It then
// waits until the claim expires; Razorpay sends it again for 24 hours.
//
// # The databases
//
// PostgreSQL: the table is written at the primary. After a failover to a replica that
// had not received the last transactions, those events are handled again.
//
// SQLite has one writer at a time, so let the others wait for less than the 4 seconds
// that a delivery has; WAL lets readers go on meanwhile. With modernc.org/sqlite:
//
//	file:events.db?_pragma=busy_timeout(3000)&_pragma=journal_mode(WAL)
//
// The clock is the machine's, and the file belongs on a local disk: WAL needs all
// processes on one machine.
//
// The table grows by a row of some 150 bytes an event until [Seen.Prune] is called,
// daily for one.
package sqlseen
