import JSONModel
import SimulationCore

/// Money on its way back to the shopper.
struct RazorpayRefund: Sendable {
    static let prefix = "rfnd_"

    enum Status: String, Sendable { case pending, processed, failed }

    let id: String
    let payment: Int
    let paymentID: String
    let amount: Int
    let currency: String
    var notes: JSONObject
    let receipt: String?
    /// `normal` or `optimum`, when the request named one.
    let requestedSpeed: String?
    /// Whether it goes the instant way, which `optimum` asks for and does not always get.
    var isInstant: Bool
    var status: Status
    /// Whether its money never was the merchant's: it goes back uncaptured.
    let isRelease: Bool
    let createdAt: VirtualInstant

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
