import SimulationCore

/// Everything the simulated account knows.
struct StripeState: Sendable {
    let settings: StripeSettings
    let authentication: StripeAuthentication
    /// What makes the ids of this account its own.
    let salt: UInt64
    /// The version of requests that name none.
    let version: StripeVersion
    /// The header fields of every answer, without what only one request has.
    let answerFields: StripeAnswerFields
    var identifiers: IdentifierSequence
    var intents = StripeStore<StripeIntent>()
    var charges = StripeStore<StripeCharge>()
    var refunds = StripeStore<StripeRefund>()
    var transactions = StripeStore<StripeTransaction>()
    var paymentMethods = StripeStore<StripePaymentMethod>()
    var customers = StripeStore<StripeCustomer>()
    var disputes = StripeStore<StripeDispute>()
    /// The disputes of a charge, by its place.
    var disputesOfCharge: [Int: [Int]] = [:]
    var warnings = StripeStore<StripeFraudWarning>()
    /// The warnings of a charge, by its place.
    var warningsOfCharge: [Int: [Int]] = [:]
    var payouts = StripeStore<StripePayout>()
    var balance = StripeBalance()
    /// Balance transactions that no payout has paid out, as far as they have been looked at.
    var unpaidRows: [Int] = []
    /// The first balance transaction not looked at for that.
    var firstUnseenRow = 0
    var endpoints: [StripeEndpoint] = []
    var events: StripeEventLog
    var audit = StripeAudit()
    var timers = StripeTimers()
    var idempotency = StripeIdempotency()
    /// Calls that were answered with a 500 and run later, by their number.
    var postponed: [Int: StripePostponedCall] = [:]
    var postponedCount = 0
    var requestCount = 0
    var movements = StripeBooks()
    /// Events nobody has taken for delivery yet.
    var dispatches: [StripeDispatch] = []
    /// The moment the account lives in: of the request at hand, or of the timer that struck.
    var clock = VirtualInstant.worldStart
    /// The version in which the request at hand speaks.
    var speaking = StripeVersion.newest
    /// What the changes being made are due to.
    var cause = StripeCause()
    /// Makes Swift hand the account on by its address.
    ///
    /// A struct whose layout is known whole is copied for each call of a method that only reads:
    /// 1.8 KB, twenty times a payment. A member that could hold anything forbids that.
    private let anchor: any Sendable = 0

    init(settings: StripeSettings, seed: UInt64) {
        self.settings = settings
        authentication = StripeAuthentication(settings)
        salt = SeededRandom.derive(seed, 1)
        version = StripeVersion(settings.apiVersion) ?? .releaseWithoutRefund
        answerFields = StripeAnswerFields(version: settings.apiVersion)
        events = StripeEventLog(salt: salt)
        identifiers = IdentifierSequence(seed: seed)
        if settings.sendsWebhooks { endpoints = [StripeEndpoint(settings)] }
    }

    /// Starts a new step at a moment: what changes from here on has this cause.
    mutating func begin(at moment: VirtualInstant, cause: StripeCause) {
        if moment > clock { clock = moment }
        self.cause = cause
        intents.beginTurn(at: clock)
        charges.beginTurn(at: clock)
        refunds.beginTurn(at: clock)
        paymentMethods.beginTurn(at: clock)
        customers.beginTurn(at: clock)
        disputes.beginTurn(at: clock)
        payouts.beginTurn(at: clock)
        warnings.beginTurn(at: clock)
        let first = events.first
        events.drop(before: clock.seconds - settings.eventLife.milliseconds / 1000)
        if events.first != first { forgetTold() }
    }

    /// The version of an object that a view shows: the present one, or an earlier one.
    func shown<Object: Sendable>(
        _ store: StripeStore<Object>, _ place: Int, _ view: StripeView
    ) -> Object {
        view.isStale
            ? store.version(at: place, changedSince: view.staleSince) : store[place]
    }
}
