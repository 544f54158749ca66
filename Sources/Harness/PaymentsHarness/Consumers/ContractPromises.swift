import Contracts
import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI

/// Holds what a consumer expects against what the provider's contract promises.
///
/// An example shows only what the consumer reads, so what is missing from it is no mistake; what it
/// shows must be as the contract says.
struct ContractPromises {
    private let contracts: ContractSuite

    init(_ contracts: ContractSuite) { self.contracts = contracts }

    func findings(_ interaction: PactInteraction, of pact: Pact) -> [Finding] {
        switch interaction.content {
        case .exchange(let request, let response):
            exchange(request, response, interaction, pact)
        case .message(let message): event(message, interaction, pact)
        }
    }

    private func exchange(
        _ request: PactRequest, _ response: PactResponse, _ interaction: PactInteraction,
        _ pact: Pact
    ) -> [Finding] {
        guard let api = contracts.folder.apis.first,
            case .success(let message) = RequestFilling(values: Self.anyValues).message(
                from: request)
        else { return [] }
        let judge = ExchangeJudge(api)
        guard let operation = judge.operation(for: message) else {
            let found = judge.judge(request: message).findings.first
            return [
                beyond(
                    "\"\(interaction.description)\" asks for what the contract does not have",
                    request.pointer, pact, found?.expected, "\(request.method) \(request.path)")
            ]
        }
        var findings: [Finding] = []
        if response.status ?? 200 < 400 {
            findings += judge.judge(request: message).findings.map { finding in
                beyond(
                    "\"\(interaction.description)\" sends what the contract does not take: "
                        + finding.message, request.pointer, pact, finding.expected, finding.found)
            }
        }
        return findings + answer(response, operation, interaction, pact)
    }

    private func answer(
        _ response: PactResponse, _ operation: OpenAPI.Operation, _ interaction: PactInteraction,
        _ pact: Pact
    ) -> [Finding] {
        guard let status = response.status else { return [] }
        guard let documented = operation.response(for: status) else {
            return [
                beyond(
                    "\"\(interaction.description)\" expects a status \(operation.name) never has",
                    response.pointer.appending("status"), pact,
                    operation.responses.map(\.statusText).joined(separator: ", "), "\(status)")
            ]
        }
        guard case .json(let example) = response.body.content else { return [] }
        guard let schema = documented.content.first(where: \.isJSON)?.schema else {
            return [
                beyond(
                    "\"\(interaction.description)\" expects a body \(operation.name) \(status) "
                        + "never has", response.body.pointer, pact, "no JSON body", "JSON")
            ]
        }
        return failures(schema, example, response.body.pointer, interaction, pact)
    }

    private func event(
        _ message: PactMessage, _ interaction: PactInteraction, _ pact: Pact
    ) -> [Finding] {
        guard case .json(let example) = message.contents.content else { return [] }
        let types = contracts.folder.events.compactMap(\.type)
        guard let type = message.eventType else { return [] }
        guard let contract = contracts.folder.event(ofType: type) else {
            var finding = beyond(
                "\"\(interaction.description)\" expects an event the contract does not have",
                message.contents.pointer.appending("type"), pact,
                types.joined(separator: ", "), type)
            finding.nextAction = NearestName.question(for: type, among: types)
            return [finding]
        }
        return failures(contract.schema, example, message.contents.pointer, interaction, pact)
    }

    private func failures(
        _ schema: CompiledSchema, _ example: JSONValue, _ origin: JSONPointer,
        _ interaction: PactInteraction, _ pact: Pact
    ) -> [Finding] {
        schema.judge(example).filter { !Self.missing.contains($0.keyword) }.map { failure in
            let place = failure.instance.tokens.isEmpty ? "as a whole" : "at \(failure.instance)"
            return beyond(
                "\"\(interaction.description)\" expects what the contract never promises, \(place)",
                JSONPointer(origin.tokens + failure.instance.tokens), pact,
                failure.expected + (failure.schema.text.map { " (\($0))" } ?? ""), failure.found)
        }
    }

    /// Keywords that complain about what an example leaves out.
    private static let missing: Set<String> = [
        "required", "dependentRequired", "minProperties", "minItems",
    ]

    /// Stands for ids the state would decide; any will do for the contract.
    private static let anyValues = [
        "payment_id": "pay_1", "refund_id": "rfd_1", "order_id": "order-1",
    ]

    private func beyond(
        _ message: String, _ pointer: JSONPointer, _ pact: Pact, _ expected: String?,
        _ found: String?
    ) -> Finding {
        Finding(
            rule: ConsumerRule.beyondContract.rawValue, message: message,
            location: FindingLocation(pact.document, at: pointer), expected: expected,
            found: found,
            nextAction: "agree on it in the contract first, or do without it")
    }
}
