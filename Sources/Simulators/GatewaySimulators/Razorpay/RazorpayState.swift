import HTTPModel
import HeapModule
import SimulationCore

/// Everything a simulated Razorpay account knows.
struct RazorpayState: Sendable {
    let settings: RazorpaySettings
    /// The `Authorization` value that lets a request in.
    let credentials: String
    let seed: UInt64

    private(set) var now = VirtualInstant(milliseconds: 0)
    var identifiers: RazorpayIdentifiers
    var orders = RazorpayShelf<RazorpayOrder>()
    var payments = RazorpayShelf<RazorpayPayment>()
    var refunds = RazorpayShelf<RazorpayRefund>()
    /// Places of the orders that carry a receipt, oldest first.
    var ordersByReceipt: [String: [Int]] = [:]
    var refundKeys = RazorpayRefundKeys()
    /// Requests whose effect is still to come, by number, after their caller was told of an error.
    var deferred: [Int: RequestMessage] = [:]
    var timers = Heap<RazorpayTimer>()
    var timersSet = 0
    /// The balance and all that is made of it, disputes, downtimes, and how webhooks fare.
    var money: RazorpayMoney
    var books: [BookEntry] = []
    /// What the merchant is to be told; rendered when it is taken.
    var events: [RazorpayEvent] = []
    /// The account's other data set, once its key was used: none or one.
    var otherMode: [RazorpayState] = []

    init(settings: RazorpaySettings, credentials: String, seed: UInt64) {
        self.settings = settings
        self.credentials = credentials
        self.seed = seed
        identifiers = RazorpayIdentifiers(seed: seed)
        money = RazorpayMoney(settings: settings)
        announcePlannedDowntimes()
    }

    /// Moves the account's clock, which never goes back.
    mutating func setNow(_ instant: VirtualInstant) { now = max(now, instant) }

    /// Writes one movement of a payment's money into the books; `paise` is what it adds to the
    /// merchant's balance.
    mutating func book(
        _ kind: BookEntry.Kind, _ payment: RazorpayPayment, objectID: String, amount: Int,
        currency: String? = nil, paise: Int = 0, operationReference: String? = nil
    ) {
        guard amount > 0 else { return }
        enter(kind, payment, objectID: objectID, paise: paise)
        books.append(
            BookEntry(
                kind: kind, objectID: objectID, paymentID: payment.id,
                merchantReference: payment.merchantReference,
                operationReference: operationReference, amount: amount,
                currency: currency ?? payment.currency, at: now))
    }
}

extension RazorpayState {
    /// Where the order of that id stands.
    func orderPlace(_ id: String) throws(RazorpayError) -> Int {
        if let place = orders.place(of: id) { return place }
        throw missing(id, prefix: RazorpayOrder.prefix)
    }

    /// Where the payment of that id stands.
    func paymentPlace(_ id: String) throws(RazorpayError) -> Int {
        if let place = payments.place(of: id) { return place }
        throw missing(id, prefix: RazorpayPayment.prefix)
    }

    /// Where the refund of that id stands.
    func refundPlace(_ id: String) throws(RazorpayError) -> Int {
        if let place = refunds.place(of: id) { return place }
        throw missing(id, prefix: RazorpayRefund.prefix)
    }

    /// The refusal of an id that names nothing.
    func missing(_ id: String, prefix: String) -> RazorpayError {
        let wording = settings.wording
        guard isRazorpayID(id, prefix: prefix) else {
            let cut = wording.stripsPrefixOfMalformedIDs && id.hasPrefix(prefix)
            return .malformedID(cut ? String(id.dropFirst(prefix.utf8.count)) : id)
        }
        var error = RazorpayError.unknownID
        error.source = wording.unknownIDSource
        return error
    }
}
