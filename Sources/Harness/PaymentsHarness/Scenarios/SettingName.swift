/// The provider settings a scenario may change.
///
/// Most are behaviour on which providers differ, or their documents are silent. A setting that one of
/// the two providers does not have changes nothing there.
package enum SettingName: String, Sendable, Hashable, CaseIterable {
    /// How refunds start and end.
    case refundStatus = "refund-status"
    /// A duration: how long a hold lives.
    case holdLife = "hold-life"
    /// A duration: how long idempotency keys are remembered.
    case keyLife = "key-life"
    /// Where one idempotency key means one operation.
    case keyScope = "key-scope"
    /// Whether a refusal is remembered under its key.
    case keyErrors = "key-errors"
    /// `on` while the webhook secret is being rotated: deliveries may be signed with the old one.
    case secretRotation = "secret-rotation"
    /// A duration: how long after its failure a payment is authorized late.
    case lateAuthorization = "late-authorization"
    /// A duration: for how long deliveries are tried again.
    case webhookPatience = "webhook-patience"
    /// A rate: how much each provider carries.
    case capacity
    /// What becomes of payouts and settlements.
    case payoutOutcome = "payout-outcome"

    /// What a setting can be.
    package enum Kind: Sendable, Hashable {
        case words([String])
        case duration
        case rate
    }

    package var kind: Kind {
        switch self {
        case .refundStatus:
            .words(["succeeded", "pending", "pending-then-failed", "succeeded-then-failed"])
        case .keyScope: .words(["account", "payment"])
        case .keyErrors: .words(["remembered", "forgotten"])
        case .secretRotation: .words(["on", "off"])
        case .payoutOutcome: .words(["paid", "failed"])
        case .holdLife, .keyLife, .lateAuthorization, .webhookPatience: .duration
        case .capacity: .rate
        }
    }
}
