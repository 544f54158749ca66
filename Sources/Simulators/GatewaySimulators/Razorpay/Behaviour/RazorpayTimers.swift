import HeapModule
import SimulationCore

/// Something that happens by itself, unless the world has moved on by then.
struct RazorpayTimer: Sendable, Comparable {
    enum Purpose: Sendable, Equatable {
        case paymentTimeout(Int)
        case lateAuthorization(Int)
        case uncapturedWindow(Int)
        case refundSettlement(Int)
        /// A processed refund bounces after all.
        case refundFailure(Int)
        /// The instant way of a refund has failed.
        case instantRefundEnd(Int)
        /// A UPI test address answers by itself.
        case testAddress(Int)
        /// The effect of a request that was told of an error comes by itself.
        case deferredRequest(Int)
        /// An effect is taken back whose request was told of an error.
        case rollBack(RazorpayRollBack)
        case money(RazorpayMoneyAct)
    }

    let at: VirtualInstant
    /// Settles which comes first within one instant: the one set first.
    let order: Int
    let purpose: Purpose

    static func < (left: RazorpayTimer, right: RazorpayTimer) -> Bool {
        (left.at.milliseconds, left.order) < (right.at.milliseconds, right.order)
    }
}

extension RazorpayState {
    mutating func setTimer(_ purpose: RazorpayTimer.Purpose, at instant: VirtualInstant) {
        timersSet += 1
        timers.insert(RazorpayTimer(at: instant, order: timersSet, purpose: purpose))
    }

    /// When the next thing happens by itself; timers that no longer matter are dropped on the way.
    mutating func nextDeadline() -> VirtualInstant? {
        let other = otherMode.isEmpty ? nil : otherMode[0].nextDeadline()
        while let timer = timers.min {
            if matters(timer.purpose) { return min(timer.at, other ?? timer.at) }
            timers.removeMin()
        }
        return other
    }

    /// Lets everything happen that is due, each thing at its own instant.
    mutating func advance(to instant: VirtualInstant) {
        while let timer = timers.min, timer.at <= instant {
            timers.removeMin()
            guard matters(timer.purpose) else { continue }
            setNow(timer.at)
            run(timer.purpose)
        }
        setNow(instant)
        if !otherMode.isEmpty { otherMode[0].advance(to: instant) }
    }

    private func matters(_ purpose: RazorpayTimer.Purpose) -> Bool {
        switch purpose {
        case .paymentTimeout(let place): payments[place].status == .created
        case .lateAuthorization(let place): payments[place].status == .failed
        case .uncapturedWindow(let place): payments[place].status == .authorized
        case .refundSettlement(let place), .instantRefundEnd(let place):
            refunds[place].status == .pending
        case .refundFailure(let place): refunds[place].status == .processed
        case .testAddress(let place): payments[place].status == .created
        case .deferredRequest(let number): deferred[number] != nil
        case .rollBack(let rollBack): matters(rollBack)
        case .money(let act): matters(act)
        }
    }

    private mutating func run(_ purpose: RazorpayTimer.Purpose) {
        switch purpose {
        case .paymentTimeout(let place): timeOut(place)
        case .lateAuthorization(let place): authorize(place)
        case .uncapturedWindow(let place): release(place)
        case .refundSettlement(let place): settleRefund(place)
        case .refundFailure(let place): failRefund(place)
        case .instantRefundEnd(let place): slowDownRefund(place)
        case .testAddress(let place): approve(place)
        case .deferredRequest(let number): runDeferred(number)
        case .rollBack(let effect): takeBack(effect)
        case .money(let act): run(act)
        }
    }

    /// Nobody answered in time; a bank that says yes later is still heard within its window.
    mutating func timeOut(_ place: Int) {
        fail(place, with: .timedOut)
        let payment = payments[place]
        let answer = now + settings.lateAuthorizationDelay
        if payment.isApprovedLate,
            answer <= payment.createdAt + settings.lateAuthorizationWindow
        {
            setTimer(.lateAuthorization(place), at: answer)
        }
    }
}
