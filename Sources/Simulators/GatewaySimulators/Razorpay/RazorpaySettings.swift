import SimulationCore

/// What a simulated Razorpay account is and how it behaves where its sources disagree.
///
/// Every switch defaults to what most sources say; the other values exist to be rehearsed.
package struct RazorpaySettings: Sendable {
    /// What becomes of an authorized payment whose order says nothing about capture.
    package enum CaptureMode: Sendable, Hashable { case automatic, manual }
    /// What becomes of a refund the merchant asks for.
    package enum RefundOutcome: Sendable, Hashable {
        case processedAtOnce, pendingThenProcessed, pendingThenFailed
    }
    /// How the tax on a fee is rounded.
    package enum TaxRounding: Sendable, Hashable { case twoHalves, once }
    /// What a 429 carries.
    package enum RateLimitBody: Sendable, Hashable { case envelope, html, empty }
    /// What answers a path that no route serves.
    package enum UnroutedAnswer: Sendable, Hashable { case edgeMessage, envelope }

    // Account
    package var keyID = "rzp_test_paycheck0001"
    package var keySecret = "paycheck_secret"
    package var webhookSecret = "paycheck_webhook_secret"
    /// The webhook secret before the last rotation.
    package var previousWebhookSecret = "paycheck_webhook_secret_before"
    package var webhookURL = "https://merchant.test/webhooks/razorpay"
    package var accountID = "acc_PayCheck000001"
    /// What the account holds before the first capture, in paise; nil for endless funds.
    package var openingBalance: Int? = 10_000_000_000
    /// The largest order, in minor units.
    package var maximumOrderAmount = 10_000_000_000

    // Time
    /// From a payment's creation until an uncaptured one goes back to the shopper.
    package var uncapturedWindow = VirtualDuration.days(3)
    /// From a payment's creation until Razorpay stops asking the bank about it.
    package var lateAuthorizationWindow = VirtualDuration.days(3)
    /// From a failed payment to its late authorization, when the bank says yes after all.
    package var lateAuthorizationDelay = VirtualDuration.minutes(30)
    /// From a payment's creation to its failure when nobody answers.
    package var createdTimeout = VirtualDuration.minutes(10)
    /// From a pending refund to its outcome.
    package var refundSettlementDelay = VirtualDuration.days(2)
    /// How long a refund's idempotency key is remembered; nil for ever.
    package var idempotencyKeyLife: VirtualDuration? = .hours(24)
    /// From a first failed webhook delivery to the second try; each further wait is twice as long.
    package var webhookFirstRetryDelay = VirtualDuration.minutes(1)
    /// From an event's first try until its deliveries are given up.
    package var webhookRetryWindow = VirtualDuration.hours(24)

    // Behaviour
    package var captureMode = CaptureMode.automatic
    package var refusesRepeatedOrderReceipts = false
    package var refundOutcome = RefundOutcome.processedAtOnce
    /// Whether a refund shows its speeds although the request named none.
    package var showsUnrequestedSpeed = true

    // Money
    /// The fee before tax, in hundredths of a percent.
    package var feeBasisPoints = 200
    package var taxRounding = TaxRounding.twoHalves
    /// Domestic card payments up to this many paise bear no tax on their fee; nil for no exemption.
    package var taxFreeCardAmount: Int? = 200_000
    /// Paise for one whole unit of any foreign currency.
    package var paisePerForeignUnit = 8300

    // Wording
    package var alreadyCapturedText = "This payment has already been captured"
    /// Whether the already-captured error names the payment without its `pay_`.
    package var stripsPaymentPrefixInMetadata = true
    package var authenticationFailedText = "Authentication failed"
    package var rateLimitBody = RateLimitBody.envelope
    package var unroutedAnswer = UnroutedAnswer.edgeMessage

    // Settlements, disputes, downtimes, webhooks
    package var money = RazorpayMoneySettings()

    package init() {}
}
