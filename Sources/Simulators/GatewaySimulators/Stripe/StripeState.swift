import SimulationCore

/// Everything the simulated account knows.
struct StripeState: Sendable {
    let settings: StripeSettings
    let authentication: StripeAuthentication
    var identifiers: IdentifierSequence
    var intents = StripeStore<StripeIntent>()
    var charges = StripeStore<StripeCharge>()
    var refunds = StripeStore<StripeRefund>()
    var transactions = StripeStore<StripeTransaction>()
    var paymentMethods = StripeStore<StripePaymentMethod>()
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
    var events = StripeEventLog()
    var audit = StripeAudit()
    var timers = StripeTimers()
    var idempotency = StripeIdempotency()
    var books: [BookEntry] = []
    /// Events nobody has taken for delivery yet.
    var dispatches: [StripeDispatch] = []
    /// The moment the account lives in: of the request at hand, or of the timer that struck.
    var clock = VirtualInstant.worldStart
    /// What the changes being made are due to.
    var cause = StripeCause()

    init(settings: StripeSettings, seed: UInt64) {
        self.settings = settings
        authentication = StripeAuthentication(secretKey: settings.secretKey)
        identifiers = IdentifierSequence(seed: seed)
        if settings.sendsWebhooks { endpoints = [StripeEndpoint(settings)] }
    }

    /// Starts a new step at a moment: what changes from here on has this cause.
    mutating func begin(at moment: VirtualInstant, cause: StripeCause) {
        if moment > clock { clock = moment }
        self.cause = cause
        intents.beginTurn()
        charges.beginTurn()
        refunds.beginTurn()
        disputes.beginTurn()
        payouts.beginTurn()
        warnings.beginTurn()
        events.drop(before: clock.seconds - settings.eventLife.milliseconds / 1000)
    }

    /// Writes a movement of money on a charge into the books.
    mutating func book(
        _ kind: BookEntry.Kind, charge place: Int, object: String? = nil,
        operation: String? = nil, amount: Int
    ) {
        let charge = charges[place]
        let intent = intents[charge.intent]
        books.append(
            BookEntry(
                kind: kind, objectID: object ?? charge.id, paymentID: intent.id,
                merchantReference: intent.merchantReference, operationReference: operation,
                amount: amount, currency: intent.currency.upperCode, at: clock))
    }
}
