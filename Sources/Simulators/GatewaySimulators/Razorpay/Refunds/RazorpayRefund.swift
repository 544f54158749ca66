import JSONModel
import SimulationCore

/// What a refund is from its first moment on and stays for ever.
final class RazorpayRefundBasis: Sendable {
    let id: String
    let payment: Int
    let paymentID: String
    let amount: Int
    let currency: String
    let receipt: String?
    /// `normal` or `optimum`, when the request named one.
    let requestedSpeed: String?
    /// Whether its money never was the merchant's: it goes back uncaptured.
    let isRelease: Bool
    let createdAt: VirtualInstant

    init(
        id: String, place: Int, payment: RazorpayPayment, amount: Int, receipt: String? = nil,
        requestedSpeed: String?, isRelease: Bool = false, createdAt: VirtualInstant
    ) {
        self.id = id
        self.payment = place
        paymentID = payment.id
        self.amount = amount
        currency = payment.currency
        self.receipt = receipt
        self.requestedSpeed = requestedSpeed
        self.isRelease = isRelease
        self.createdAt = createdAt
    }
}

/// Money on its way back to the shopper.
struct RazorpayRefund: Sendable {
    static let prefix = "rfnd_"

    enum Status: String, Sendable { case pending, processed, failed }

    private let basis: RazorpayRefundBasis
    var notes: JSONObject
    var status: Status
    /// Whether it goes the instant way, which `optimum` asks for and does not always get.
    var isInstant: Bool

    init(_ basis: RazorpayRefundBasis, notes: JSONObject = JSONObject(), status: Status) {
        self.basis = basis
        self.notes = notes
        self.status = status
        isInstant = basis.requestedSpeed == "optimum"
    }

    var id: String { basis.id }
    var payment: Int { basis.payment }
    var paymentID: String { basis.paymentID }
    var amount: Int { basis.amount }
    var currency: String { basis.currency }
    var receipt: String? { basis.receipt }
    var requestedSpeed: String? { basis.requestedSpeed }
    var isRelease: Bool { basis.isRelease }
    var createdAt: VirtualInstant { basis.createdAt }

    var processedSpeed: String { isInstant ? "instant" : "normal" }

    /// Reads a speed, or nil when the request names none.
    static func speed(
        _ body: RazorpayRequestBody?, field: String
    ) throws(RazorpayError) -> String? {
        guard let speed = try body?.text(field) else { return nil }
        guard speed == "normal" || speed == "optimum" else {
            throw .validation("The selected speed is invalid.", field: field)
        }
        return speed
    }
}
