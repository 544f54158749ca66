import Findings
import GatewaySimulators
import PaymentsDomain

/// A payment is captured at most once and never above what was authorized, in both sets of books.
struct CaptureCeiling: Judge {
    static let rule = JudgeRule(
        "capture-ceiling",
        "A payment is captured at most once, and never for more than was authorized.")

    private struct Sums {
        var authorized = 0
        var captured = 0
        var captures = 0
    }

    private var sums: [String: Sums] = [:]

    mutating func look(at delta: History.Delta) -> [Finding] {
        var findings: [Finding] = []
        for (provider, entry) in delta.bookEntries {
            let owner = "\(entry.paymentID) in \(provider)'s books"
            switch entry.kind {
            case .authorization: sums[owner, default: Sums()].authorized += entry.amount
            case .capture: findings += capture(entry.amount, owner)
            case .release, .fee, .refund, .refundFailure, .captureFailure, .dispute,
                .disputeReversal, .disputeFee, .payout, .payoutFailure:
                continue
            }
        }
        for entry in delta.journal {
            guard let payment = entry.paymentID else { continue }
            let owner = "\(payment.text) in our ledger"
            switch entry.movement.kind {
            case .authorized:
                sums[owner, default: Sums()].authorized += entry.movement.amount.minorUnits
            case .captured: findings += capture(entry.movement.amount.minorUnits, owner)
            default: continue
            }
        }
        return findings
    }

    private mutating func capture(_ amount: Int, _ owner: String) -> [Finding] {
        sums[owner, default: Sums()].captures += 1
        sums[owner, default: Sums()].captured += amount
        let now = sums[owner] ?? Sums()
        var findings: [Finding] = []
        if now.captures > 1 {
            findings.append(
                violation("\(owner) was captured \(now.captures) times", expected: "one capture"))
        }
        if now.captured > now.authorized {
            findings.append(
                violation(
                    "\(owner) was captured above its authorization",
                    expected: "at most \(now.authorized) minor units", found: "\(now.captured)"))
        }
        return findings
    }
}
