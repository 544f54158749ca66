import HeapModule
import SimulationCore

/// Something that happens by itself, unless the world has moved on by then.
struct RazorpayTimer: Sendable, Comparable {
    enum Purpose: Sendable, Equatable {
        case paymentTimeout(Int)
        case lateAuthorization(Int)
        case uncapturedWindow(Int)
        case refundSettlement(Int)
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
        while let timer = timers.min {
            if matters(timer.purpose) { return timer.at }
            timers.removeMin()
        }
        return nil
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
    }

    private func matters(_ purpose: RazorpayTimer.Purpose) -> Bool {
        switch purpose {
        case .paymentTimeout(let place): payments[place].status == .created
        case .lateAuthorization(let place): payments[place].status == .failed
        case .uncapturedWindow(let place): payments[place].status == .authorized
        case .refundSettlement(let place): refunds[place].status == .pending
        case .money(let act): matters(act)
        }
    }

    private mutating func run(_ purpose: RazorpayTimer.Purpose) {
        switch purpose {
        case .paymentTimeout(let place): timeOut(place)
        case .lateAuthorization(let place): authorize(place)
        case .uncapturedWindow(let place): release(place)
        case .refundSettlement(let place): settleRefund(place)
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
