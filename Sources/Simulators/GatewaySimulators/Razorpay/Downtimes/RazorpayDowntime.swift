import SimulationCore

/// How badly a downtime hits a payment method.
package enum RazorpaySeverity: String, Sendable, Hashable, CaseIterable {
    case low, medium, high
}

/// A time in which payments by one method suffer at their bank, network or UPI.
struct RazorpayDowntime: Sendable {
    static let prefix = "down_"

    /// The methods that Razorpay watches; wallets are not among them.
    enum Method: String, Sendable, CaseIterable { case card, netbanking, upi }
    enum Status: String, Sendable { case started, updated, resolved }

    let id: String
    let method: Method
    /// The bank it names, for netbanking.
    let bank: String
    let begin: VirtualInstant
    var end: VirtualInstant?
    var status = Status.started
    var severity: RazorpaySeverity
    var updatedAt: VirtualInstant
}

extension RazorpayState {
    /// The place of a method's downtime, while there is one.
    func ongoingDowntime(of method: RazorpayDowntime.Method) -> Int? {
        money.ongoingDowntimes.first { money.downtimes[$0].method == method }
    }

    /// A method goes down, without warning and with no end in sight.
    @discardableResult
    mutating func startDowntime(of method: RazorpayDowntime.Method) -> Int {
        let downtime = RazorpayDowntime(
            id: money.identifiers.downtime(), method: method, bank: settings.money.downtimeBank,
            begin: now, severity: settings.money.downtimeSeverity, updatedAt: now)
        let place = money.downtimes.add(downtime, id: downtime.id, at: now)
        money.ongoingDowntimes.append(place)
        emit(.downtimeStarted, downtime: place)
        return place
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

    /// What a payment fails with although its shopper approves it: its test data, or a downtime.
    func certainFailure(of payment: RazorpayPayment) -> RazorpayFailure? {
        payment.certainFailure ?? downtimeFailure(of: payment.method)
    }

    private func downtimeFailure(of method: RazorpayMethod) -> RazorpayFailure? {
        guard !money.ongoingDowntimes.isEmpty, settings.money.downtimesFailPayments else {
            return nil
        }
        let kind: RazorpayDowntime.Method
        switch method {
        case .card: kind = .card
        case .netbanking: kind = .netbanking
        case .upi: kind = .upi
        case .wallet: return nil
        }
        guard let place = ongoingDowntime(of: kind) else { return nil }
        let downtime = money.downtimes[place]
        guard downtime.severity == .high else { return nil }
        if case .netbanking(let bank) = method, downtime.bank != "ALL", downtime.bank != bank {
            return nil
        }
        return .downtime(of: kind)
    }

    /// Where the downtime of that id stands.
    func downtimePlace(_ id: String) throws(RazorpayError) -> Int {
        if let place = money.downtimes.place(of: id) { return place }
        throw missing(id, prefix: RazorpayDowntime.prefix)
    }
}

extension RazorpayFailure {
    /// What the bank or the network answers while it is down.
    static func downtime(of method: RazorpayDowntime.Method) -> RazorpayFailure {
        switch method {
        case .card:
            RazorpayFailure(
                code: "GATEWAY_ERROR", description: "The gateway met a technical error.",
                source: "gateway", step: "payment_authorization",
                reason: "gateway_technical_error")
        case .netbanking:
            RazorpayFailure(
                code: "GATEWAY_ERROR", description: "The bank is not available.", source: "bank",
                step: "payment_authentication", reason: "bank_not_available")
        case .upi:
            RazorpayFailure(
                code: "GATEWAY_ERROR", description: "The gateway met a technical error.",
                source: "gateway", step: "payment_request", reason: "gateway_technical_error")
        }
    }
}

extension RazorpayJSONWriter {
    /// A downtime; events name the card's kind `type` and list the instrument's fields.
    mutating func downtime(_ downtime: RazorpayDowntime, for view: RazorpayView) {
        object { writer in
            writer.member("id", downtime.id)
            writer.member("entity", "payment.downtime")
            writer.member("method", downtime.method.rawValue)
            writer.member("begin", downtime.begin.seconds)
            writer.member("end", downtime.end?.seconds)
            writer.member("status", downtime.status.rawValue)
            writer.member("scheduled", false)
            writer.member("severity", downtime.severity.rawValue)
            let instrument: (name: StaticString, value: String) =
                switch downtime.method {
                case .card: ("network", "ALL")
                case .netbanking: ("bank", downtime.bank)
                case .upi: ("vpa_handle", "ALL")
                }
            writer.member("instrument")
            writer.object { $0.member(instrument.name, instrument.value) }
            if view == .webhook {
                writer.member("instrument_schema")
                writer.array(["\(instrument.name)"]) { $0.value($1) }
            }
            writer.member("created_at", downtime.begin.seconds)
            writer.member("updated_at", downtime.updatedAt.seconds)
        }
    }
}
