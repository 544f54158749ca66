/// Every switch there is at the simulated providers.
package enum GatewaySwitches {
    package static let all: [GatewaySwitch] = summaries.map { name, summary in
        GatewaySwitch(
            name: name, summary: summary,
            stripe: SwitchPlace.terms(
                of: name, among: StripeSettings.switches, usual: StripeSettings()),
            razorpay: SwitchPlace.terms(
                of: name, among: RazorpaySettings.switches, usual: RazorpaySettings()))
    }

    package static func named(_ name: String) -> GatewaySwitch? {
        all.first { $0.name == name }
    }

    private static let summaries: [(String, String)] = [
        ("refund-status", "How refunds start and end."),
        ("hold-life", "How long a hold can be captured."),
        ("key-life", "How long idempotency keys are remembered."),
        ("key-scope", "Where one idempotency key means one refund."),
        ("key-errors", "Whether a failure is given again to whoever asks again under its key."),
        ("late-authorization", "How long after its failure a payment is authorized late."),
        ("webhook-patience", "For how long deliveries of an event are tried again."),
        ("payout-outcome", "What the merchant's bank does with payouts and settlements."),
        (
            "key-replay",
            "What a request gets that comes again: the answer of then, or as it is now."
        ),
        ("key-comparison", "Whether a key used again with other parameters is refused."),
        ("key-twin", "What a request meets whose twin under the same key still runs."),
        ("rate-limiter", "Whether a 429 comes before the key is looked at, or is kept under it."),
        ("rest-of-hold", "What becomes of the rest of a hold when a part is captured."),
        ("fee-known", "Whether a capture's fee is known in its answer or later."),
        ("raised-holds", "Whether a hold can be raised."),
        ("multicapture", "Whether a hold can be captured in several parts."),
        ("payout-schedule", "Whether payouts and settlements are made by themselves."),
        ("dispute-verdict", "How the bank ends the review of a dispute's evidence."),
        ("dispute-review", "How long the bank looks at a dispute's evidence."),
        ("dispute-fee", "Whether a won dispute gives its fee back."),
        ("unanswered-dispute", "What becomes of a dispute that nobody answered in time."),
        ("failed-refund", "Whether a bounced refund makes its charge refundable again."),
        ("instant-refund", "Whether instant refunds are instant."),
        ("payment-final", "Whether a confirmed payment is final at once or is processing first."),
        ("highest-risk", "Whether payments of the highest risk are blocked."),
        ("undone-payment", "Whether a payment undone after a 500 fails or is refunded."),
        ("capture-mode", "What becomes of a payment whose order says nothing about capture."),
        ("order-receipts", "Whether two orders may have the same receipt."),
        ("gateway-error", "The status of a refusal with the code `GATEWAY_ERROR`."),
        ("rate-limit-body", "What a 429 carries."),
        ("api-version", "The version that shapes events, and answers to requests that name none."),
    ]
}
