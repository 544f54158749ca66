import Findings
import GatewaySimulators
import PaymentsDomain
import PaymentsPorts

/// Only captured money is refunded: never a failed, open or merely authorized payment.
struct RefundOnlyCaptured: Judge {
    static let rule = JudgeRule(
        "refund-only-captured", "No refund is made of a payment that is failed or not captured.")

    private var statuses: [PaymentID: PaymentStatus] = [:]
    private var refunds: [PaymentID: Int] = [:]
    /// Payments whose capture is in our ledger, whatever their status.
    private var paid: Set<PaymentID> = []
    private var capturedAtProvider: Set<String> = []

    mutating func look(at delta: History.Delta) -> [Finding] {
        var findings: [Finding] = []
        for (provider, entry) in delta.bookEntries {
            if entry.kind == .capture { capturedAtProvider.insert(entry.paymentID) }
            if entry.kind == .refund, !capturedAtProvider.contains(entry.paymentID) {
                findings.append(
                    violation("\(provider) refunded \(entry.paymentID), which was never captured"))
            }
        }
        for commit in delta.commits {
            let payment = commit.payment
            let before = statuses[payment.id] ?? .created
            let hasNew = payment.refunds.count > refunds[payment.id, default: 0]
            let isCaptured = before == .captured || before == .refunded
            if hasNew, !isCaptured, !commit.booksCapture, !paid.contains(payment.id) {
                findings.append(
                    violation(
                        "a refund of payment \(payment.id.text) was put on record",
                        expected: "status CAPTURED before it", found: before.rawValue))
            }
            if commit.booksCapture { paid.insert(payment.id) }
            statuses[payment.id] = payment.status
            refunds[payment.id] = payment.refunds.count
        }
        return findings
    }
}

extension PaymentChange {
    fileprivate var booksCapture: Bool {
        journal.contains { $0.movement.kind == .captured || $0.movement.kind == .unallocated }
    }
}
