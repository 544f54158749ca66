import SimulationCore

/// The events about disputes, downtimes and settlements.
enum RazorpayMoneyEvent: String, Sendable, CaseIterable {
    case settlementProcessed = "settlement.processed"
    case disputeCreated = "payment.dispute.created"
    case disputeUnderReview = "payment.dispute.under_review"
    case disputeActionRequired = "payment.dispute.action_required"
    case disputeWon = "payment.dispute.won"
    case disputeLost = "payment.dispute.lost"
    case disputeClosed = "payment.dispute.closed"
    case downtimeStarted = "payment.downtime.started"
    case downtimeUpdated = "payment.downtime.updated"
    case downtimeResolved = "payment.downtime.resolved"

    /// The entities in its payload, in their order.
    fileprivate var contents: [String] {
        switch self {
        case .settlementProcessed: ["settlement"]
        case .disputeCreated, .disputeUnderReview, .disputeActionRequired, .disputeWon,
            .disputeLost, .disputeClosed:
            ["payment", "dispute"]
        case .downtimeStarted, .downtimeUpdated, .downtimeResolved: ["payment.downtime"]
        }
    }
}

extension RazorpayState {
    /// Tells the merchant about a dispute and the payment it is about.
    mutating func emit(_ kind: RazorpayMoneyEvent, dispute place: Int) {
        let dispute = money.disputes[place]
        let payment = payments[dispute.payment]
        send(kind) { writer in
            writer.entity("payment") { $0.payment(payment, for: .webhook) }
            writer.entity("dispute") { writer in writer.object { $0.disputeMembers(dispute) } }
        }
    }

    /// Tells the merchant about a downtime.
    mutating func emit(_ kind: RazorpayMoneyEvent, downtime place: Int) {
        let downtime = money.downtimes[place]
        send(kind) { writer in
            writer.entity("payment.downtime") { $0.downtime(downtime, for: .webhook) }
        }
    }

    /// Makes an event; these are rare enough to be rendered at once.
    mutating func send(
        _ kind: RazorpayMoneyEvent, _ payload: (inout RazorpayJSONWriter) -> Void
    ) {
        guard settings.sendsWebhooks else { return }
        var writer = RazorpayJSONWriter(capacity: 1800)
        writer.object { writer in
            writer.member("entity", "event")
            writer.member("account_id", settings.accountID)
            writer.member("event", kind.rawValue)
            writer.member("contains")
            writer.array(kind.contents) { $0.value($1) }
            writer.member("payload")
            writer.object(payload)
            writer.member("created_at", now.seconds)
        }
        events.append(
            RazorpayEvent(
                id: identifiers.next(.event), type: kind.rawValue, at: now,
                contents: .rendered(writer.bytes)))
    }
}
