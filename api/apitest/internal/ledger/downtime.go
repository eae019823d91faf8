package ledger

import (
	"slices"

	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// StartDowntime records a downtime that starts now. The ledger sets its id, status and times.
func (l *Ledger) StartDowntime(downtime generated.Downtime) generated.Downtime {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	now := wire.At(l.clock.now)
	downtime.ID, downtime.Entity = generated.DowntimeID(l.ids.next("down_")), "payment.downtime"
	downtime.Status, downtime.End = generated.DowntimeStatusStarted, nil
	downtime.Begin, downtime.CreatedAt, downtime.UpdatedAt = now, now, now
	l.downtimes.add(&downtime)
	l.emit(Event{Name: DowntimeStarted, Downtime: copyOf(&downtime)})
	return downtime
}

// UpdateDowntime changes the severity of a downtime.
func (l *Ledger) UpdateDowntime(id generated.DowntimeID, severity generated.DowntimeSeverity) error {
	return l.changeDowntime(id, DowntimeUpdated, func(d *generated.Downtime) {
		d.Status, d.Severity = generated.DowntimeStatusUpdated, severity
	})
}

// ResolveDowntime ends a downtime.
func (l *Ledger) ResolveDowntime(id generated.DowntimeID) error {
	return l.changeDowntime(id, DowntimeResolved, func(d *generated.Downtime) {
		end := wire.At(l.clock.now)
		d.Status, d.End = generated.DowntimeStatusResolved, &end
	})
}

func (l *Ledger) changeDowntime(id generated.DowntimeID, event string, do func(*generated.Downtime)) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	d := l.downtimes.find(id)
	switch {
	case d == nil:
		return UnknownID()
	case d.Status == generated.DowntimeStatusResolved:
		return InvalidInput("", "The downtime is already resolved.")
	}
	do(d)
	d.UpdatedAt = wire.At(l.clock.now)
	l.emit(Event{Name: event, Downtime: copyOf(d)})
	return nil
}

// Downtime returns a downtime, and whether it exists.
func (l *Ledger) Downtime(id generated.DowntimeID) (generated.Downtime, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	d := l.downtimes.find(id)
	if d == nil {
		return generated.Downtime{}, false
	}
	return *d, true
}

// Downtimes lists all downtimes, newest first.
func (l *Ledger) Downtimes() []generated.Downtime {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	all := make([]generated.Downtime, 0, len(l.downtimes.ordered))
	for _, d := range slices.Backward(l.downtimes.ordered) {
		all = append(all, *d)
	}
	return all
}
