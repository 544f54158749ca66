import HTTPModel

/// What a merchant holds against a dispute: a text for each of the published fields.
struct StripeEvidence: Sendable, Hashable {
    /// Field names with their texts; a field not set is not here.
    private(set) var items: [FormItem] = []

    var isEmpty: Bool { items.isEmpty }

    func text(of field: String) -> String? { items.first { $0.name == field }?.value }

    /// Takes over new texts; an empty text unsets its field.
    mutating func apply(_ changes: [FormItem]) {
        for change in changes {
            items.removeAll { $0.name == change.name }
            if !change.value.isEmpty { items.append(change) }
        }
    }

    /// The fields in the order of their names, as answers show them.
    static let fields = [
        "access_activity_log", "billing_address", "cancellation_policy",
        "cancellation_policy_disclosure", "cancellation_rebuttal", "customer_communication",
        "customer_email_address", "customer_name", "customer_purchase_ip", "customer_signature",
        "duplicate_charge_documentation", "duplicate_charge_explanation", "duplicate_charge_id",
        "product_description", "receipt", "refund_policy", "refund_policy_disclosure",
        "refund_refusal_explanation", "service_date", "service_documentation",
        "shipping_address", "shipping_carrier", "shipping_date", "shipping_documentation",
        "shipping_tracking_number", "uncategorized_file", "uncategorized_text",
    ]

    /// The fields that name an uploaded file; the simulated account has no files.
    static let fileFields: Set<String> = [
        "cancellation_policy", "customer_communication", "customer_signature",
        "duplicate_charge_documentation", "receipt", "refund_policy", "service_documentation",
        "shipping_documentation", "uncategorized_file",
    ]

    /// The longest evidence, all texts together: docs.stripe.com/disputes/best-practices.
    static let longest = 150_000
}

/// What the words of docs.stripe.com/testing#disputes make the bank decide.
enum StripeTestEvidence: String, Sendable {
    case winning = "winning_evidence"
    case losing = "losing_evidence"
    case escalating = "escalate_inquiry_evidence"
}

extension StripeDispute {
    /// The verdict that the evidence itself orders.
    var orderedVerdict: StripeSettings.DisputeVerdict? {
        let word = evidence.text(of: "uncategorized_text")
            .flatMap(StripeTestEvidence.init(rawValue:))
        switch word {
        case .winning: return .won
        case .losing: return .lost
        case .escalating: return isInquiry ? .lost : nil
        case nil: return nil
        }
    }
}
