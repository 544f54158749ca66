import JSONModel
import SimulationCore

/// What a payment is from its first moment on and stays for ever.
///
/// Why a class: a payment is copied into every event about it, and one counted reference costs less
/// than a dozen.
final class RazorpayPaymentBasis: Sendable {
    let id: String
    let order: Int
    let orderID: String
    let amount: Int
    let currency: String
    /// The amount in paise.
    let baseAmount: Int
    let method: RazorpayMethod
    let email: String?
    let contact: String?
    let description: String?
    let callbackURL: String?
    /// The merchant's own reference: `notes.payment_id`, or else the order's receipt.
    let merchantReference: String?
    /// What the test data of its method makes of it, whatever the shopper does.
    let certainFailure: RazorpayFailure?
    let createdAt: VirtualInstant

    init(
        id: String, orderPlace: Int, order: RazorpayOrder, amount: Int, baseAmount: Int,
        method: RazorpayMethod, certainFailure: RazorpayFailure?, shopper: RazorpayShopper,
        merchantReference: String?, createdAt: VirtualInstant
    ) {
        self.id = id
        self.order = orderPlace
        orderID = order.id
        self.amount = amount
        currency = order.currency
        self.baseAmount = baseAmount
        self.method = method
        email = shopper.email
        contact = shopper.contact
        description = shopper.description
        callbackURL = shopper.callbackURL
        self.merchantReference = merchantReference
        self.certainFailure = certainFailure
        self.createdAt = createdAt
    }
}

/// What a request for a payment says about the shopper, and where to send them afterwards.
struct RazorpayShopper {
    let email: String?
    let contact: String?
    let description: String?
    let callbackURL: String?

    init(_ body: RazorpayRequestBody) throws(RazorpayError) {
        email = try body.text("email")
        contact = try body.text("contact")
        description = try body.text("description")
        callbackURL = try body.text("callback_url")
    }
}

/// One try to pay an order.
struct RazorpayPayment: Sendable {
    static let prefix = "pay_"

    enum Status: String, Sendable { case created, authorized, captured, refunded, failed }

    private let basis: RazorpayPaymentBasis
    var notes: JSONObject
    var status = Status.created
    var isCaptured = false
    /// The bank will say yes, but only after Razorpay has given up waiting.
    var isApprovedLate = false
    /// How many wrong one-time passwords the shopper has typed.
    var wrongPasswords = 0
    var amountRefunded = 0
    var fee: RazorpayFee?
    var failure: RazorpayFailure?
    var bankReference: String?
    /// Until when a capture of it is still being answered.
    var isBusyUntil: VirtualInstant?
    /// Places of its refunds, oldest first.
    var refunds: [Int] = []

    init(_ basis: RazorpayPaymentBasis, notes: JSONObject) {
        self.basis = basis
        self.notes = notes
    }

    var id: String { basis.id }
    var order: Int { basis.order }
    var orderID: String { basis.orderID }
    var amount: Int { basis.amount }
    var currency: String { basis.currency }
    var baseAmount: Int { basis.baseAmount }
    var method: RazorpayMethod { basis.method }
    var email: String? { basis.email }
    var contact: String? { basis.contact }
    var description: String? { basis.description }
    var callbackURL: String? { basis.callbackURL }
    var merchantReference: String? { basis.merchantReference }
    var certainFailure: RazorpayFailure? { basis.certainFailure }
    var createdAt: VirtualInstant { basis.createdAt }

    var amountLeft: Int { amount - amountRefunded }
    var isInternational: Bool { currency != "INR" || method.card?.isInternational == true }
}
