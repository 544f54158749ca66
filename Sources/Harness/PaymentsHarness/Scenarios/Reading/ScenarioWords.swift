import GatewaySimulators
import PaymentsDomain
import SimulationCore

/// What a step may begin with.
package enum StepWord: String, Sendable, Hashable, CaseIterable {
    case authorize
    case challenge
    case capture
    case cancel
    case refund
    case retry
    case reconcile
    case reconcileAll = "reconcile-all"
    case read
    case replayWebhook = "replay-webhook"
    case forgeWebhook = "forge-webhook"
    case wait
    case crash
    case restart
    case fault
    case heal
    case together
    case expect
    case decide
    case request

    /// What else the step may say.
    package var members: [String] {
        switch self {
        case .authorize: ["amount", "method", "provider", "answer"]
        case .challenge: ["outcome"]
        case .capture: ["amount", "answer"]
        case .refund: ["of", "amount", "answer"]
        case .cancel, .retry, .reconcile, .reconcileAll, .read: ["answer"]
        case .fault: FaultRuleReader.members.filter { $0 != rawValue }
        case .decide: ["on", "at"]
        case .request:
            ["send", "at", "key", "body", "file", "version", "suffering", "answer", "where"]
        case .replayWebhook, .forgeWebhook, .wait, .crash, .restart, .heal, .together, .expect: []
        }
    }

    /// Whether the step may begin at the same moment as others; the rest set the scene.
    package var mayBeTogether: Bool {
        switch self {
        case .authorize, .challenge, .capture, .cancel, .refund, .retry, .reconcile, .reconcileAll,
            .read, .replayWebhook, .forgeWebhook, .crash, .restart, .decide, .request:
            true
        case .wait, .fault, .heal, .together, .expect: false
        }
    }
}

/// What an expectation may begin with.
package enum ClaimWord: String, Sendable, Hashable, CaseIterable {
    case payment
    case refund
    case order
    case ledger
    case books
    case events
    case fault
    case parked

    /// What else the expectation may say.
    package var members: [String] {
        switch self {
        case .payment: ["status", "captured", "refunded", "in-doubt", "failure"]
        case .refund: ["status"]
        case .order: ["state"]
        case .ledger: ["balance"]
        case .books: BooksClaim.countable.map(\.word) + ["captured", "refunded"]
        case .events: ["are"]
        case .fault: ["strikes"]
        case .parked: []
        }
    }
}

/// The words a scenario file may use where a list of them is closed.
package enum ScenarioWords {
    package static let parts = ["scenario", "about", "given", "steps", "expect"]
    package static let given = ["provider", "nodes", "seed", "settings", "network", "schedule"]
    package static let providers = ["stripe", "razorpay"]
    package static let methods = PaymentMethod.Kind.allCases.map(\.rawValue)
    package static let outcomes = ChallengeOutcome.allCases.map(\.rawValue)
    package static let settings = SettingName.allCases.map(\.rawValue)
    package static let retries = ["authorize", "capture", "cancel", "refund"]
    package static let everything = "everything"
    /// What banks, shoppers and providers decide outside the API, in the simulators' words.
    package static let decisions = [
        "pass-challenge", "fail-challenge", "succeed", "fail", "dispute", "dispute-inquiry",
        "fraud-warning", "win", "lose", "require-action", "pay", "approve", "decline", "time-out",
        "late-authorize", "settle", "downtime-card", "downtime-upi", "downtime-netbanking",
        "end-downtime", "pay-out",
    ]

    /// The misbehaviours one request to a provider can suffer.
    package static let gatewayFaults = GatewayFault.allCases.map(\.rawValue)

    package static let paymentStatuses = PaymentStatus.allCases.map(\.rawValue)
    package static let refundStatuses = Refund.Status.allCases.map(\.rawValue)
    package static let failures = FailureReason.Kind.allCases.map(\.rawValue)
    package static let accounts = Account.allCases.map(\.rawValue)
    package static let orderStates = [
        "placed", "awaiting-payment", "confirmed", "cancelled", "rejected",
    ]
    package static let events = [
        "PaymentAuthorized", "PaymentCaptured", "PaymentFailed", "PaymentRefunded",
    ]

    /// The codes of the payments contract's problems.
    package static let problemCodes = [
        "malformed_request", "webhook_signature_invalid", "webhook_timestamp_out_of_tolerance",
        "webhook_body_unreadable", "webhook_wrong_mode", "webhook_event_id_missing",
        "payment_declined", "payment_not_found", "unknown_path", "method_not_allowed",
        "operation_in_progress", "payment_in_doubt", "conflict", "not_permitted_in_status",
        "authorization_expired", "idempotency_key_in_use", "body_too_large",
        "unsupported_media_type", "amount_not_positive", "amount_exceeds_authorized",
        "amount_exceeds_refundable", "amount_out_of_range", "partial_capture_unsupported",
        "currency_mismatch", "currency_unknown", "provider_unknown", "method_not_supported",
        "idempotency_key_reused", "provider_rejected", "internal_error", "provider_unavailable",
        "provider_contradiction", "gateway_unavailable", "store_unavailable",
    ]

    /// Every call, and every family of calls, a fault can be placed on.
    package static let calls = GatewayCalls.withFamilies(CallCatalogue.all)
}
