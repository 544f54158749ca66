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
        /// Processed at once, and failed after all when the settlement delay is over.
        case processedThenFailed
    }
    /// What becomes of a refund asked for with `speed=optimum`.
    package enum InstantRefundOutcome: Sendable, Hashable {
        case instant
        /// The instant way fails after its delay, and the refund goes on at normal speed.
        case fallsBackToNormal
    }
    /// Where one refund idempotency key means one refund.
    package enum RefundKeyScope: Sendable, Hashable { case account, payment }
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
    /// Whether events are made at all; an account nobody listens to need not keep any.
    package var sendsWebhooks = true
    package var accountID = "acc_PayCheck000001"
    /// A second key that is let in, to a data set of its own: `rzp_live_…` beside `rzp_test_…`.
    ///
    /// An id of the one is unknown to the other. Nil lets nobody in but the first key.
    package var otherModeKeyID: String?
    package var otherModeKeySecret = ""
    /// Scheme and host of the addresses that shoppers are sent to, without a slash at the end.
    package var pageAddress = "https://api.razorpay.com"
    /// Whether server-to-server payments are enabled; ordinary accounts get a missing URL.
    package var allowsServerToServerPayments = true
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
    /// From a payment to a UPI test address until that address decides by itself; nil leaves it to
    /// the shopper's act.
    package var upiTestAddressDelay: VirtualDuration?
    /// How old a payment may be when it is refunded; nil for any age.
    package var refundablePeriod: VirtualDuration? = .days(183)
    /// From an optimum refund until its instant way has failed.
    package var instantRefundDelay = VirtualDuration.minutes(10)
    /// From a pending refund to its outcome.
    package var refundSettlementDelay = VirtualDuration.days(2)
    /// How long a refund's idempotency key is remembered; nil for ever.
    package var idempotencyKeyLife: VirtualDuration? = .hours(24)
    /// When the effect comes that a fault rolls forward without saying when.
    package var rollForwardDelay = VirtualDuration.minutes(5)
    /// When the effect is taken back that a fault rolls back without saying when.
    package var rollBackDelay = VirtualDuration.minutes(5)
    /// From a first failed webhook delivery to the second try; each further wait is twice as long.
    package var webhookFirstRetryDelay = VirtualDuration.minutes(1)
    /// From an event's first try until its deliveries are given up.
    package var webhookRetryWindow = VirtualDuration.hours(24)

    // Behaviour
    package var captureMode = CaptureMode.automatic
    package var refusesRepeatedOrderReceipts = false
    package var refundOutcome = RefundOutcome.processedAtOnce
    package var instantRefundOutcome = InstantRefundOutcome.instant
    /// Whether `attempts` of an order rises with a payment's result instead of its creation.
    package var countsAttemptsAtResult = false
    /// Whether a payment without notes of its own gets those of its order.
    package var copiesOrderNotes = false
    package var refundKeyScope = RefundKeyScope.account
    /// Whether a refused refund is remembered under its key and refused again in the same words.
    package var remembersRefusedRefunds = false
    /// Whether there are events about refunds of money never captured.
    package var announcesAutomaticRefunds = true
    /// How many wrong one-time passwords a payment outlives.
    package var wrongPasswordsAllowed = 3
    /// Whether every failing test card fails without its particular reason, as seen on one account.
    package var testCardsFailPlainly = false
    /// Whether a refund shows its speeds although the request named none.
    package var showsUnrequestedSpeed = true

    // Money
    /// The fee before tax, in hundredths of a percent.
    package var feeBasisPoints = 200
    /// Paise before tax for a refund that went the instant way; the price list is not public.
    package var instantRefundFee = 600
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
    /// The HTTP status of a refusal with code `GATEWAY_ERROR`; 400 and 504 are plausible too.
    package var gatewayErrorStatus = 502
    package var wording = RazorpayWording()

    // Settlements, disputes, downtimes, webhooks
    package var money = RazorpayMoneySettings()

    package init() {}
}
