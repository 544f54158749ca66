import PaymentsDomain
import PaymentsPorts

/// How a planted bug in the storing code changes what is loaded and stored; usually not at all.
struct StoreTampering: Sendable {
    var loaded: @Sendable (Payment) -> Payment = { $0 }
    var committing: @Sendable (PaymentChange) -> PaymentChange = { $0 }
    var storing: @Sendable (ProviderNotice) -> ProviderNotice = { $0 }
}

extension StoreTampering {
    /// The tampering a planted bug calls for, or nil when the bug is elsewhere.
    init?(_ bug: PlantedBug?, deliveries: DeliveryCount) {
        self.init()
        switch bug {
        case .booksCaptureTwice: committing = Self.bookingCaptureTwice
        case .forgetsOpenRefunds: loaded = Self.forgettingOpenRefunds
        case .changesCurrency: committing = Self.changingCurrency
        case .undoesSuccess: committing = Self.undoingSuccess
        case .takesWebhooksTwice: storing = { Self.renaming($0, deliveries.next()) }
        case .booksOneSide: committing = Self.bookingOneSide
        case .forgetsFees: committing = Self.forgettingFees
        default: return nil
        }
    }

    /// What the refund code sees when it takes a hold for a capture.
    static let takingHoldsForCaptures = StoreTampering(loaded: { payment in
        guard payment.status == .authorized else { return payment }
        var record = PaymentRecord(payment)
        record.status = .captured
        record.captured = payment.amount
        return Payment(restoring: record)
    })

    private static func bookingCaptureTwice(_ change: PaymentChange) -> PaymentChange {
        var change = change
        for entry in change.journal where entry.movement.kind == .captured {
            let again = MoneyMovement(
                .captured, entry.movement.amount, objectID: entry.movement.objectID + "-again")
            change.journal.append(
                JournalEntry(
                    again, paymentID: entry.paymentID, provider: entry.provider,
                    recordedAt: entry.recordedAt))
        }
        return change
    }

    private static func forgettingOpenRefunds(_ payment: Payment) -> Payment {
        var record = PaymentRecord(payment)
        record.refunds.removeAll { $0.status != .succeeded && $0.status != .failed }
        return Payment(restoring: record)
    }

    private static func changingCurrency(_ change: PaymentChange) -> PaymentChange {
        guard change.payment.status == .captured, let captured = change.payment.captured,
            let other = Currency(code: captured.currency.code == "CHF" ? "NOK" : "CHF")
        else { return change }
        var change = change
        var record = PaymentRecord(change.payment)
        record.captured = Money(minorUnits: captured.minorUnits, currency: other)
        change.payment = Payment(restoring: record)
        return change
    }

    private static func undoingSuccess(_ change: PaymentChange) -> PaymentChange {
        guard change.payment.status == .captured,
            change.payment.refunds.contains(where: { $0.status == .requested })
        else { return change }
        var change = change
        var record = PaymentRecord(change.payment)
        record.status = .failed
        change.payment = Payment(restoring: record)
        return change
    }

    private static func renaming(_ notice: ProviderNotice, _ number: Int) -> ProviderNotice {
        ProviderNotice(
            id: NoticeID(
                provider: notice.id.provider, eventID: "\(notice.id.eventID)#\(number)"),
            type: notice.type, activity: notice.activity, body: notice.body,
            receivedAt: notice.receivedAt)
    }

    private static func bookingOneSide(_ change: PaymentChange) -> PaymentChange {
        var change = change
        change.journal = change.journal.map { entry in
            guard entry.movement.kind == .fee else { return entry }
            return entry.keeping(postings: Array(entry.postings.prefix(1)))
        }
        return change
    }

    private static func forgettingFees(_ change: PaymentChange) -> PaymentChange {
        var change = change
        change.journal.removeAll { $0.movement.kind == .fee }
        return change
    }
}

/// Counts deliveries for the bug that takes each for a new one; used on the world's thread.
final class DeliveryCount: @unchecked Sendable {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
