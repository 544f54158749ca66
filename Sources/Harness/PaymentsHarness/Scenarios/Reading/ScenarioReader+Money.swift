import JSONModel
import PaymentsDomain

/// The steps that move money.
extension ScenarioReader {
    mutating func authorize(_ subject: ScenarioNode, _ mapping: ScenarioMapping) -> Act? {
        let label = newLabel(subject, of: .payment)
        let sum = required("amount", of: mapping, "an authorization", such: "EUR 50.00")
            .flatMap { money($0) }
        let provider = mapping.node("provider")
            .flatMap { word($0, among: ScenarioWords.providers, "provider") }
        let method = mapping.node("method").flatMap { self.method($0) }
        guard let label else { return nil }
        labels.made(.authorize(payment: label))
        return sum.map {
            .authorize(Authorize(payment: label, provider: provider, amount: $0, method: method))
        }
    }

    private mutating func method(_ node: ScenarioNode) -> PaymentMethod? {
        guard let (name, reference) = pair(node, expected: "a method, such as card pm_card_visa")
        else { return nil }
        guard let kind = PaymentMethod.Kind(rawValue: name) else {
            note(
                "unknown method \"\(name)\"", at: document.position(of: node.pointer),
                expected: Self.oneOf(ScenarioWords.methods),
                suggestion: nearest(name, ScenarioWords.methods))
            return nil
        }
        return PaymentMethod(kind: kind, reference: reference)
    }

    mutating func challenge(_ subject: ScenarioNode, _ mapping: ScenarioMapping) -> Act? {
        let label = payment(subject)
        let outcome = required("outcome", of: mapping, "a challenge", such: "approve")
            .flatMap { word($0, among: ScenarioWords.outcomes, "outcome") }
            .flatMap { ChallengeOutcome(rawValue: $0) }
        guard let label, let outcome else { return nil }
        return .challenge(payment: label, outcome)
    }

    mutating func capture(_ subject: ScenarioNode, _ mapping: ScenarioMapping) -> Act? {
        let label = payment(subject)
        let amount = mapping.node("amount").flatMap { money($0) }
        guard let label else { return nil }
        labels.made(.capture(payment: label))
        return .capture(payment: label, amount: amount)
    }

    mutating func refund(_ subject: ScenarioNode, _ mapping: ScenarioMapping) -> Act? {
        let label = newLabel(subject, of: .refund)
        let payment = required("of", of: mapping, "a refund", such: "the payment's label")
            .flatMap { self.payment($0) }
        let amount = mapping.node("amount").flatMap { money($0) }
        guard let label else { return nil }
        labels.made(.refund(refund: label))
        return payment.map { .refund(refund: label, payment: $0, amount: amount) }
    }

    mutating func retry(_ subject: ScenarioNode) -> RetryTarget? {
        guard let (name, label) = pair(subject, expected: "a request, such as capture p1") else {
            return nil
        }
        let target: RetryTarget
        switch name {
        case "authorize": target = .authorize(payment: label)
        case "capture": target = .capture(payment: label)
        case "cancel": target = .cancel(payment: label)
        case "refund": target = .refund(refund: label)
        default:
            note(
                "unknown request \"\(name)\"", at: document.position(of: subject.pointer),
                expected: Self.oneOf(ScenarioWords.retries),
                suggestion: nearest(name, ScenarioWords.retries))
            return nil
        }
        if labels.wasMade(target) { return target }
        note(
            "there is nothing to retry: no \(name) of \"\(label)\" at this point",
            at: document.position(of: subject.pointer),
            expected: "a step \"\(name): \(label)\" before it")
        return nil
    }
}
