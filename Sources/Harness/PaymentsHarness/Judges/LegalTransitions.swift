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
        from == to || reachable[from]?.contains(to) == true
    }

    /// The statuses that some path of the table leads to, worked out once.
    private static let reachable: [PaymentStatus: Set<PaymentStatus>] = {
        var reachable: [PaymentStatus: Set<PaymentStatus>] = [:]
        for status in PaymentStatus.allCases {
            var reached: Set<PaymentStatus> = [status]
            for _ in PaymentStatus.allCases {
                for move in StatusTransition.all where reached.contains(move.from) {
                    reached.insert(move.to)
                }
            }
            reachable[status] = reached
        }
        return reachable
    }()

    private static func targets(of status: PaymentStatus) -> String {
        let targets = StatusTransition.all.filter { $0.from == status }.map(\.to.rawValue)
        return targets.isEmpty
            ? "none, \(status.rawValue) is final" : targets.joined(separator: ", ")
    }
}
