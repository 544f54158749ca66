import Findings
import GatewaySimulators
import PaymentsDomain
import PaymentsPorts

/// Once faults have stopped, everything comes to a final or explained state.
///
/// A system that does nothing is not safe: no outcome may stay unknown without being parked for a
/// person, no event unpublished, no webhook unread, and our status must be what the provider's books
/// say.
struct Convergence: Judge {
    static let rule = JudgeRule(
        "convergence",
        "After healing, no operation hangs and every payment stands as the provider's books say.")

    mutating func conclude(_ end: EndState) -> [Finding] {
        var findings: [Finding] = []
        for saga in end.openSagas where saga.kind != .holdWatch {
            findings.append(
                violation(
                    "the \(saga.kind.rawValue) \(saga.id) of payment \(saga.paymentID.text) hangs",
                    expected: "finished or parked for a person"))
        }
        if end.pendingNotices > 0 {
            findings.append(violation("\(end.pendingNotices) webhooks were never applied"))
        }
        if end.unpublished > 0 {
            findings.append(violation("\(end.unpublished) events were never published"))
        }
        let parked = Set(end.parkedSagas.map(\.paymentID))
        var books = BookTotals(end.books)
        for payment in end.payments {
            if payment.isInDoubt, !parked.contains(payment.id) {
                findings.append(
                    violation("payment \(payment.id.text) is in doubt and nobody was told"))
            }
            if let finding = disagreement(payment, &books) { findings.append(finding) }
        }
        return findings
    }

    private func disagreement(_ payment: Payment, _ books: inout BookTotals) -> Finding? {
        let totals = books.totals(of: payment)
        let (captured, refunded) = (totals.captured, totals.refunded)
        let ours = (payment.captured?.minorUnits ?? 0, payment.refundedTotal.minorUnits)
        if captured != ours.0 || refunded != ours.1 {
            return violation(
                "payment \(payment.id.text) disagrees with the provider's books",
                expected: "captured \(captured), refunded \(refunded)",
                found: "captured \(ours.0), refunded \(ours.1)")
        }
        let isHeld = payment.hold?.isLive ?? false
        guard totals.held > 0 && captured == 0, !isHeld else { return nil }
        return violation(
            "the provider holds money for payment \(payment.id.text) and we do not know it",
            expected: "a live hold of \(totals.held)")
    }
}

/// What the providers' books say about each payment.
private struct BookTotals {
    struct Totals {
        var held = 0
        var captured = 0
        var refunded = 0
    }

    private var byReference: [String: Totals] = [:]

    init(_ books: [(provider: String, entry: BookEntry)]) {
        for (_, entry) in books {
            guard let reference = entry.merchantReference else { continue }
            switch entry.kind {
            case .authorization: byReference[reference, default: Totals()].held += entry.amount
            case .release: byReference[reference, default: Totals()].held -= entry.amount
            case .capture:
                byReference[reference, default: Totals()].held -= entry.amount
                byReference[reference, default: Totals()].captured += entry.amount
            case .refund: byReference[reference, default: Totals()].refunded += entry.amount
            case .refundFailure: byReference[reference, default: Totals()].refunded -= entry.amount
            case .captureFailure: byReference[reference, default: Totals()].captured -= entry.amount
            case .fee, .dispute, .disputeReversal, .disputeFee, .payout, .payoutFailure: continue
            }
        }
    }

    mutating func totals(of payment: Payment) -> Totals {
        byReference[payment.id.text] ?? Totals()
    }
}
