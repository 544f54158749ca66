import Findings
import PaymentsDomain

/// Once everything has healed, every order stands as its payment does.
struct OrdersAgree: Judge {
    static let rule = JudgeRule(
        "orders-agree",
        "After healing, an order is confirmed exactly when its payment holds or took the money.")

    mutating func conclude(_ end: EndState) -> [Finding] {
        var byOrder: [String: [Payment]] = [:]
        for payment in end.payments { byOrder[payment.orderID.text, default: []].append(payment) }
        return end.orders.compactMap { order in
            guard let payments = byOrder[order.id], let payment = payments.last else {
                guard order.state == "confirmed" else { return nil }
                return violation("order \(order.id) is confirmed and has no payment")
            }
            if payments.count > 1 {
                return violation("order \(order.id) has \(payments.count) payments")
            }
            let expected = Self.states(for: payment.status)
            guard !expected.contains(order.state) else { return nil }
            return violation(
                "order \(order.id) disagrees with payment \(payment.id.text), which is "
                    + payment.status.rawValue,
                expected: expected.joined(separator: " or "), found: order.state)
        }
    }

    private static func states(for status: PaymentStatus) -> [String] {
        switch status {
        case .created: ["placed", "awaiting-payment"]
        case .authorized, .captured, .refunded: ["confirmed"]
        case .failed: ["cancelled"]
        }
    }
}
