import SimulationCore

/// How the account's settlements, disputes, downtimes and webhooks behave.
///
/// Every switch defaults to what the documentation says or shows; where it is silent the default is
/// the simplest thing that contradicts nothing, and the other values exist to be rehearsed.
package struct RazorpayMoneySettings: Sendable {
    /// What becomes of a dispute that nobody answered in time.
    package enum LapsedDispute: Sendable, Hashable { case isLost, staysOpen }
    /// How the bank decides a contested dispute by itself.
    package enum DisputeVerdict: Sendable, Hashable { case won, lost, moreEvidence }

    // Settlements
    /// Whether captured money leaves for the bank on its own schedule.
    package var settlesAutomatically = true
    /// Working days from capture to settlement of a domestic payment.
    package var domesticWorkingDays = 2
    /// Working days from capture to settlement of an international payment.
    package var internationalWorkingDays = 7
    /// When in the day settlements are made, in minutes after midnight.
    package var settlementMinuteOfDay = 9 * 60
    /// How far the account's clock is ahead of UTC: India's by default.
    package var utcOffset = VirtualDuration.minutes(330)
    /// Days on which banks rest, besides Sundays and second and fourth Saturdays.
    package var bankHolidays: [RazorpayDay] = []
    /// From a settlement's making until its transfer is on its way, or has failed.
    package var settlementTransferTime = VirtualDuration.minutes(45)
    /// Whether the merchant's bank turns settlements away.
    package var settlementsFail = false
    /// Whether the reconciliation report also lists rows that no settlement has carried yet.
    package var reconShowsUnsettled = false
    /// Whether the report shows notes as an object, as its text says, or as text, as its sample does.
    package var reconNotesAreObjects = false

    // Settlements on demand
    /// Their fee before tax, in hundredths of a percent.
    package var instantSettlementBasisPoints = 25
    package var instantSettlementTime = VirtualDuration.minutes(1)
    package var instantSettlementsAreReversed = false
    /// Whether a request for the same amount is refused while one is under way.
    package var refusesTwinInstantSettlements = true

    // Disputes
    /// The day after opening at whose start the time to respond ends, in the account's own days.
    package var disputeResponseDays = 7
    package var lapsedDispute = LapsedDispute.isLost
    /// What the bank decides after `disputeReviewTime`; nil waits for somebody to decide.
    package var disputeVerdict: DisputeVerdict?
    package var disputeReviewTime = VirtualDuration.days(30)
    /// Whether a won dispute still costs the part that was not contested: a sample shows it, the
    /// text says that nothing is deducted unless a dispute is lost.
    package var deductsUncontested = false
    /// Whether a disputed payment's row is kept out of settlements while the dispute is open.
    package var holdsDisputedPayments = false
    /// Whether a refund may still fail after it was processed.
    package var processedRefundsMayFail = false

    // Downtimes
    /// Whether payments by a method that is down with high severity fail.
    package var downtimesFailPayments = true
    package var downtimeSeverity = RazorpaySeverity.high
    /// The bank a netbanking downtime names; `ALL` stands for every one.
    package var downtimeBank = "ALL"
    /// Downtimes that are known beforehand.
    package var plannedDowntimes: [RazorpayPlannedDowntime] = []

    // Webhooks
    /// The events the account's own webhook wants; nil for all.
    package var webhookEvents: Set<String>?
    /// Webhooks besides the account's own, at most 29.
    package var moreWebhooks: [RazorpayWebhook] = []
    /// When the webhook secrets were last changed: older events keep the older secret, retries too.
    package var webhookSecretsChangedAt: VirtualInstant?

    package init() {}
}

/// A date of the calendar.
package struct RazorpayDay: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }
}

/// One address that events are sent to.
///
/// Razorpay has no public API for webhooks of one's own account: they are set in its dashboard.
package struct RazorpayWebhook: Sendable, Hashable {
    /// Fourteen letters and digits, without a prefix.
    package let id: String
    package var url: String
    package var secret: String
    /// The secret before its last change.
    package var previousSecret: String
    /// The event types it wants; nil for all.
    package var events: Set<String>?

    package init(
        id: String, url: String, secret: String, previousSecret: String? = nil,
        events: Set<String>? = nil
    ) {
        self.id = id
        self.url = url
        self.secret = secret
        self.previousSecret = previousSecret ?? secret
        self.events = events
    }
}
