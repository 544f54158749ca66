import JSONModel
import SimulationCore

/// When an order's authorized payments are captured by themselves, and when they go back.
///
/// Both windows count from the payment's creation, not from its authorization.
struct RazorpayCaptureTerms: Sendable {
    let capturesAutomatically: Bool
    let automaticWindow: VirtualDuration
    let lapseWindow: VirtualDuration
    /// `normal` or `optimum`: the speed of the refund when the window lapses.
    let refundSpeed: String

    static let fields = ["capture", "capture_options"]

    /// Reads `payment` and the older `payment_capture`; the account's settings fill what is absent.
    init(_ body: RazorpayRequestBody, settings: RazorpaySettings) throws(RazorpayError) {
        let payment = try body.nested("payment")
        // A whole payment may stand there instead, beside the terms of its capture.
        if payment?.object.contains("method") == false {
            try payment?.refuseFields(except: Self.fields, settings: settings)
        }
        let olderMode = try body.flag("payment_capture")
        let mode = try Self.mode(payment) ?? olderMode
        let options = try payment?.nested("capture_options")
        try options?.refuseFields(
            except: ["automatic_expiry_period", "manual_expiry_period", "refund_speed"],
            settings: settings)
        let automatic = try options?.integer("automatic_expiry_period")
        let manual = try options?.integer("manual_expiry_period")
        try Self.check(automatic: automatic, manual: manual)
        refundSpeed = try RazorpayRefund.speed(options, field: "refund_speed") ?? "normal"
        capturesAutomatically = mode ?? (settings.captureMode == .automatic)
        automaticWindow = automatic.map { .minutes($0) } ?? settings.uncapturedWindow
        lapseWindow = manual.map { .minutes($0) } ?? max(automaticWindow, settings.uncapturedWindow)
    }

    private static func mode(_ payment: RazorpayRequestBody?) throws(RazorpayError) -> Bool? {
        switch try payment?.text("capture") {
        case nil: nil
        case "automatic": true
        case "manual": false
        default: throw .validation("The selected capture is invalid.", field: "capture")
        }
    }

    private static func check(automatic: Int?, manual: Int?) throws(RazorpayError) {
        if let automatic, !(12...7200).contains(automatic) {
            throw .validation(
                "The automatic_expiry_period must be between 12 and 7200.",
                field: "automatic_expiry_period")
        }
        if let manual, !((automatic ?? 12)...7200).contains(manual) {
            throw .validation(
                "The manual_expiry_period must be between \(automatic ?? 12) and 7200.",
                field: "manual_expiry_period")
        }
    }
}
