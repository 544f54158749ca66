import HTTPModel
import JSONModel

extension RazorpayState {
    /// Starts a payment from a checkout page, which knows the public key only.
    ///
    /// `success@razorpay` pays at once there, as was seen; everything else goes the usual way.
    mutating func startCheckout(
        _ body: RazorpayRequestBody, into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        try checkPublicKey(try body.text("key_id"))
        let place = try createPayment(body.replacing([], without: ["key_id", "_"]))
        if case .upi("success@razorpay", _, _) = payments[place].method {
            authorize(place)
            writer.callback(
                of: payments[place], signature: checkoutSignature(of: payments[place]))
        } else {
            writer.checkoutStart(RazorpayNextSteps(payments[place], settings))
        }
    }

    /// How a payment stands, for a checkout page that polls.
    func checkoutStatus(
        of id: String, _ request: RequestMessage, into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        try checkPublicKey(request.queryItems.first { $0.name == "key_id" }?.value)
        let payment = payments[try paymentPlace(id)]
        switch payment.status {
        case .created: writer.object { $0.member("status", payment.status.rawValue) }
        case .authorized, .captured, .refunded:
            writer.callback(of: payment, signature: checkoutSignature(of: payment))
        case .failed:
            throw .failed(payment, payment.failure ?? .timedOut, settings: settings)
        }
    }

    private func checkPublicKey(_ key: String?) throws(RazorpayError) {
        guard let key else { throw .noCredentials }
        guard key == settings.keyID else {
            throw .notApplicable("The api key provided is invalid", status: 401)
        }
    }

    /// Whether a UPI address can be paid from: every well-formed one can, but for the failing one.
    func validateAddress(
        _ body: RazorpayRequestBody, into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        try body.refuseFields(except: ["vpa"], settings: settings)
        guard let address = try body.text("vpa") else { throw .required("vpa") }
        guard Self.isVirtualPaymentAddress(address) else {
            throw .validation("The vpa is not valid.", field: "vpa", reason: "invalid_vpa")
        }
        writer.object { writer in
            writer.member("vpa", address)
            writer.member("success", address != "invalid@razorpay")
            writer.member("customer_name", "Asha Rao")
        }
    }
}
