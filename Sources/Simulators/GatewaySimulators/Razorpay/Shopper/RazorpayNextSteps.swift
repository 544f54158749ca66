import HTTPModel

/// What the shopper has to do next, as the different ways to start a payment say it.
struct RazorpayNextSteps {
    let payment: RazorpayPayment
    private let keyID: String
    private let address: String

    init(_ payment: RazorpayPayment, _ settings: RazorpaySettings) {
        self.payment = payment
        keyID = settings.keyID
        address = "\(settings.pageAddress)/v1/payments/\(payment.id)"
    }

    /// The steps of a server-to-server payment, as action and address.
    ///
    /// A UPI shopper acts in an app of their own, which has no address in reality; here the bank's
    /// page stands for it, after the documented steps.
    var all: [(action: String, address: String)] {
        switch payment.method {
        case .card:
            [("redirect", address + "/authenticate"), ("otp_generate", address + "/otp_generate")]
        case .netbanking, .wallet: [("redirect", address + "/authorize")]
        case .upi(let vpa, _, _):
            (vpa == nil ? [("intent", intentAddress)] : []) + [
                ("poll", address), ("redirect", address + "/authenticate"),
            ]
        }
    }

    /// The steps after a one-time password was sent.
    var afterPassword: [(action: String, address: String)] {
        [("otp_submit", address + "/otp/submit"), ("otp_resend", address + "/otp/resend")]
    }

    /// The address that opens the shopper's UPI app.
    var intentAddress: String {
        let rupees = payment.amount / 100
        let paise = payment.amount % 100
        let sum = "\(rupees).\(paise < 10 ? "0" : "")\(paise)"
        return "upi://pay?pa=paycheck@razorpay&pn=PayCheck&tr=\(payment.id)&am=\(sum)"
            + "&cu=\(payment.currency)"
    }

    /// The address that a checkout page in a browser asks how the payment stands.
    var statusAddress: String { "\(address)/status?key_id=\(keyID)" }
    var pageAddress: String { address + "/authenticate" }
}

extension RazorpayJSONWriter {
    /// The answer to `payments/create/json`.
    mutating func nextSteps(_ steps: RazorpayNextSteps) {
        object { writer in
            writer.member("razorpay_payment_id", steps.payment.id)
            writer.member("next")
            writer.steps(steps.all)
        }
    }

    /// The member that an order has which was made together with its payment.
    mutating func workflow(_ steps: RazorpayNextSteps) {
        member("payment_workflow")
        object { writer in
            writer.member("id", steps.payment.id)
            writer.member("next")
            writer.steps(steps.all)
        }
    }

    /// The answer to `otp_generate`: what can be done with the password, and with which card.
    mutating func passwordSent(_ steps: RazorpayNextSteps) {
        object { writer in
            writer.member("razorpay_payment_id", steps.payment.id)
            writer.member("next")
            writer.steps(steps.afterPassword)
            guard let card = steps.payment.method.card else { return }
            writer.member("metadata")
            writer.object { writer in
                writer.null("issuer")
                writer.member("network", card.network)
                writer.member("last4", card.last4)
                writer.member("iin", card.issuerNumber)
            }
        }
    }

    private mutating func steps(_ steps: [(action: String, address: String)]) {
        array(steps) { writer, step in
            writer.object { writer in
                writer.member("action", step.action)
                writer.member("url", step.address)
            }
        }
    }

    /// The answer to `payments/create/upi`: the app's link where the shopper's device opens it.
    mutating func upiStart(_ steps: RazorpayNextSteps) {
        object { writer in
            writer.member("razorpay_payment_id", steps.payment.id)
            if case .upi(nil, _, _) = steps.payment.method {
                writer.member("link", steps.intentAddress)
            }
        }
    }

    /// The answer to `payments/create/ajax`, which checkout pages use and nothing documents.
    mutating func checkoutStart(_ steps: RazorpayNextSteps) {
        object { writer in
            if case .upi(nil, _, _) = steps.payment.method {
                writer.member("type", "intent")
                writer.member("data")
                writer.object { $0.member("intent_url", steps.intentAddress) }
                writer.checkoutRequest(steps.statusAddress)
            } else {
                writer.member("type", "first")
                writer.checkoutRequest(steps.pageAddress)
            }
            writer.member("payment_id", steps.payment.id)
        }
    }

    private mutating func checkoutRequest(_ address: String) {
        member("request")
        object { writer in
            writer.member("url", address)
            writer.member("method", "get")
            writer.member("content")
            writer.object { _ in }
        }
    }
}
