/// The events of one payment, put in their order.
///
/// Events may come in any order and more than once; they take effect in the order of their sequence
/// numbers, each once. One that comes early waits for those before it.
struct EventTrack {
    /// What the events so far mean to the order.
    enum Verdict {
        case undecided
        case authorized
        /// Final: nothing after it changes anything.
        case failed
    }

    private(set) var verdict = Verdict.undecided
    private var next = 1
    private var early: [Int: PaymentNotice.Kind] = [:]

    mutating func take(_ notice: PaymentNotice) {
        guard notice.sequence >= next, early[notice.sequence] == nil else { return }
        early[notice.sequence] = notice.kind
        while let kind = early.removeValue(forKey: next) {
            apply(kind)
            next += 1
        }
    }

    private mutating func apply(_ kind: PaymentNotice.Kind) {
        switch (verdict, kind) {
        case (.failed, _), (_, .other): break
        case (_, .authorized): verdict = .authorized
        case (_, .failed): verdict = .failed
        }
    }
}
