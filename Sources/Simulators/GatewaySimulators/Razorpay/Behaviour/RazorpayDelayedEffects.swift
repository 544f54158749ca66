import HTTPModel
import HTTPTypes
import SimulationCore

/// An effect that the provider will take back.
enum RazorpayRollBack: Sendable, Hashable {
    case capture(Int)
    case refund(Int)
    case payment(Int)
}

extension RazorpayState {
    /// Keeps a request whose caller is told of an error now; its effect comes by itself.
    mutating func postpone(_ request: RequestMessage, for duration: VirtualDuration?) {
        guard request.head.method != .get else { return }
        let number = timersSet
        deferred[number] = request
        setTimer(.deferredRequest(number), at: now + (duration ?? settings.rollForwardDelay))
    }

    /// The kept request runs as if it came now; nobody hears its answer.
    mutating func runDeferred(_ number: Int) {
        guard let request = deferred.removeValue(forKey: number) else { return }
        _ = respond(to: request, suffering: nil)
    }

    /// Carries a request out whose caller is told of an error, and takes the effect back later.
    ///
    /// An order moves no money and stays; so does a refund without effect of its own, which only
    /// repeats an earlier one under its key.
    mutating func carryOutForNow(_ request: RequestMessage, _ misbehaviour: GatewayMisbehaviour) {
        let refundsBefore = refunds.items.count
        let paymentsBefore = payments.items.count
        let route = RazorpayRoute(request)
        let answer = respond(to: request, suffering: misbehaviour)
        guard answer.status == 200 else { return }
        let effect: RazorpayRollBack
        if refunds.items.count > refundsBefore, refunds.items.last?.isRelease == false {
            effect = .refund(refunds.items.count - 1)
        } else if payments.items.count > paymentsBefore {
            effect = .payment(payments.items.count - 1)
        } else if case .capture(let id) = route, let place = payments.place(of: id) {
            effect = .capture(place)
        } else {
            return
        }
        setTimer(
            .rollBack(effect), at: now + (misbehaviour.duration ?? settings.rollBackDelay))
    }

    /// Whether there still is something to take back.
    func matters(_ effect: RazorpayRollBack) -> Bool {
        switch effect {
        case .capture: true
        case .refund(let place): refunds[place].status != .failed
        case .payment(let place): payments[place].status == .created
        }
    }

    mutating func takeBack(_ effect: RazorpayRollBack) {
        switch effect {
        case .capture(let place): takeBackCapture(of: place)
        case .refund(let place): failRefund(place)
        case .payment(let place): fail(place, with: .takenBack)
        }
    }

    /// The payment is authorized again, and its order is owed the sum again.
    ///
    /// Money that was refunded in between cannot be taken back; then the capture stays after all,
    /// with its fee and its events.
    private mutating func takeBackCapture(of place: Int) {
        guard payments[place].status == .captured, payments[place].amountRefunded == 0 else {
            chargeFee(for: place)
            emit(.paymentCaptured, payment: place)
            return
        }
        payments.change(place, at: now) { payment in
            payment.status = .authorized
            payment.isCaptured = false
        }
        let payment = payments[place]
        book(
            .captureFailure, payment, objectID: payment.id, amount: payment.amount,
            paise: -payment.baseAmount)
        orders.change(payment.order, at: now) { order in
            order.amountPaid -= payment.amount
            order.status = .attempted
        }
        let lapse = payment.createdAt + orders[payment.order].captureTerms.lapseWindow
        setTimer(.uncapturedWindow(place), at: max(lapse, now))
    }
}

extension RazorpayFailure {
    fileprivate static let takenBack = RazorpayFailure(
        code: "GATEWAY_ERROR", description: "The payment could not be completed.",
        source: "gateway", step: "payment_initiation", reason: "gateway_technical_error")
}
