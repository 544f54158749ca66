import SimulationCore

extension StripeSettings {
    package static let gateway = "stripe"

    /// Sets the switch of that name.
    package mutating func set(_ name: String, to value: String) throws(SwitchProblem) {
        try SwitchPlace.set(
            name, to: value, of: &self, among: Self.switches, at: Self.gateway)
    }

    /// What the switch of that name is set to, or nil when there is none.
    package func value(of name: String) -> String? {
        Self.switches.first { $0.name == name }?.read(self)
    }

    static let switches: [SwitchPlace<StripeSettings>] = keys + payments + money + deliveries

    private static let keys: [SwitchPlace<StripeSettings>] = [
        .duration("key-life", \.idempotency.life),
        .words(
            "key-errors", \.idempotency.replaysErrors,
            [
                ("remembered", true), ("forgotten", false),
            ]),
        .words(
            "key-replay", \.idempotency.replay,
            [
                ("first-answer", .firstAnswer), ("latest-state", .latestState),
            ]),
        .words(
            "key-comparison", \.idempotency.comparesParameters,
            [
                ("compared", true), ("ignored", false),
            ]),
        .words(
            "key-twin", \.idempotency.twin,
            [
                ("refused", .refused), ("waits", .waits), ("runs", .runs),
            ]),
        .words(
            "rate-limiter", \.idempotency.limiter,
            [
                ("before-keys", .beforeKeys), ("after-keys", .afterKeys),
            ]),
    ]

    private static let payments: [SwitchPlace<StripeSettings>] = [
        .duration("hold-life", \.holdLife),
        .words("rest-of-hold", \.releasesRestAtCapture, [("released", true), ("kept", false)]),
        .words("raised-holds", \.allowsIncrementalAuthorization, [("off", false), ("on", true)]),
        .words("multicapture", \.allowsMulticapture, [("off", false), ("on", true)]),
        .words(
            "payment-final", \.settlement,
            [
                ("at-once", .immediate), ("processing", .processing(for: .minutes(10))),
            ]),
        .words("highest-risk", \.blocksHighestRisk, [("blocked", true), ("let-through", false)]),
        .words(
            "undone-payment", \.refundsWhatIsRolledBack, [("fails", false), ("refunded", true)]),
        // Cards decide by themselves which of their refunds fail.
        .words(
            "refund-status", \.refundStatus,
            [
                ("succeeded", .succeeded), ("pending", .pendingThenSucceeded(after: .seconds(30))),
            ]),
        .words(
            "failed-refund", \.failedRefundRestoresCharge,
            [
                ("restores", true), ("keeps", false),
            ]),
        .version("api-version", \.apiVersion),
    ]

    private static let money: [SwitchPlace<StripeSettings>] = [
        .words("fee-known", \.isFeeKnownLater, [("at-once", false), ("later", true)]),
        .words("payout-schedule", \.payoutSchedule, [("manual", .manual), ("daily", .daily)]),
        .words("payout-outcome", \.payoutOutcome, [("paid", .paid), ("failed", .fails)]),
        .words(
            "dispute-verdict", \.disputeVerdict,
            [
                ("by-hand", nil), ("won", .won), ("lost", .lost),
            ]),
        .duration("dispute-review", \.disputeReviewTime),
        .words("dispute-fee", \.disputeFeeReturnsOnWin, [("kept", false), ("returned", true)]),
    ]

    private static let deliveries: [SwitchPlace<StripeSettings>] = [
        .duration("webhook-patience", \.webhookRetryLimit)
    ]
}
