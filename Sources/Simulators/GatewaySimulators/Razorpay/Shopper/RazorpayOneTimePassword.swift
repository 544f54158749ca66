import HTTPModel
import JSONModel

/// What a shopper does with the one-time password of a card payment.
enum RazorpayPasswordAct: Sendable, Hashable { case generate, submit, resend }

extension RazorpayState {
    private static let passwordSteps = ["otp_submit", "otp_resend"]

    /// Sends a password, or takes one: 4 to 10 digits are right, anything shorter is wrong.
    mutating func answerPassword(
        _ act: RazorpayPasswordAct, of id: String, _ body: RazorpayRequestBody,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        let place = try paymentPlace(id)
        try body.refuseFields(except: act == .submit ? ["otp"] : [], settings: settings)
        guard payments[place].method.card != nil else {
            throw .notApplicable("Payment was not done using card")
        }
        guard payments[place].status == .created else {
            throw .notApplicable("The payment has already been processed.")
        }
        switch act {
        case .generate: writer.passwordSent(RazorpayNextSteps(payments[place], settings))
        case .resend: writer.passwordSteps(Self.passwordSteps, of: id)
        case .submit:
            guard let password = try body.otp() else { throw .required("otp") }
            try submit(password, for: place)
            writer.callback(
                of: payments[place], signature: checkoutSignature(of: payments[place]))
        }
    }

    private mutating func submit(_ password: String, for place: Int) throws(RazorpayError) {
        let digits = password.utf8
        let isRight =
            (4...10).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
        guard isRight else { throw wrongPassword(for: place) }
        approve(place)
        if let failure = payments[place].failure {
            throw .failed(payments[place], failure, settings: settings)
        }
    }

    /// Counts a wrong password; after the last one allowed the payment fails.
    private mutating func wrongPassword(for place: Int) -> RazorpayError {
        payments.change(place, at: now) { $0.wrongPasswords += 1 }
        if payments[place].wrongPasswords >= settings.wrongPasswordsAllowed {
            fail(place, with: .passwordAttemptsExceeded)
            return .failed(payments[place], .passwordAttemptsExceeded, settings: settings)
        }
        var error = RazorpayError.failed(payments[place], .wrongPassword, settings: settings)
        error.next = Self.passwordSteps
        return error
    }
}

extension RazorpayFailure {
    fileprivate static let wrongPassword = RazorpayFailure(
        description: "The one-time password is incorrect.", source: "customer",
        step: "payment_authentication", reason: "incorrect_otp")
    fileprivate static let passwordAttemptsExceeded = RazorpayFailure(
        description: "Too many wrong one-time passwords.", source: "customer",
        step: "payment_authentication", reason: "otp_attempts_exceeded")
}

extension RazorpayRequestBody {
    /// A password's digits, sent as text or as a number; leading zeros survive in text only.
    fileprivate func otp() throws(RazorpayError) -> String? {
        if case .number(let number)? = object["otp"] { return number.literal }
        return try text("otp")
    }
}

extension RazorpayJSONWriter {
    fileprivate mutating func passwordSteps(_ steps: [String], of id: String) {
        object { writer in
            writer.member("razorpay_payment_id", id)
            writer.member("next")
            writer.array(steps) { $0.value($1) }
        }
    }

    /// What a shopper brings back to the merchant after a payment that worked.
    mutating func callback(of payment: RazorpayPayment, signature: String) {
        object { writer in
            writer.member("razorpay_payment_id", payment.id)
            writer.member("razorpay_order_id", payment.orderID)
            writer.member("razorpay_signature", signature)
        }
    }
}
