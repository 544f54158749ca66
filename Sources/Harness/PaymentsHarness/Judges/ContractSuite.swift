import Contracts
import Findings
import HTTPModel
import JSONModel
import JSONSchema
import OpenAPI

/// The promises a world is held to: the event schemas and the API specification, compiled once.
package struct ContractSuite: Sendable {
    package let folder: ContractFolder
    /// The files of the API specifications.
    package var apiFiles: [String] { folder.apis.map(\.source.name) }
    private let exchanges: ExchangeJudge?
    private let quickEvents: [QuickEvent]

    /// The quick form of an event's schema, found by the bytes of the event's type.
    private struct QuickEvent: Sendable {
        let type: [UInt8]
        let schema: QuickSchema
    }

    package init(_ folder: ContractFolder) {
        self.folder = folder
        let schemas = QuickSchema.compile(folder.events.map(\.schema))
        quickEvents = zip(folder.events, schemas).compactMap { event, schema in
            guard let type = event.type, let schema else { return nil }
            return QuickEvent(type: Array(type.utf8), schema: schema)
        }
        exchanges = folder.apis.first.map { ExchangeJudge($0) }
    }

    /// What is wrong with an event's text; `tape` is only working space.
    ///
    /// A good event, which nearly all are, is judged from its bytes. Any other is read as a value
    /// and judged by its schema, which can say what is wrong.
    package func judge(
        event bytes: [UInt8], using tape: inout JSONTape
    ) throws(JSONParseError) -> [Finding] {
        try tape.read(bytes)
        let isGood = tape.withView { view in
            guard let type = view.member("type", of: 0) else { return false }
            let text = view.content(view[type])
            return quickEvents.contains { event in
                text.elementsEqual(event.type) && event.schema.accepts(in: view, at: 0)
            }
        }
        return isGood ? [] : judge(event: tape.value)
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
