import GatewaySimulators
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts
import PaymentsREST
import PaymentsWebhooks

/// A closed list of words of the code, and the places of the contracts that repeat it.
struct Vocabulary: Sendable {
    /// A list of values in a document of the contracts.
    struct Place: Sendable {
        /// Which document: the API's, or the one of shared event parts.
        enum Document: Sendable, Hashable {
            case api
            case eventDefinitions
        }

        let document: Document
        let pointer: [String]
    }

    /// The name documents mark their lists with.
    let name: String
    /// The Swift type or member that is the authority.
    let source: String
    let values: [String]
    let places: [Place]

    private static func api(_ tokens: String...) -> Place {
        Place(document: .api, pointer: ["components", "schemas"] + tokens + ["enum"])
    }

    private static func property(_ schema: String, _ name: String) -> Place {
        api(schema, "properties", name)
    }

    /// Every vocabulary that is written down as a list in a contract.
    static let all: [Vocabulary] = [
        Vocabulary(
            name: "payment-states", source: "PaymentStatus (PaymentsDomain)",
            values: PaymentStatus.allCases.map(\.rawValue), places: [property("Payment", "status")]),
        Vocabulary(
            name: "failure-kinds", source: "FailureReason.Kind (PaymentsDomain)",
            values: FailureReason.Kind.allCases.map(\.rawValue),
            places: [
                property("Failure", "kind"),
                Place(
                    document: .eventDefinitions,
                    pointer: ["$defs", "failure_reason", "properties", "kind", "enum"]),
            ]),
        Vocabulary(
            name: "error-codes",
            source: "ProblemCode (PaymentsREST) and WebhookProblem (PaymentsWebhooks)",
            values: errorCodes, places: [property("Problem", "code")]),
        Vocabulary(
            name: "method-kinds", source: "PaymentMethod.Kind (PaymentsDomain)",
            values: PaymentMethod.Kind.allCases.map(\.rawValue),
            places: [property("PaymentMethod", "kind")]),
        Vocabulary(
            name: "attempt-kinds", source: "PaymentAttempt.Kind (PaymentsDomain)",
            values: PaymentAttempt.Kind.allCases.map(\.rawValue),
            places: [property("Attempt", "kind")]),
        Vocabulary(
            name: "attempt-outcomes", source: "PaymentAttempt.Outcome (PaymentsDomain)",
            values: outcomes.map(\.name), places: [property("Attempt", "outcome")]),
        Vocabulary(
            name: "refund-states", source: "Refund.Status (PaymentsDomain)",
            values: Refund.Status.allCases.map(\.rawValue), places: [property("Refund", "status")]),
        Vocabulary(
            name: "standings", source: "OpenStanding (PaymentsREST)",
            values: ProblemCatalogue.standings, places: [api("Standing")]),
        Vocabulary(
            name: "accounts", source: "Account (PaymentsDomain)",
            values: Account.allCases.map(\.rawValue), places: [property("Posting", "account")]),
        Vocabulary(
            name: "movements", source: "MoneyMovement.Kind (PaymentsDomain)",
            values: MoneyMovement.Kind.allCases.map(\.rawValue),
            places: [property("LedgerEntry", "movement")]),
        Vocabulary(
            name: "break-kinds", source: "ReconciliationBreak.Kind (PaymentsPorts)",
            values: ReconciliationBreak.Kind.allCases.map(\.rawValue),
            places: [property("ReconciliationBreak", "kind")]),
        Vocabulary(
            name: "saga-kinds", source: "SagaRecord.Kind (PaymentsPorts)",
            values: SagaRecord.Kind.allCases.map(\.rawValue),
            places: [property("ParkedSaga", "kind")]),
        providers,
    ]

    /// Providers have no list in the contracts; their names are patterns and examples there.
    static let providers = Vocabulary(
        name: "providers", source: "StripeGateway and RazorpayGateway (PaymentsGateways)",
        values: [StripeGateway.providerName.text, RazorpayGateway.providerName.text], places: [])

    private static let errorCodes: [String] = {
        let codes = ProblemCatalogue.codes
        return codes + WebhookProblemCatalogue.codes.filter { !codes.contains($0) }
    }()

    private static let outcomes: [PaymentAttempt.Outcome] = [
        .started, .awaitingCustomer, .succeeded, .declined(code: nil), .rejected(code: nil),
        .notSent, .unknown,
    ]
}
