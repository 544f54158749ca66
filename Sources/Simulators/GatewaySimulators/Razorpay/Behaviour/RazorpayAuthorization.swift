import JSONModel
import SimulationCore

extension RazorpayState {
    /// The bank said yes: from created, or late from failed.
    ///
    /// On an order that is already paid the money goes straight back; otherwise the order's capture
    /// terms decide.
    mutating func authorize(_ place: Int) {
        let reference = identifiers.bankReference()
        payments.change(place, at: now) { payment in
            payment.status = .authorized
            payment.failure = nil
            payment.bankReference = reference
        }
        countResult(of: place)
        let payment = payments[place]
        book(.authorization, payment, objectID: payment.id, amount: payment.amount)
        emit(.paymentAuthorized, payment: place)
        let order = orders[payment.order]
        let terms = order.captureTerms
        let lapse = payment.createdAt + terms.lapseWindow
        if order.status == .paid || lapse <= now {
            release(place)
        } else if terms.capturesAutomatically, payment.amount <= order.amountDue,
            now <= payment.createdAt + terms.automaticWindow
        {
            capture(place)
        } else {
            setTimer(.uncapturedWindow(place), at: lapse)
        }
    }

    /// The payment ended without money, at least for now.
    mutating func fail(_ place: Int, with failure: RazorpayFailure) {
        payments.change(place, at: now) { payment in
            payment.status = .failed
            payment.failure = failure
        }
        countResult(of: place)
        emit(.paymentFailed, payment: place)
    }

    /// Where the account counts tries by their results, counts this one.
    private mutating func countResult(of place: Int) {
        guard settings.countsAttemptsAtResult else { return }
        orders.change(payments[place].order, at: now) { $0.attempts += 1 }
    }

    /// Takes the money of an authorized payment and counts it towards its order.
    ///
    /// A capture that the provider is going to take back costs no fee.
    mutating func capture(_ place: Int, isTakenBack: Bool = false) {
        payments.change(place, at: now) { payment in
            payment.status = .captured
            payment.isCaptured = true
        }
        let payment = payments[place]
        book(
            .capture, payment, objectID: payment.id, amount: payment.amount,
            paise: payment.baseAmount)
        if !isTakenBack { chargeFee(for: place) }
        orders.change(payment.order, at: now) { order in
            order.amountPaid += payment.amount
            if order.amountDue == 0 { order.status = .paid }
        }
        guard !isTakenBack else { return }
        emit(.paymentCaptured, payment: place)
        if orders[payment.order].status == .paid { emit(.orderPaid, payment: place) }
    }

    /// Keeps Razorpay's part of a captured payment.
    mutating func chargeFee(for place: Int) {
        let payment = payments[place]
        let isDomesticCard = payment.method.card != nil && !payment.isInternational
        let fee = RazorpayFee(
            ofPaise: payment.baseAmount, onDomesticCard: isDomesticCard, settings: settings)
        payments.amend(place) { $0.fee = fee }
        book(
            .fee, payment, objectID: payment.id + ":fee", amount: fee.fee, currency: "INR",
            paise: -fee.fee)
    }

    /// Lets an authorized payment's money go back uncaptured, which Razorpay shows as a refund.
    mutating func release(_ place: Int) {
        let payment = payments[place]
        book(.release, payment, objectID: payment.id, amount: payment.amount)
        let speed = orders[payment.order].captureTerms.refundSpeed
        let basis = RazorpayRefundBasis(
            id: identifiers.next(.refund), place: place, payment: payment, amount: payment.amount,
            requestedSpeed: speed, isRelease: true, createdAt: now)
        add(RazorpayRefund(basis, status: .processed))
    }
}
