import SimulationCore

extension RazorpayState {
    /// The place of a method's downtime, while there is one.
    func ongoingDowntime(of method: RazorpayDowntimeMethod) -> Int? {
        money.ongoingDowntimes.first { place in
            money.downtimes[place].method == method && money.downtimes[place].isOngoing
        }
    }

    /// A method goes down, without warning and with no end in sight.
    @discardableResult
    mutating func startDowntime(of method: RazorpayDowntimeMethod) -> Int {
        let downtime = RazorpayDowntime(
            id: identifiers.next(.downtime), method: method, bank: settings.money.downtimeBank,
            begin: now, isPlanned: false, createdAt: now, status: .started,
            severity: settings.money.downtimeSeverity, updatedAt: now)
        let place = money.downtimes.add(downtime, id: downtime.id, at: now)
        money.ongoingDowntimes.append(place)
        emit(.downtimeStarted, downtime: place)
        return place
    }

    /// Lists the downtimes that were announced; their events come when they begin and end.
    mutating func announcePlannedDowntimes() {
        for plan in settings.money.plannedDowntimes {
            let downtime = RazorpayDowntime(
                id: identifiers.next(.downtime), method: plan.method,
                bank: settings.money.downtimeBank, begin: plan.begin, end: plan.end,
                isPlanned: true, createdAt: now, status: .scheduled,
                severity: settings.money.downtimeSeverity, updatedAt: now)
            let place = money.downtimes.add(downtime, id: downtime.id, at: now)
            money.ongoingDowntimes.append(place)
            setTimer(.money(.downtimeBegin(place)), at: plan.begin)
            setTimer(.money(.downtimeEnd(place)), at: max(plan.begin, plan.end))
        }
    }

    /// An announced downtime begins.
    mutating func beginDowntime(_ place: Int) {
        let now = now
        money.downtimes.change(place, at: now) { downtime in
            downtime.status = .started
            downtime.updatedAt = now
        }
        emit(.downtimeStarted, downtime: place)
    }

    /// A downtime gets better or worse.
    mutating func updateDowntime(_ place: Int, severity: RazorpaySeverity) {
        let now = now
        money.downtimes.change(place, at: now) { downtime in
            downtime.status = .updated
            downtime.severity = severity
            downtime.updatedAt = now
        }
        emit(.downtimeUpdated, downtime: place)
    }

    /// A downtime is over.
    mutating func resolveDowntime(_ place: Int) {
        let now = now
        money.downtimes.change(place, at: now) { downtime in
            downtime.status = .resolved
            downtime.end = now
            downtime.updatedAt = now
        }
        money.ongoingDowntimes.removeAll { $0 == place }
        emit(.downtimeResolved, downtime: place)
    }

    /// Where the downtime of that id stands.
    func downtimePlace(_ id: String) throws(RazorpayError) -> Int {
        if let place = money.downtimes.place(of: id) { return place }
        throw missing(id, prefix: RazorpayDowntime.prefix)
    }
}
