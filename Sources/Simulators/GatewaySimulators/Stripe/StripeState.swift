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
    /// There are many and they are seldom asked for by id, so no index is kept.
    var events: [StripeEvent] = []
    var timers = StripeTimers()
    var idempotency = StripeIdempotency()
    var books: [BookEntry] = []
    /// Events nobody has taken for delivery yet.
    var webhooks: [WebhookEvent] = []
    /// The moment the account lives in: of the request at hand, or of the timer that struck.
    var clock = VirtualInstant.worldStart
    /// What the changes being made are due to.
    var cause = StripeCause()

    init(settings: StripeSettings, seed: UInt64) {
        self.settings = settings
        authentication = StripeAuthentication(secretKey: settings.secretKey)
        identifiers = IdentifierSequence(seed: seed)
    }

    /// Starts a new step at a moment: what changes from here on has this cause.
    mutating func begin(at moment: VirtualInstant, cause: StripeCause) {
        if moment > clock { clock = moment }
        self.cause = cause
        intents.beginTurn()
        charges.beginTurn()
        refunds.beginTurn()
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
