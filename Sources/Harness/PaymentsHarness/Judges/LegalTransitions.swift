import Findings
import PaymentsDomain
import PaymentsPorts

/// A payment's status moves only along the table of transitions, and every move is stored in order.
struct LegalTransitions: Judge {
    static let rule = JudgeRule(
        "legal-transitions", "A payment's status moves only along the table of transitions.")

    private var known: [PaymentID: (status: PaymentStatus, version: Int)] = [:]

    mutating func look(at delta: History.Delta) -> [Finding] {
        delta.commits.compactMap { commit in
            let payment = commit.payment
            let before = known[payment.id] ?? (.created, 0)
            known[payment.id] = (payment.status, payment.version)
            if payment.version != before.version + 1 {
                return violation(
                    "payment \(payment.id.text) was stored out of turn",
                    expected: "version \(before.version + 1)", found: "\(payment.version)")
            }
            guard !Self.isReachable(from: before.status, to: payment.status) else { return nil }
            return violation(
                "payment \(payment.id.text) made an illegal transition",
                expected: "one of: \(Self.targets(of: before.status))",
                found: "\(before.status.rawValue) to \(payment.status.rawValue)")
        }
    }

    /// Whether a path of the table leads there: one answer may tell of several moves at once.
    private static func isReachable(from: PaymentStatus, to: PaymentStatus) -> Bool {
        var reached: Set<PaymentStatus> = [from]
        for _ in PaymentStatus.allCases {
            for move in StatusTransition.all where reached.contains(move.from) {
                reached.insert(move.to)
            }
        }
        return reached.contains(to)
    }

    private static func targets(of status: PaymentStatus) -> String {
        let targets = StatusTransition.all.filter { $0.from == status }.map(\.to.rawValue)
        return targets.isEmpty
            ? "none, \(status.rawValue) is final" : targets.joined(separator: ", ")
    }
}
