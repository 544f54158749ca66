import HTTPModel

/// The page a shopper is sent to, and what the shopper does there.
enum RazorpayShopperAct: String, Sendable {
    case approve
    case decline
    /// The shopper walks away; the payment times out.
    case abandon
    /// The bank approves, but its answer comes after Razorpay gave up.
    case lateApprove = "late-approve"
}

extension RazorpayState {
    /// Carries out the shopper's act, named by the form field `outcome`, and shows the page again.
    mutating func answerBankPage(
        of id: String, _ body: RazorpayRequestBody
    ) throws(RazorpayError) -> ResponseMessage {
        let place = try paymentPlace(id)
        guard let text = try body.text("outcome") else { throw .required("outcome") }
        guard let act = RazorpayShopperAct(rawValue: text) else {
            throw .validation("The selected outcome is invalid.", field: "outcome")
        }
        let payment = payments[place]
        guard payment.status == .created else { return bankPage(of: payment, status: 400) }
        switch act {
        case .abandon: break
        case .decline: decline(place)
        case .approve: approve(place)
        case .lateApprove: approveLate(place)
        }
        return bankPage(of: payments[place], status: 200)
    }

    /// The shopper and the bank say yes, as far as the test data of the method lets them.
    mutating func approve(_ place: Int) {
        if let failure = certainFailure(of: payments[place]) {
            fail(place, with: failure)
        } else {
            authorize(place)
        }
    }

    /// The shopper or the bank says no.
    mutating func decline(_ place: Int) {
        let payment = payments[place]
        fail(place, with: payment.certainFailure ?? .declined(payment.method))
    }

    /// The bank will say yes, after Razorpay has given up waiting.
    private mutating func approveLate(_ place: Int) {
        if let failure = certainFailure(of: payments[place]) {
            fail(place, with: failure)
        } else {
            payments.change(place, at: now) { $0.isApprovedLate = true }
        }
    }

    /// A small page that says how the payment stands and, where the merchant named an address to
    /// come back to, carries the form that goes there.
    func bankPage(of payment: RazorpayPayment, status: Int) -> ResponseMessage {
        var page = "<!doctype html><title>Bank</title><p>Payment \(payment.id): "
        page += payment.status.rawValue
        page += "</p>"
        switch payment.status {
        case .created:
            page += #"<form method="post"><input name="outcome" value="approve"></form>"#
        case .authorized, .captured, .failed:
            if let address = payment.callbackURL { page += callbackForm(of: payment, to: address) }
        case .refunded: break
        }
        return ResponseMessage(status: status, contentType: "text/html", body: Array(page.utf8))
    }

    private func callbackForm(of payment: RazorpayPayment, to address: String) -> String {
        let fields: [FormItem]
        if let failure = payment.failure {
            fields = [
                FormItem("error[code]", failure.code),
                FormItem("error[description]", failure.description),
                FormItem("error[source]", failure.source), FormItem("error[step]", failure.step),
                FormItem("error[reason]", failure.reason),
                FormItem(
                    "error[metadata]",
                    #"{"payment_id":"\#(payment.id)","order_id":"\#(payment.orderID)"}"#),
            ]
        } else {
            fields = [
                FormItem("razorpay_payment_id", payment.id),
                FormItem("razorpay_order_id", payment.orderID),
                FormItem("razorpay_signature", checkoutSignature(of: payment)),
            ]
        }
        let inputs = fields.map {
            #"<input type="hidden" name="\#($0.name)" value="\#(Self.escaped($0.value))">"#
        }
        return #"<form method="post" action="\#(Self.escaped(address))">"#
            + inputs.joined() + "</form>"
    }

    /// Proof for the merchant that the shopper was here; it says nothing about a capture.
    func checkoutSignature(of payment: RazorpayPayment) -> String {
        RazorpaySignature.hex(
            of: Array("\(payment.orderID)|\(payment.id)".utf8), secret: settings.keySecret)
    }

    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
