import Findings
import GatewaySimulators
import HTTPModel
import JSONModel
import JSONSchema
import OpenAPI

/// Judges one provider's answers and events by its document.
struct ProviderJudge {
    enum Outcome {
        case judged([Finding])
        /// What the document does not speak of.
        case notJudged(String)
    }

    private let provider: GatewayWalk.Provider
    private let exchanges: ExchangeJudge
    private let events: StripeEventJudge?
    private let workspace = WalkTape()

    /// Working space that is kept from one exchange to the next.
    private final class WalkTape { var tape = JSONTape() }

    init(_ provider: GatewayWalk.Provider, _ document: OpenAPIDocument) {
        self.provider = provider
        exchanges = ExchangeJudge(document)
        events = provider == .stripe ? StripeEventJudge(document) : nil
    }

    func judge(_ exchange: WalkExchange) -> Outcome {
        let request = exchange.request
        if exchange.misbehaviour?.fault == .htmlError, exchange.response.status == 502 {
            return .notJudged("pages from the edge (the misbehaviour html-error)")
        }
        guard exchanges.operation(for: request.message) != nil else {
            if exchange.response.status >= 400, let json = exchange.json, let events {
                return .judged(events.judge(error: json))
            }
            let isOffered = exchange.response.status < 400
            return .notJudged(isOffered ? request.endpoint : "refusals of unknown addresses")
        }
        let isGood = request.isMeantWell && exchange.response.status < 300
        let verdict =
            isGood
            ? exchanges.judge(request.message, exchange.response, using: &workspace.tape)
            : exchanges.judge(
                response: exchange.response, to: request.message, using: &workspace.tape)
        return .judged(provider == .stripe ? verdict.responseFindings : verdict.findings)
    }

    func judge(_ event: WebhookEvent, _ delivery: RequestMessage) -> Outcome {
        if let events { return events.judge(event) }
        return .judged(exchanges.judge(webhook: event.type, request: delivery).findings)
    }
}

/// Judges Stripe's events, which the document describes as schemas only.
struct StripeEventJudge {
    private let event: CompiledSchema?
    private let error: CompiledSchema?
    /// The schemas of what events are about, by the `object` they carry.
    private let objects: [String: CompiledSchema]

    init(_ document: OpenAPIDocument) {
        let names = [
            "payment_intent", "charge", "refund", "dispute", "payout", "payment_method", "customer",
            "balance", "balance_transaction",
        ]
        let schema = { (name: String) -> CompiledSchema? in
            let place = JSONPointer(["components", "schemas"]).appending(name)
            let cursor = document.schemas.cursor(document.source.name, at: place)
            return try? cursor?.compile()
        }
        event = schema("event")
        error = schema("error")
        objects = Dictionary(
            names.compactMap { name in schema(name).map { (name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    func judge(_ delivered: WebhookEvent) -> ProviderJudge.Outcome {
        guard let event else { return .notJudged("events, which the document has no schema for") }
        guard let json = try? JSONValue.parse(delivered.body) else {
            return .judged([
                Finding(
                    rule: WalkRule.webhook.rawValue, message: "the event is no JSON",
                    expected: "JSON")
            ])
        }
        let kind = json["data"]?["object"]?["object"]?.string ?? "?"
        guard let object = json["data"]?["object"], let schema = objects[kind] else {
            return .notJudged("events about a \(kind)")
        }
        return .judged(failures(of: json, event) + failures(of: object, schema))
    }

    /// An error is the same everywhere, at addresses the document does not know as well.
    func judge(error json: JSONValue) -> [Finding] { error.map { failures(of: json, $0) } ?? [] }

    private func failures(of value: JSONValue, _ schema: CompiledSchema) -> [Finding] {
        if schema.accepts(value) { return [] }
        return schema.judge(value).map {
            $0.finding(rule: ExchangeRule.invalidBody.rawValue, subject: "the body")
        }
    }
}
