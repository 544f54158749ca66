import JSONModel
import SimulationCore

/// What the merchant says against a dispute.
struct RazorpayEvidence: Sendable {
    /// Proof of a kind that Razorpay has no name for.
    struct Other: Sendable {
        let type: String
        let documents: [String]
    }

    /// The kinds of proof, in the order they are shown in.
    static let kinds: [StaticString] = [
        "shipping_proof", "billing_proof", "cancellation_proof", "customer_communication",
        "proof_of_service", "explanation_letter", "refund_confirmation", "access_activity_log",
        "refund_cancellation_policy", "term_and_conditions",
    ]
    private static let kindNames = kinds.map { "\($0)" }
    private static let fields = ["amount", "summary", "others", "action"] + kindNames

    /// The part of the disputed amount that is contested, in minor units.
    var amount: Int
    var summary: String?
    /// Document ids by the place of their kind; nil where none were ever named.
    var proofs: [[String]?] = Array(repeating: nil, count: kinds.count)
    var others: [Other]?
    var submittedAt: VirtualInstant?

    init(amount: Int) { self.amount = amount }

    var documents: [String] {
        proofs.flatMap { $0 ?? [] } + (others ?? []).flatMap(\.documents)
    }

    /// Takes over what a request says; what it does not mention stays.
    mutating func update(
        _ body: RazorpayRequestBody, disputed: Int, settings: RazorpaySettings
    ) throws(RazorpayError) {
        try body.refuseFields(except: Self.fields, settings: settings)
        if let contested = try body.integer("amount") {
            guard contested >= 0 else {
                throw .validation("The amount must be at least 0.", field: "amount")
            }
            guard contested <= disputed else {
                throw .validation(
                    "contest amount cannot be greater than dispute amount.", field: "amount")
            }
            amount = contested
        }
        if let text = try body.text("summary") {
            guard text.unicodeScalars.count <= 1000 else {
                throw .validation(
                    "The summary may not be greater than 1000 characters.", field: "summary")
            }
            summary = text
        }
        for (place, name) in Self.kindNames.enumerated() {
            guard let value = body.object[name] else { continue }
            proofs[place] = try Self.documents(value, of: name)
        }
        if let value = body.object["others"] { others = try Self.others(value) }
    }

    private static func documents(
        _ value: JSONValue, of name: String
    ) throws(RazorpayError) -> [String]? {
        switch value {
        case .null: return nil
        case .array(let items):
            let ids = items.compactMap(\.string)
            if ids.count == items.count { return ids.isEmpty ? nil : ids }
        default: break
        }
        throw .validation("The \(name) must be an array.", field: name)
    }

    private static func others(_ value: JSONValue) throws(RazorpayError) -> [Other]? {
        guard case .array(let items) = value else {
            if case .null = value { return nil }
            throw .validation("The others must be an array.", field: "others")
        }
        var others: [Other] = []
        for item in items {
            guard let type = item["type"]?.string, let list = item["document_ids"] else {
                throw .validation("The others.0.type field is required.", field: "others")
            }
            others.append(
                Other(type: type, documents: try documents(list, of: "others") ?? []))
        }
        return others.isEmpty ? nil : others
    }
}

extension RazorpayJSONWriter {
    mutating func evidence(_ evidence: RazorpayEvidence) {
        object { writer in
            writer.member("amount", evidence.amount)
            writer.member("summary", evidence.summary)
            for (kind, proof) in zip(RazorpayEvidence.kinds, evidence.proofs) {
                writer.documents(kind, proof)
            }
            if let others = evidence.others {
                writer.member("others")
                writer.array(others) { writer, other in
                    writer.object { writer in
                        writer.member("type", other.type)
                        writer.documents("document_ids", other.documents)
                    }
                }
            } else {
                writer.null("others")
            }
            writer.member("submitted_at", evidence.submittedAt?.seconds)
        }
    }

    private mutating func documents(_ name: StaticString, _ ids: [String]?) {
        guard let ids else { return null(name) }
        member(name)
        array(ids) { $0.value($1) }
    }
}
