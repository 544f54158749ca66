import Findings
import GatewaySimulators
import PaymentsDomain
import PaymentsPorts

/// A payment's currency and agreed sum never change, and the provider moved the same currency.
struct CurrencyImmutable: Judge {
    static let rule = JudgeRule(
        "currency-immutable", "The currency and the agreed amount of a payment never change.")

    private var agreed: [String: Money] = [:]

    mutating func look(at delta: History.Delta) -> [Finding] {
        var findings: [Finding] = []
        for commit in delta.commits {
            let payment = commit.payment
            let first = agreed[payment.id.text] ?? payment.amount
            agreed[payment.id.text] = first
            let sums = [payment.amount, payment.hold?.amount, payment.captured]
            let strange = sums.compactMap { $0 }.first { $0.currency != first.currency }
            if payment.amount != first || strange != nil {
                findings.append(
                    violation(
                        "payment \(payment.id.text) changed its amount or currency",
                        expected: "\(first)", found: "\(strange ?? payment.amount)"))
            }
        }
        for (provider, entry) in delta.bookEntries where entry.kind != .fee {
            guard let reference = entry.merchantReference, let money = agreed[reference],
                money.currency.code != entry.currency
            else { continue }
            findings.append(
                violation(
                    "\(provider) moved another currency for payment \(reference)",
                    expected: money.currency.code, found: entry.currency))
        }
        return findings
    }
}
