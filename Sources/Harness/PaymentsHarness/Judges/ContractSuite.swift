import Contracts
import Findings
import HTTPModel
import JSONModel
import JSONSchema
import OpenAPI

/// The promises a world is held to: the event schemas and the API specification, compiled once.
package struct ContractSuite: Sendable {
    package let folder: ContractFolder
    private let exchanges: ExchangeJudge?

    package init(_ folder: ContractFolder) {
        self.folder = folder
        exchanges = folder.apis.first.map { ExchangeJudge($0) }
    }

    /// What is wrong with an event; an event type without a schema is wrong as a whole.
    package func judge(event: JSONValue) -> [Finding] {
        let type = event["type"]?.string ?? ""
        guard let contract = folder.event(ofType: type) else {
            return [Finding(rule: "event-schema", message: "no schema for event type \"\(type)\"")]
        }
        guard !contract.schema.accepts(event) else { return [] }
        return contract.schema.judge(event).map { failure in
            Finding(
                rule: "event-schema", message: "\(contract.name): \(failure)",
                expected: failure.expected, found: failure.found)
        }
    }

    /// What is wrong with an exchange.
    ///
    /// A refused request may be as wrong as it likes, and the body of a webhook is the provider's to
    /// define: there only our answer is judged.
    package func judge(_ request: RequestMessage, _ response: ResponseMessage) -> [Finding] {
        guard let exchanges else { return [] }
        guard response.status < 400, !request.path.hasPrefix("/v1/webhooks/") else {
            return exchanges.judge(response: response, to: request).findings
        }
        return exchanges.judge(request, response).findings
    }
}

extension ContractSuite {
    /// The examples of every event schema, for measuring.
    package var exampleEvents: [JSONValue] {
        folder.events.flatMap { $0.document.root["examples"]?.array ?? [] }
    }
}
