import SimulationCore

/// What can be set about the simulated Stripe account; the defaults are an ordinary test account.
package struct StripeSettings: Sendable {
    /// When a refund on an ordinary card reports success.
    package enum RefundStatus: Sendable, Hashable {
        /// In the answer that creates it, as cards do.
        case succeeded
        /// It starts as `pending` and succeeds by itself after the delay.
        case pendingThenSucceeded(after: VirtualDuration)
        /// It waits for the shopper to say where the money is to go.
        case requiresAction
    }

    /// When a confirmed payment is final.
    package enum Settlement: Sendable, Hashable {
        /// In the answer that confirms it, as cards do.
        case immediate
        /// It is `processing` first, as bank debits are, and succeeds by itself after the delay.
        case processing(for: VirtualDuration)
    }

    /// The key requests must carry, as bearer token or as user of basic authentication.
    package var secretKey = "sk_test_paycheck"
    /// Whether every well-formed test key is let in: `sk_test_…` and `rk_test_…`.
    package var acceptsAnyTestKey = false
    /// Keys that were rolled and are answered as expired.
    package var revokedKeys: [String] = []
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
    /// Whether a capture may leave the rest of a hold for further captures.
    package var allowsMulticapture = false
    /// Whether a hold can be raised.
    package var allowsIncrementalAuthorization = false
    /// Whether a final partial capture lets the rest go at once, instead of when the hold lapses.
    package var releasesRestAtCapture = true
    package var settlement = Settlement.immediate
    /// Whether payments of the highest risk are blocked, as the account's first rule does.
    package var blocksHighestRisk = true
    /// The keys under which answers are replayed, and how.
    package var idempotency = StripeKeyRules()
    /// How long an answer is replayed under its idempotency key.
    package var idempotencyKeyLife: VirtualDuration {
        get { idempotency.life }
        set { idempotency.life = newValue }
    }
    /// How long after a 500 the provider puts right what it left undone or half done.
    package var repairDelay = VirtualDuration.seconds(30)
    /// How long a slow answer takes where the fault does not say.
    package var slowAnswerDelay = VirtualDuration.seconds(30)
    /// Whether a payment rolled back after a 500 is refunded; otherwise it fails at the bank.
    package var refundsWhatIsRolledBack = false
    /// The share of a capture kept as fee, in hundredths of a percent: 290 is 2.9 %.
    package var feeBasisPoints = 290
    /// What is kept of every capture besides, in minor units of the charge's currency.
    package var feeFixed = 30
    /// Whether every capture's balance transaction, with its fee, comes late, not only asynchronous
    /// ones.
    package var isFeeKnownLater = false
    /// How long after a capture a late balance transaction appears.
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

/// How the account treats idempotency keys.
package struct StripeKeyRules: Sendable {
    /// What a request meets whose twin under the same key is still running.
    package enum Twin: String, Sendable, Hashable, CaseIterable {
        /// 409 `idempotency_key_in_use`.
        case refused
        /// It waits and gets the first one's answer.
        case waits
        /// It runs a second time: a provider without protection.
        case runs
    }

    /// What a replay shows.
    package enum Replay: String, Sendable, Hashable, CaseIterable {
        /// The first answer, byte for byte.
        case firstAnswer = "first-answer"
        /// The object as it is now, where the first answer showed one.
        case latestState = "latest-state"
    }

    /// Where the rate limiter stands.
    package enum Limiter: String, Sendable, Hashable, CaseIterable {
        case beforeKeys = "before-keys"
        case afterKeys = "after-keys"
    }

    /// How long an answer is replayed.
    package var life = VirtualDuration.hours(24)
    /// Whether an executed 500 is replayed; otherwise the request runs anew.
    package var replaysErrors = true
    package var replay = Replay.firstAnswer
    /// Whether a key used with other parameters is refused; otherwise it gets the first answer.
    package var comparesParameters = true
    package var twin = Twin.refused
    package var limiter = Limiter.beforeKeys

    package init() {}
}
