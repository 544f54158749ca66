import SimulationCore

extension RazorpaySettings {
    package static let gateway = "razorpay"

    /// Sets the switch of that name.
    package mutating func set(_ name: String, to value: String) throws(SwitchProblem) {
        try SwitchPlace.set(
            name, to: value, of: &self, among: Self.switches, at: Self.gateway)
    }

    /// What the switch of that name is set to, or nil when there is none.
    package func value(of name: String) -> String? {
        Self.switches.first { $0.name == name }?.read(self)
    }

    static let switches: [SwitchPlace<RazorpaySettings>] = payments + refunds + money + wire

    private static let payments: [SwitchPlace<RazorpaySettings>] = [
        .duration("hold-life", \.uncapturedWindow),
        .duration("late-authorization", \.lateAuthorizationDelay),
        .words("capture-mode", \.captureMode, [("automatic", .automatic), ("manual", .manual)]),
        .words(
            "order-receipts", \.refusesRepeatedOrderReceipts,
            [
                ("repeatable", false), ("unique", true),
            ]),
    ]

    private static let refunds: [SwitchPlace<RazorpaySettings>] = [
        .words(
            "refund-status", \.refundOutcome,
            [
                ("succeeded", .processedAtOnce), ("pending", .pendingThenProcessed),
                ("pending-then-failed", .pendingThenFailed),
                ("succeeded-then-failed", .processedThenFailed),
            ]),
        .words(
            "instant-refund", \.instantRefundOutcome,
            [
                ("instant", .instant), ("falls-back", .fallsBackToNormal),
            ]),
        .duration("key-life", \.idempotencyKeyLife),
        .words("key-scope", \.refundKeyScope, [("account", .account), ("payment", .payment)]),
        .words(
            "key-errors", \.remembersRefusedRefunds,
            [
                ("remembered", true), ("forgotten", false),
            ]),
    ]

    private static let money: [SwitchPlace<RazorpaySettings>] = [
        .words(
            "payout-schedule", \.money.settlesAutomatically,
            [
                ("manual", false), ("daily", true),
            ]),
        .words("payout-outcome", \.money.settlementsFail, [("paid", false), ("failed", true)]),
        .words(
            "dispute-verdict", \.money.disputeVerdict,
            [
                ("by-hand", nil), ("won", .won), ("lost", .lost), ("more-evidence", .moreEvidence),
            ]),
        .duration("dispute-review", \.money.disputeReviewTime),
        .words(
            "unanswered-dispute", \.money.lapsedDispute,
            [
                ("lost", .isLost), ("open", .staysOpen),
            ]),
    ]

    private static let wire: [SwitchPlace<RazorpaySettings>] = [
        .words("gateway-error", \.gatewayErrorStatus, [("502", 502), ("400", 400), ("504", 504)]),
        .words(
            "rate-limit-body", \.rateLimitBody,
            [
                ("envelope", .envelope), ("html", .html), ("empty", .empty),
            ]),
        .duration("webhook-patience", \.webhookRetryWindow),
    ]
}
