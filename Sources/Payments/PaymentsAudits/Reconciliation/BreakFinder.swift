import PaymentsDomain
import PaymentsPorts

/// Names the differences between a provider's account of things and ours.
enum BreakFinder {
    /// By how many percent a fee may exceed the expected one (taxes on fees) before it is a break.
    static let feeTolerancePercent = 25

    static func breaks(
        in learned: LearnedActivity, _ snapshot: PaymentSnapshot, fees: PaymentFeeCalculator
    ) -> [ReconciliationBreak] {
        let object = snapshot.transactionID.text
        switch learned {
        case .unmatched: return []
        case .unchanged(let payment): return feeBreak(payment, fees: fees)
        case .changed(let before, let after):
            var breaks: [ReconciliationBreak] = []
            if before.captured == nil, let captured = after.captured {
                breaks.append(
                    ReconciliationBreak(
                        kind: .missingInternal, paymentID: after.id, objectID: object,
                        detail: "the provider captured \(captured)", isMended: true))
            } else if before.status != after.status {
                breaks.append(
                    ReconciliationBreak(
                        kind: .status, paymentID: after.id, objectID: object,
                        detail: "\(before.status.rawValue) became \(after.status.rawValue)",
                        isMended: true))
            }
            return breaks + feeBreak(after, fees: fees)
        case .contradiction(let payment, let error):
            return [contradiction(payment, error, object)]
        }
    }

    static func breaks(
        in learned: LearnedActivity, _ snapshot: RefundSnapshot
    ) -> [ReconciliationBreak] {
        let object = snapshot.transactionID.text
        switch learned {
        case .unchanged: return []
        case .unmatched:
            return [
                ReconciliationBreak(
                    kind: .missingInternal, paymentID: nil, objectID: object,
                    detail: "a refund of \(snapshot.amount) for no payment of ours", isMended: false
                )
            ]
        case .changed(let before, let after):
            let isNew = before.refunds.count != after.refunds.count
            return [
                ReconciliationBreak(
                    kind: isNew ? .missingInternal : .status, paymentID: after.id,
                    objectID: object,
                    detail: "the provider has a refund of \(snapshot.amount)", isMended: true)
            ]
        case .contradiction(let payment, let error):
            return [contradiction(payment, error, object)]
        }
    }

    /// Captured money that no payment of ours can take in.
    static func unallocated(
        _ learned: LearnedActivity, _ snapshot: PaymentSnapshot
    ) -> ReconciliationBreak? {
        guard case .captured(let amount, _) = snapshot.state else { return nil }
        switch learned {
        case .changed, .unchanged: return nil
        case .unmatched:
            return ReconciliationBreak(
                kind: .missingInternal, paymentID: nil, objectID: snapshot.transactionID.text,
                detail: "captured \(amount) for no payment of ours; booked as unallocated",
                isMended: false)
        case .contradiction(let payment, _):
            guard payment.transactionID != snapshot.transactionID else { return nil }
            let isSecond = payment.transactionID != nil
            let what = isSecond ? "a second time" : "where \(payment.amount) was agreed"
            return ReconciliationBreak(
                kind: isSecond ? .duplicateExternal : .amount, paymentID: payment.id,
                objectID: snapshot.transactionID.text,
                detail: "captured \(amount) \(what); booked as unallocated", isMended: false)
        }
    }

    static func missingExternal(_ payment: Payment, _ detail: String) -> ReconciliationBreak {
        ReconciliationBreak(
            kind: .missingExternal, paymentID: payment.id,
            objectID: payment.transactionID?.text ?? payment.id.text, detail: detail,
            isMended: false)
    }

    static func refundsMissingExternally(
        _ payment: Payment, known: [RefundSnapshot]
    ) -> [ReconciliationBreak] {
        refundsMissing(payment) { transaction in
            known.contains { $0.transactionID == transaction }
        }
    }

    static func refundsMissing(
        _ payment: Payment, unless isKnown: (TransactionID) -> Bool
    ) -> [ReconciliationBreak] {
        payment.refunds.compactMap { refund in
            guard refund.status == .succeeded || refund.status == .pending,
                let transaction = refund.transactionID, !isKnown(transaction)
            else { return nil }
            return ReconciliationBreak(
                kind: .missingExternal, paymentID: payment.id, objectID: refund.id.text,
                detail: "the provider has no refund of \(refund.amount)", isMended: false)
        }
    }

    static func openDoubts(of payment: Payment) -> [ReconciliationBreak] {
        let attempts = payment.attempts.filter { $0.outcome == .unknown }.map(\.id.text)
        let refunds = payment.refunds.filter { $0.status == .unknown }.map(\.id.text)
        return (attempts + refunds).map { object in
            ReconciliationBreak(
                kind: .inDoubt, paymentID: payment.id, objectID: object,
                detail: "its outcome is still unknown", isMended: false)
        }
    }

    private static func contradiction(
        _ payment: Payment, _ error: PaymentError, _ object: String
    ) -> ReconciliationBreak {
        ReconciliationBreak(
            kind: .contradiction, paymentID: payment.id, objectID: object, detail: "\(error)",
            isMended: false)
    }

    private static func feeBreak(
        _ payment: Payment, fees: PaymentFeeCalculator
    ) -> [ReconciliationBreak] {
        guard let captured = payment.captured, let fee = payment.fee,
            let expected = try? fees.expectedFee(for: captured),
            fee.currency == expected.currency,
            fee.minorUnits > expected.minorUnits * (100 + feeTolerancePercent) / 100 + 1
        else { return [] }
        return [
            ReconciliationBreak(
                kind: .fee, paymentID: payment.id,
                objectID: payment.transactionID?.text ?? payment.id.text,
                detail: "a fee of \(fee) where \(expected) was expected", isMended: false)
        ]
    }
}
