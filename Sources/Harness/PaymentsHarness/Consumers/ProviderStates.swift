import Contracts
import Findings
import JSONModel
import PaymentsDomain
import SimulationCore

/// The situations consumers may ask for, each as the steps that lead to it.
///
/// A state's name is text with `{places}` in it. What stands in a place, or under the same name in
/// the state's parameters, says which order, how much and through which provider.
package enum ProviderStates {
    /// One kind of situation.
    struct Template: Sendable {
        let name: String
        let steps: @Sendable (Subject) -> [Step]
    }

    /// Whom and what a state is about.
    struct Subject: Sendable {
        var order = "order-1"
        var amount: Money
        var provider: String
    }

    /// The names a state may have, for messages and documentation.
    package static var names: [String] { all.map(\.name) }

    static let all: [Template] = [
        Template(name: "nothing has happened yet") { _ in [] },
        Template(name: "a payment authorized for order {order} of {amount} {currency}") {
            [authorize($0)] + approval($0)
        },
        Template(name: "a payment declined for order {order} of {amount} {currency}") {
            declined($0)
        },
        Template(name: "a payment waiting for the shopper of order {order} of {amount} {currency}")
        {
            [authorize($0, method: challenged($0))]
        },
        Template(name: "a payment captured for order {order} of {amount} {currency}") {
            [authorize($0)] + approval($0) + [Step(.capture(payment: $0.order, amount: nil))]
        },
        Template(name: "a payment cancelled for order {order} of {amount} {currency}") {
            [authorize($0)] + approval($0) + [Step(.cancel(payment: $0.order))]
        },
        Template(name: "a payment refunded for order {order} of {amount} {currency}") {
            [authorize($0)] + approval($0) + [
                Step(.capture(payment: $0.order, amount: nil)),
                Step(.refund(refund: "refund-1", payment: $0.order, amount: nil)),
            ]
        },
        Template(name: "the provider {provider} cannot be reached") {
            [fault("refused", $0)]
        },
        Template(name: "the provider {provider} does not answer") {
            [fault("response-lost", $0)]
        },
        Template(name: "the payments service is down") { _ in [Step(.crash(node: 1))] },
    ]

    private static func authorize(_ subject: Subject, method: PaymentMethod? = nil) -> Step {
        Step(
            .authorize(
                Authorize(
                    payment: subject.order, provider: subject.provider, amount: subject.amount,
                    method: method)))
    }

    /// Razorpay holds nothing before the shopper has agreed.
    private static func approval(_ subject: Subject) -> [Step] {
        subject.provider == "razorpay"
            ? [Step(.challenge(payment: subject.order, .approve))] : []
    }

    private static func declined(_ subject: Subject) -> [Step] {
        subject.provider == "razorpay"
            ? [authorize(subject), Step(.challenge(payment: subject.order, .decline))]
            : [
                authorize(
                    subject,
                    method: PaymentMethod(kind: .card, reference: "pm_card_chargeDeclined"))
            ]
    }

    private static func challenged(_ subject: Subject) -> PaymentMethod? {
        subject.provider == "razorpay"
            ? nil : PaymentMethod(kind: .card, reference: "pm_card_authenticationRequired")
    }

    private static func fault(_ name: String, _ subject: Subject) -> Step {
        let fault = PlannedFault(name, on: "\(subject.provider).*", times: 1000)
        return Step(.fault(fault, lasting: .hours(1)))
    }
}
