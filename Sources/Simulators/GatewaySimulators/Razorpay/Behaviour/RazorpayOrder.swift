import JSONModel
import SimulationCore

/// What an order is from its first moment on and stays for ever.
final class RazorpayOrderBasis: Sendable {
    let id: String
    let amount: Int
    let currency: String
    let receipt: String?
    let allowsPartialPayment: Bool
    /// The least that the first of several payments must bring.
    let firstPaymentMinimum: Int?
    /// Whether the request named offers, which are shown instead of one offer's id.
    let namedOffers: Bool
    let captureTerms: RazorpayCaptureTerms
    let createdAt: VirtualInstant

    init(
        id: String, amount: Int, currency: String, receipt: String?, allowsPartialPayment: Bool,
        firstPaymentMinimum: Int?, namedOffers: Bool, captureTerms: RazorpayCaptureTerms,
        createdAt: VirtualInstant
    ) {
        self.id = id
        self.amount = amount
        self.currency = currency
        self.receipt = receipt
        self.allowsPartialPayment = allowsPartialPayment
        self.firstPaymentMinimum = firstPaymentMinimum
        self.namedOffers = namedOffers
        self.captureTerms = captureTerms
        self.createdAt = createdAt
    }
}

/// What the merchant wants to be paid, and how far that has come.
struct RazorpayOrder: Sendable {
    static let prefix = "order_"

    enum Status: String, Sendable { case created, attempted, paid }

    private let basis: RazorpayOrderBasis
    var notes: JSONObject
    var status = Status.created
    var attempts = 0
    var amountPaid = 0
    /// Places of its payments, oldest first.
    var payments: [Int] = []

    init(_ basis: RazorpayOrderBasis, notes: JSONObject) {
        self.basis = basis
        self.notes = notes
    }

    var id: String { basis.id }
    var amount: Int { basis.amount }
    var currency: String { basis.currency }
    var receipt: String? { basis.receipt }
    var allowsPartialPayment: Bool { basis.allowsPartialPayment }
    var firstPaymentMinimum: Int? { basis.firstPaymentMinimum }
    var namedOffers: Bool { basis.namedOffers }
    var captureTerms: RazorpayCaptureTerms { basis.captureTerms }
    var createdAt: VirtualInstant { basis.createdAt }

    var amountDue: Int { amount - amountPaid }
}
