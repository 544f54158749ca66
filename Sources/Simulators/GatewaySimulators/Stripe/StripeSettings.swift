import SimulationCore

/// What can be set about the simulated Stripe account; the defaults are an ordinary test account.
package struct StripeSettings: Sendable {
    /// When a refund on an ordinary card reports success.
    package enum RefundStatus: Sendable, Hashable {
        /// In the answer that creates it, as cards do.
        case succeeded
        /// It starts as `pending` and succeeds by itself after the delay.
        case pendingThenSucceeded(after: VirtualDuration)
    }

    /// The key requests must carry, as bearer token or as user of basic authentication.
    package var secretKey = "sk_test_paycheck"
    /// The endpoint's signing secret; the whole text is the HMAC key, `whsec_` included.
    package var webhookSecret = "whsec_paycheck"
    /// The secret before a rotation: while it is set, deliveries carry a signature of each.
    package var previousWebhookSecret: String?
    /// The host deliveries go to.
    package var webhookHost = "merchant.example"
    /// The path deliveries go to.
    package var webhookPath = "/webhooks/stripe"
    /// Whether events are handed out for delivery; they exist in the API either way.
    package var sendsWebhooks = true
    /// Scheme and host of the page on which a shopper answers a 3-D Secure challenge.
    package var bankPageOrigin = "https://hooks.stripe.com"
    package var accountID = "acct_1PayCheckSimulat"
    package var statementDescriptor = "PAYCHECK SHOP"
    /// The version that shapes events, and answers to requests that name none.
    package var apiVersion = "2025-03-31.basil"
    /// How long an authorization can be captured.
    package var holdLife = VirtualDuration.days(7)
    /// How long an answer is replayed under its idempotency key.
    package var idempotencyKeyLife = VirtualDuration.hours(24)
    /// The share of a capture kept as fee, in hundredths of a percent: 290 is 2.9 %.
    package var feeBasisPoints = 290
    /// What is kept of every capture besides, in minor units of the charge's currency.
    package var feeFixed = 30
    /// How long after an asynchronous capture the balance transaction appears.
    package var balanceTransactionDelay = VirtualDuration.seconds(2)
    package var refundStatus = RefundStatus.succeeded
    /// How long `pm_card_pendingRefund` keeps a refund pending.
    package var pendingRefundLife = VirtualDuration.seconds(30)
    /// How long after its success a refund on `pm_card_refundFail` bounces.
    package var refundFailureDelay = VirtualDuration.seconds(4)
    /// How long after a refund the bank's reference number is known.
    package var refundReferenceDelay = VirtualDuration.seconds(1)
    /// Whether a bounced refund makes the charge refundable again; not documented, reported often.
    package var failedRefundRestoresCharge = true
    /// The wait after the first failed delivery; each further one doubles it.
    package var firstWebhookRetry = VirtualDuration.minutes(5)
    /// How long after the first try deliveries are given up.
    package var webhookRetryLimit = VirtualDuration.days(3)

    package init() {}
}
