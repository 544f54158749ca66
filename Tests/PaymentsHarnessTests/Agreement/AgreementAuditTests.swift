import Contracts
import Findings
import Foundation
import JSONModel
import PaymentsHarness
import Testing

@Suite struct AgreementAuditTests {
    static let api = "apis/payments.v1.yaml"
    static let definitions = "events/definitions.v1.json"
    static let failed = "events/payment_failed.v1.json"

    /// The repository's contracts, one of them changed.
    private func contracts(_ file: String, _ old: String, _ new: String) throws -> ContractFolder {
        func document(_ name: String) throws -> JSONDocument {
            let path = Repository.root + "/contracts/" + name
            var text = try String(contentsOfFile: path, encoding: .utf8)
            if name == file {
                let changed = text.replacing(old, with: new)
                try #require(changed != text)
                text = changed
            }
            return name.hasSuffix(".json")
                ? try JSONDocument.parse(Array(text.utf8), name: "contracts/" + name)
                : try YAMLDocument.load(Array(text.utf8), name: "contracts/" + name)
        }
        let events = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root + "/contracts/events"
        ).filter { $0.hasSuffix(".json") }.sorted()
        return try ContractFolder.compile(
            path: "contracts", events: try events.map { try document("events/" + $0) },
            apis: [try document(Self.api)])
    }

    private func problems(_ folder: ContractFolder) -> [String] {
        AgreementAudit.findings(contracts: folder).map { "\($0.rule): \($0.message)" }
    }

    @Test func `the repository's contracts, code and documents agree`() {
        let findings = AgreementAudit.findings(
            contracts: Repository.contracts.folder,
            documents: AgreementAudit.documents(in: Repository.root + "/docs"))
        #expect(findings == [])
    }

    struct Row: CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let problems: [String]

        init(_ file: String, _ old: String, _ new: String, _ problems: String...) {
            self.file = file
            self.old = old
            self.new = new
            self.problems = problems
        }

        var testDescription: String { "\(file): \(new)" }
    }

    static let rows = [
        Row(
            api, "enum: [CREATED, AUTHORIZED, CAPTURED, REFUNDED, FAILED]",
            "enum: [CREATED, AUTHORIZED, CAPTURED, FAILED, VOIDED]",
            "agreement-missing-value: \"REFUNDED\" is in PaymentStatus (PaymentsDomain) and not "
                + "listed here",
            "agreement-unknown-value: \"VOIDED\" is listed here and not in PaymentStatus "
                + "(PaymentsDomain)"),
        Row(
            api, "            - payment_in_doubt\n", "",
            "agreement-missing-value: \"payment_in_doubt\" is in ProblemCode (PaymentsREST) and "
                + "WebhookProblem (PaymentsWebhooks) and not listed here"),
        Row(
            api, "            - webhook_wrong_mode\n", "",
            "agreement-missing-value: \"webhook_wrong_mode\" is in ProblemCode (PaymentsREST) and "
                + "WebhookProblem (PaymentsWebhooks) and not listed here"),
        Row(
            definitions, #""not_sent", "rejected"]"#, #""not_sent"]"#,
            "agreement-missing-value: \"rejected\" is in FailureReason.Kind (PaymentsDomain) and "
                + "not listed here"),
        Row(
            api, "enum: [card, upi, netbanking, wallet]", "pattern: '^[a-z]+$'",
            "agreement-missing-place: the method-kinds are not listed where they were"),
        Row(
            api, "      pattern: '^[A-Z]{3}$'", "      pattern: '^[A-E][A-Z]{2}$'",
            "agreement-refused-value: 112 of 153 values of Currency (PaymentsDomain) are refused "
                + "here"),
        Row(
            definitions, #""pattern": "^[a-z][a-z0-9_-]*$""#, #""pattern": "^stripe$""#,
            "agreement-refused-value: 1 of 2 values of StripeGateway and RazorpayGateway "
                + "(PaymentsGateways) are refused here"),
        Row(
            api, "{ amount_minor: 400, currency: USD }\n              all",
            "{ amount_minor: 400, currency: USX }\n              all",
            "agreement-unknown-name: the example's currency \"USX\" is not in Currency "
                + "(PaymentsDomain)"),
        Row(
            api, "value: { provider: stripe, since", "value: { provider: strpe, since",
            "agreement-unknown-name: the example's provider \"strpe\" is not in StripeGateway and "
                + "RazorpayGateway (PaymentsGateways)"),
        Row(
            api, "examples: [USD, INR]", "examples: [USD, INX]",
            "agreement-unknown-name: the example's currency \"INX\" is not in Currency "
                + "(PaymentsDomain)"),
        Row(
            api, "  /v1/webhooks/razorpay:", "  /v1/webhooks/razorpey:",
            "agreement-missing-endpoint: razorpay is in StripeGateway and RazorpayGateway "
                + "(PaymentsGateways) and has no path for its webhooks"),
        Row(
            failed, "payments.payment_failed.v1", "payments.payment_failed.v2",
            "agreement-missing-event: payments.payment_failed.v1 is written by CloudEventEncoding "
                + "(PaymentsMessaging) and has no schema",
            "agreement-unknown-event: payment_failed.v1 is an event that CloudEventEncoding "
                + "(PaymentsMessaging) never writes"),
        Row(
            failed, #""title": "PaymentFailed""#, #""title": "PaymentFailure""#,
            "agreement-unknown-value: the event is called otherwise in PaymentEvent.name "
                + "(PaymentsDomain)"),
    ]

    @Test(arguments: rows)
    func `each mismatch is found`(_ row: Row) throws {
        #expect(
            try problems(contracts(row.file, row.old, row.new)).sorted() == row.problems.sorted())
    }

    @Test func `a finding names both places`() throws {
        let folder = try contracts(
            Self.definitions, #""expired", "not_sent""#, #""expird", "not_sent""#)
        let findings = AgreementAudit.findings(contracts: folder)
        #expect(
            findings.map { "\($0.location.text ?? "") \($0.message)" } == [
                "contracts/events/definitions.v1.json:120:19 \"expired\" is in FailureReason.Kind "
                    + "(PaymentsDomain) and not listed here",
                "contracts/events/definitions.v1.json:120:58 \"expird\" is listed here and not in "
                    + "FailureReason.Kind (PaymentsDomain)",
            ])
        #expect(findings.last?.nextAction == "did you mean \"expired\"?")
    }

    @Test func `every rule has a reason`() {
        for rule in AgreementRule.allCases {
            #expect(rule.reason.hasSuffix("."))
            #expect(rule.rawValue.hasPrefix("agreement-"))
        }
        for rule in ConsumerRule.allCases { #expect(rule.reason.hasSuffix(".")) }
        for rule in PactFileRule.allCases { #expect(rule.reason.hasSuffix(".")) }
    }
}

@Suite struct DocumentAgreementTests {
    private func problems(_ text: String) -> [String] {
        AgreementAudit.findings(
            contracts: Repository.contracts.folder,
            documents: [ProjectDocument(name: "docs/x.md", text: text)]
        ).map { "\($0.location.text ?? "") \($0.rule): \($0.message)" }
    }

    @Test func `a marked table that lists every word agrees`() {
        #expect(
            problems(
                """
                Some `text` before.

                <!-- agreement: providers -->

                | Provider | Meaning |
                |---|---|
                | `stripe` | the `other` one |
                | `razorpay` | one |

                - `elsewhere` is no part of it
                """) == [])
    }

    @Test func `missing and unknown words are found with their lines`() {
        #expect(
            problems(
                """
                <!-- agreement: providers -->
                - `stripe`: one
                  and more of `it`
                - `rasorpay`: the other
                """) == [
                    "docs/x.md:1:1 agreement-missing-value: \"razorpay\" is in StripeGateway and "
                        + "RazorpayGateway (PaymentsGateways) and not in this list",
                    "docs/x.md:4:4 agreement-unknown-value: \"rasorpay\" is in this list and not in "
                        + "StripeGateway and RazorpayGateway (PaymentsGateways)",
                ])
    }

    @Test func `a mark for a vocabulary nobody knows is found`() {
        #expect(
            problems("<!-- agreement: payment-state -->\n- `CREATED`")
                == [
                    "docs/x.md:1:1 agreement-unknown-vocabulary: there is no vocabulary \"payment-state\""
                ]
        )
    }
}
