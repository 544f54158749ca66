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
    let notes: JSONObject
    let receipt: String?
    /// `normal` or `optimum`, when the request named one.
    let requestedSpeed: String?
    var status: Status
    let createdAt: VirtualInstant

    var processedSpeed: String {
        requestedSpeed == "optimum" && status == .processed ? "instant" : "normal"
    }

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

/// What was done under an idempotency key, to tell a repetition from a different request.
struct RazorpayRefundKey: Sendable {
    let paymentID: String
    let body: JSONObject
    let refund: Int
    let at: VirtualInstant
}

extension RazorpayState {
    private static let refundFields = ["amount", "speed", "notes", "receipt"]

    /// Gives money of a captured payment back; under a known key it gives the refund it once made.
    ///
    /// Refusals are not stored under the key: the sources do not settle whether Razorpay does.
    mutating func requestRefund(
        of paymentID: String, _ body: RazorpayRequestBody, key: String?, namesPayment: Bool = false
    ) throws(RazorpayError) -> Int {
        if let key, let known = try knownRefund(key, paymentID, body.object) { return known }
        let paymentPlace = try paymentPlace(paymentID)
        try body.refuseFields(except: Self.refundFields + (namesPayment ? ["payment_id"] : []))
        let payment = payments[paymentPlace]
        let speed = try RazorpayRefund.speed(body, field: "speed")
        let notes = try body.notes()
        let receipt = try body.text("receipt")
        let amount = try refundableAmount(try body.integer("amount"), of: payment)
        if let receipt, payment.refunds.contains(where: { refunds[$0].receipt == receipt }) {
            throw .notApplicable("Duplicate receipt found for this refund request.")
        }
        let paise = RazorpayCurrency.paise(amount, of: payment.currency, settings: settings)
        guard settings.openingBalance == nil || paise <= balance else {
            throw .notApplicable(
                "Your account does not have enough balance to carry out the refund operation.")
        }
        let settlesAtOnce = settings.refundOutcome == .processedAtOnce
        let refund = RazorpayRefund(
            id: identifiers.refund(), payment: paymentPlace, paymentID: paymentID, amount: amount,
            currency: payment.currency, notes: notes, receipt: receipt, requestedSpeed: speed,
            status: settlesAtOnce ? .processed : .pending, createdAt: now)
        book(
            .refund, payment, objectID: refund.id, amount: amount, paise: -paise,
            operationReference: receipt)
        let place = add(refund)
        if let key {
            refundKeys[key] = RazorpayRefundKey(
                paymentID: paymentID, body: body.object, refund: place, at: now)
        }
        return place
    }

    private func knownRefund(
        _ key: String, _ paymentID: String, _ body: JSONObject
    ) throws(RazorpayError) -> Int? {
        guard key.utf8.count >= 10 else {
            throw .notApplicable("The idempotency key must be at least 10 characters long.")
        }
        guard key.utf8.allSatisfy(Self.isKeyByte) else {
            throw .notApplicable(
                "The idempotency key must only contain alphanumeric characters, underscores, "
                    + "and hyphens")
        }
        guard let known = refundKeys[key] else { return nil }
        if let life = settings.idempotencyKeyLife, now >= known.at + life { return nil }
        guard known.paymentID == paymentID, known.body == body else {
            throw .notApplicable(
                "Different request with the same idempotency key has already been processed.",
                status: 409)
        }
        return known.refund
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private func refundableAmount(
        _ asked: Int?, of payment: RazorpayPayment
    ) throws(RazorpayError) -> Int {
        switch payment.status {
        case .captured: try checkUndisputed(payment)
        case .refunded: throw .notApplicable("The payment has been fully refunded already.")
        case .created, .authorized, .failed:
            throw .notApplicable("The payment status should be captured for action to be taken")
        }
        guard let asked else { return payment.amountLeft }
        try Self.checkMinimum(asked, in: payment.currency)
        guard asked <= payment.amount else {
            throw .validation(
                "The refund amount provided is greater than amount captured.", field: "amount")
        }
        guard asked <= payment.amountLeft else {
            throw .notApplicable(
                "The total refund amount is greater than the refund payment amount")
        }
        return asked
    }

    /// Puts a refund on its payment and tells the merchant.
    @discardableResult
    mutating func add(_ refund: RazorpayRefund) -> Int {
        let place = refunds.add(refund, id: refund.id)
        payments.change(refund.payment) { payment in
            payment.refunds.append(place)
            payment.amountRefunded += refund.amount
            if payment.amountLeft == 0 { payment.status = .refunded }
        }
        emit(.refundCreated, refund: place)
        switch refund.status {
        case .processed: emit(.refundProcessed, refund: place)
        case .pending, .failed:
            setTimer(.refundSettlement(place), at: now + settings.refundSettlementDelay)
        }
        return place
    }

    /// A pending refund comes to its end; a failed one gives its money back to the merchant.
    mutating func settleRefund(_ place: Int) {
        guard settings.refundOutcome == .pendingThenFailed else {
            refunds.change(place) { $0.status = .processed }
            emit(.refundProcessed, refund: place)
            return
        }
        refunds.change(place) { $0.status = .failed }
        let refund = refunds[place]
        payments.change(refund.payment) { payment in
            payment.amountRefunded -= refund.amount
            payment.status = .captured
        }
        book(
            .refundFailure, payments[refund.payment], objectID: refund.id, amount: refund.amount,
            paise: RazorpayCurrency.paise(refund.amount, of: refund.currency, settings: settings),
            operationReference: refund.receipt)
        emit(.refundFailed, refund: place)
    }
}
