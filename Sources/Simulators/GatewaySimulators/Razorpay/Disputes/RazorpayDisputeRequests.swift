import HTTPModel
import SimulationCore

extension RazorpayState {
    /// Where the dispute of that id stands.
    func disputePlace(_ id: String) throws(RazorpayError) -> Int {
        if let place = money.disputes.place(of: id) { return place }
        throw missing(id, prefix: RazorpayDispute.prefix)
    }

    /// The merchant gives in, which cannot be taken back.
    mutating func acceptDispute(
        _ id: String, _ body: RazorpayRequestBody
    ) throws(RazorpayError) -> Int {
        let place = try disputePlace(id)
        try body.refuseFields(except: [], settings: settings)
        try checkAnswerable(place)
        lose(dispute: place)
        return place
    }

    /// The merchant keeps evidence for later, or hands all of it in.
    mutating func contestDispute(
        _ id: String, _ body: RazorpayRequestBody
    ) throws(RazorpayError) -> Int {
        let place = try disputePlace(id)
        let dispute = money.disputes[place]
        var evidence = dispute.evidence
        try evidence.update(body, disputed: dispute.amount, settings: settings)
        let submits = try Self.submits(body)
        try checkAnswerable(place)
        let documents = evidence.documents
        guard documents.allSatisfy({ money.documents.place(of: $0) != nil }) else {
            throw .validation(
                "Invalid file id provided or merchant is unauthorized to access "
                    + "the fileId(s) provided")
        }
        if submits, documents.isEmpty {
            throw .validation("At least one document is required to contest a dispute.")
        }
        money.disputes.change(place, at: now) { $0.evidence = evidence }
        if submits { submit(dispute: place) }
        return place
    }

    private static func submits(_ body: RazorpayRequestBody) throws(RazorpayError) -> Bool {
        switch try body.text("action") {
        case nil, "draft": return false
        case "submit": return true
        default: throw .validation("The selected action is invalid.", field: "action")
        }
    }

    private func checkAnswerable(_ place: Int) throws(RazorpayError) {
        let dispute = money.disputes[place]
        guard dispute.status == .open else {
            throw .validation(
                "Action not allowed when dispute is in \(dispute.status.rawValue) status.")
        }
        guard now < dispute.respondBy else {
            throw .validation("Action not allowed as deadline to respond has elapsed.")
        }
    }
}

/// What a dispute is asked to be shown with: `expand[]`.
struct RazorpayDisputeExpansion: Sendable {
    private(set) var payment = false
    private(set) var settlement = false

    init(_ request: RequestMessage) throws(RazorpayError) {
        var place = 0
        for item in request.queryItems where item.name.hasPrefix("expand") {
            switch item.value {
            case "payment": payment = true
            case "transaction.settlement": settlement = true
            default:
                throw .validation(
                    "Value of each expand must be one of following types: "
                        + "payment, transaction.settlement", field: "expand.\(place)")
            }
            place += 1
        }
    }
}

extension RazorpayState {
    func write(
        dispute: RazorpayDispute, with expansion: RazorpayDisputeExpansion?,
        into writer: inout RazorpayJSONWriter
    ) {
        writer.object { writer in
            writer.disputeMembers(dispute)
            if expansion?.payment == true {
                writer.member("payment")
                writer.payment(payments[dispute.payment], for: .answer)
            }
            if expansion?.settlement == true {
                write(transactionOfPayment: dispute.payment, into: &writer)
            }
        }
    }
}

extension RazorpayJSONWriter {
    mutating func disputeMembers(_ dispute: RazorpayDispute) {
        member("id", dispute.id)
        member("entity", "dispute")
        member("payment_id", dispute.paymentID)
        member("amount", dispute.amount)
        member("currency", dispute.currency)
        member("amount_deducted", dispute.deducted)
        member("reason_code", dispute.phase.rawValue)
        member("reason_description", dispute.phase.reasonDescription)
        member("respond_by", dispute.respondBy.seconds)
        member("status", dispute.status.rawValue)
        member("phase", dispute.phase.rawValue)
        member("created_at", dispute.createdAt.seconds)
        member("evidence")
        evidence(dispute.evidence)
    }
}

extension RazorpayDispute.Phase {
    /// A few words of ours: Razorpay passes on what the bank writes.
    fileprivate var reasonDescription: String {
        switch self {
        case .fraud: "The bank suspects fraud"
        case .retrieval: "The bank asks for details of the transaction"
        case .chargeback: "The cardholder claims the money back"
        case .preArbitration: "The cardholder challenges the decision"
        case .arbitration: "The card network is asked to decide"
        }
    }
}
