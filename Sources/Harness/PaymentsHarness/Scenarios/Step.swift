import PaymentsDomain
import SimulationCore

/// One actor's act, with the answer it must get, if the scenario says so.
package struct Step: Sendable, Hashable {
    package var act: Act
    /// The answer expected from the payments API, or from the provider another merchant asks; nil
    /// when any lawful answer will do.
    package var answer: ExpectedAnswer?
    /// Where it stands in the file, for messages; nil for drawn scenarios.
    package var place: StepPlace?

    package init(_ act: Act, answer: ExpectedAnswer? = nil, place: StepPlace? = nil) {
        self.act = act
        self.answer = answer
        self.place = place
    }
}

/// A place in a scenario file.
package struct StepPlace: Sendable, Hashable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// An answer of the payments API that a step expects.
package struct ExpectedAnswer: Sendable, Hashable {
    /// The HTTP status, such as 201.
    package var status: Int
    /// The problem's code, such as `amount_exceeds_refundable`; nil when any will do.
    package var code: String?

    package init(status: Int, code: String? = nil) {
        self.status = status
        self.code = code
    }
}

/// What an actor does.
///
/// Labels such as `p1` and `r1` name payments and refunds within a scenario.
package enum Act: Sendable, Hashable {
    /// A shopper places an order; Orders asks for the authorization.
    case authorize(Authorize)
    /// The shopper does something at the bank's page the payment sent them to.
    case challenge(payment: String, ChallengeOutcome)
    /// An operator captures; nil means the whole hold.
    case capture(payment: String, amount: Money?)
    case cancel(payment: String)
    /// An operator refunds; nil means all that is left.
    case refund(refund: String, payment: String, amount: Money?)
    /// The last request of that kind for that label is sent again with the same idempotency key.
    case retry(RetryTarget)
    /// An operator reconciles one payment.
    case reconcile(payment: String)
    /// Cron reconciles everything of a provider.
    case reconcileAll(provider: String)
    /// Somebody reads a payment.
    case read(payment: String)
    /// The last webhook of a payment's provider is delivered once more, signed anew.
    case replayWebhook(payment: String)
    /// Somebody who does not know the secret sends a provider's last webhook again.
    case forgeWebhook(payment: String)
    case wait(VirtualDuration)
    /// A node dies, with everything in its memory.
    case crash(node: Int)
    case restart(node: Int)
    /// From here on, a named fault strikes where it says.
    case fault(FaultRule)
    /// Every fault planned so far is taken away.
    case heal
    /// Several acts begin at the same moment.
    case together([Step])
    /// What must hold now, before anything else happens.
    case expect([Expectation])
    /// A bank, a shopper or the provider itself decides something outside the API.
    case decide(Decision)
    /// Another merchant asks a provider itself.
    case request(ProviderRequest)
}

extension Act {
    /// A fault that begins at once.
    package static func fault(_ fault: PlannedFault, lasting: VirtualDuration?) -> Act {
        .fault(FaultRule(fault, lasting: lasting))
    }
}

/// A shopper's order and how it is to be paid.
package struct Authorize: Sendable, Hashable {
    package var payment: String
    /// Nil means the scenario's provider.
    package var provider: String?
    package var amount: Money
    /// Nil means a good card (Stripe) or a good UPI address (Razorpay).
    package var method: PaymentMethod?

    package init(
        payment: String, provider: String? = nil, amount: Money, method: PaymentMethod? = nil
    ) {
        self.payment = payment
        self.provider = provider
        self.amount = amount
        self.method = method
    }
}

/// What somebody outside the API decides, and about what.
package struct Decision: Sendable, Hashable {
    /// The simulators' word for it: `win`, `fail`, `pay-out`.
    package var choice: String
    /// The payment, refund or answered request it is about, by its label; nil for the account as a
    /// whole.
    package var subject: String?
    /// Nil means the provider of the payment, or of the scenario.
    package var provider: String?

    package init(_ choice: String, on subject: String? = nil, at provider: String? = nil) {
        self.choice = choice
        self.subject = subject
        self.provider = provider
    }
}

/// What a shopper does at the bank's page.
package enum ChallengeOutcome: String, Sendable, Hashable, CaseIterable {
    case approve
    case decline
    /// The shopper walks away.
    case abandon
    /// The bank approves long after everybody gave up (Razorpay's late authorization).
    case lateApprove = "late-approve"
}

/// Which earlier request is sent again.
package enum RetryTarget: Sendable, Hashable {
    case authorize(payment: String)
    case capture(payment: String)
    case cancel(payment: String)
    case refund(refund: String)
}
