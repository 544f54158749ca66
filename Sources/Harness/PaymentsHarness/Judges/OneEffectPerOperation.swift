import Findings
import GatewaySimulators

/// One logical operation has at most one effect at the provider, whatever was sent how often.
struct OneEffectPerOperation: Judge {
    static let rule = JudgeRule(
        "one-effect-per-operation",
        "An authorization, a capture or a refund has at most one effect at its provider.")

    private var effects: [String: BookEntry] = [:]

    mutating func look(at delta: History.Delta) -> [Finding] {
        delta.bookEntries.compactMap { provider, entry in
            guard let operation = Self.operation(of: entry) else { return nil }
            let key = "\(provider) \(operation)"
            guard let first = effects[key] else {
                effects[key] = entry
                return nil
            }
            return violation(
                "\(provider) carried out \(operation) twice",
                expected: "one effect, \(first.objectID)",
                found: "a second one, \(entry.objectID), of \(entry.amount) \(entry.currency)")
        }
    }

    private static func operation(of entry: BookEntry) -> String? {
        switch entry.kind {
        case .authorization, .capture:
            entry.merchantReference.map { "\(entry.kind.rawValue) of \($0)" }
        case .refund: entry.operationReference.map { "refund \($0)" }
        case .release, .fee, .refundFailure, .captureFailure, .dispute, .disputeReversal,
            .disputeFee, .payout, .payoutFailure:
            nil
        }
    }
}
