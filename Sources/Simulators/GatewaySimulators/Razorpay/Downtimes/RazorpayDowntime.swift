import SimulationCore

/// How badly a downtime hits a payment method.
package enum RazorpaySeverity: String, Sendable, Hashable, CaseIterable {
    case low, medium, high
}

/// The payment methods that Razorpay watches for downtimes; wallets are not among them.
package enum RazorpayDowntimeMethod: String, Sendable, Hashable, CaseIterable {
    case card, netbanking, upi
}

/// A downtime that a bank or network announced beforehand.
package struct RazorpayPlannedDowntime: Sendable, Hashable {
    package let method: RazorpayDowntimeMethod
    package let begin: VirtualInstant
    package let end: VirtualInstant

    package init(
        _ method: RazorpayDowntimeMethod, from begin: VirtualInstant, to end: VirtualInstant
    ) {
        self.method = method
        self.begin = begin
        self.end = end
    }
}

/// A time in which payments by one method suffer at their bank, network or UPI.
struct RazorpayDowntime: Sendable {
    static let prefix = "down_"

    enum Status: String, Sendable { case scheduled, started, updated, resolved }

    let id: String
    let method: RazorpayDowntimeMethod
    /// The bank it names, for netbanking.
    let bank: String
    let begin: VirtualInstant
    /// When it is over, once it is, or from the first where it was announced.
    var end: VirtualInstant?
    let isPlanned: Bool
    let createdAt: VirtualInstant
    var status: Status
    var severity: RazorpaySeverity
    var updatedAt: VirtualInstant

    var isOngoing: Bool {
        switch status {
        case .started, .updated: true
        case .scheduled, .resolved: false
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
            writer.member("scheduled", downtime.isPlanned)
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
            writer.member("created_at", downtime.createdAt.seconds)
            writer.member("updated_at", downtime.updatedAt.seconds)
        }
    }
}
