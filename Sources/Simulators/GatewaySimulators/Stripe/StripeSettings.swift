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

    /// When payouts are made by themselves.
    package enum PayoutSchedule: Sendable, Hashable {
        /// Never: somebody asks for each.
        case manual
        /// Whenever funds have become available, at midnight UTC.
        case daily
    }

    /// What a bank does with a payout.
    package enum PayoutOutcome: Sendable, Hashable {
        case paid
        /// It sends it back, for the reason of ``StripeSettings/payoutFailureCode``.
        case fails
    }

    /// How a bank ends the review of evidence.
    package enum DisputeVerdict: Sendable, Hashable {
        /// For the merchant: a chargeback is won, an inquiry closed.
        case won
        /// Against it: a chargeback is lost, an inquiry grows into a chargeback.
        case lost
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
    /// How many working days after its capture money is available; 0 is at once.
    package var availabilityWorkingDays = 2
    /// Whether `balance.available` tells when it is; a daily payout schedule always tells.
    ///
    /// Off, so that accounts watched for their payments alone have nothing to wake up for.
    package var announcesAvailability = false
    /// When payouts are made by themselves.
    package var payoutSchedule = PayoutSchedule.manual
    /// How long after its making a payout goes to the bank.
    package var payoutSubmissionDelay = VirtualDuration.hours(6)
    /// How long after its making a payout arrives.
    package var payoutDelay = VirtualDuration.days(2)
    /// How long after its making an instant payout arrives.
    package var instantPayoutDelay = VirtualDuration.minutes(30)
    /// What the bank does with a payout on the day it arrives.
    package var payoutOutcome = PayoutOutcome.paid
    /// The provider's code for why a payout comes back, such as `account_closed`.
    package var payoutFailureCode = "account_closed"
    /// How long after its capture the dispute or warning of a test card appears.
    package var disputeDelay = VirtualDuration.seconds(2)
    /// What a chargeback costs, in minor units of the charge's currency.
    package var disputeFee = 1500
    /// Whether a win gives that back: the documentation says so, recordings show it kept.
    package var disputeFeeReturnsOnWin = false
    /// Whether a new dispute is told as a change of its charge too; not documented.
    package var disputeUpdatesCharge = true
    /// How many days there are to answer a dispute; the last one counts whole.
    package var disputeResponseDays = 7
    /// How long the bank looks at evidence before it gives a verdict.
    package var disputeReviewTime = VirtualDuration.seconds(5)
    /// The verdict on evidence that is none of the provider's test words; nil leaves the dispute
    /// under review until somebody decides.
    package var disputeVerdict: DisputeVerdict?
    /// How long an inquiry stays open when nobody escalates it.
    package var inquiryLife = VirtualDuration.days(120)
    /// The version of an event that comes in a shape its endpoint does not expect.
    package var strayEventVersion = "2022-08-01"
    /// How long events can be read; older ones are dropped.
    package var eventLife = VirtualDuration.days(30)
    /// How many events are kept at most, so that a busy account does not outgrow its machine; the
    /// provider names no such number.
    package var mostEvents = 200_000
    /// How long an endpoint may fail before it is disabled; the provider says no more than days.
    package var endpointPatience = VirtualDuration.days(5)
    /// How long an endpoint's old secret signs besides its new one.
    package var secretOverlap = VirtualDuration.hours(24)
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
