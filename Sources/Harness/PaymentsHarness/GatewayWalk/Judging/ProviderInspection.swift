import Findings
import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI
import SimulationCore
import Synchronization

/// Judges what the simulated providers answer and send in scenarios and explored histories.
///
/// One inspection serves all worlds of a command, on all their threads: what it finds is the same
/// however the histories were shared out, except for which of equal violations came first.
package final class ProviderInspection: Sendable {
    private struct Desk {
        var judges: [String: ProviderJudge] = [:]
        var violations: [String: ViolationList] = [:]
        var exchanges = 0
        var events = 0
    }

    private let desk: Mutex<Desk>

    /// Judges each provider by its document.
    package init(_ documents: [(provider: GatewayWalk.Provider, document: OpenAPIDocument)]) {
        var first = Desk()
        for (provider, document) in documents {
            first.judges[provider.rawValue] = ProviderJudge(provider, document)
        }
        desk = Mutex(first)
    }

    /// The simulator, looked at while it is used.
    package func watching(_ simulator: any GatewaySimulator) -> any GatewaySimulator {
        desk.withLock { $0.judges[simulator.name] != nil }
            ? InspectedGateway(simulator, inspection: self) : simulator
    }

    package var findings: [Finding] {
        desk.withLock { desk in
            desk.violations.keys.sorted().flatMap { desk.violations[$0]?.findings($0) ?? [] }
        }
    }

    /// The line of a summary.
    package var fact: FindingsReport.Fact {
        desk.withLock { desk in
            .init("providers judged", "\(desk.exchanges) exchanges and \(desk.events) events")
        }
    }

    fileprivate func saw(_ exchange: WalkExchange, by provider: String) {
        desk.withLock { desk in
            guard case .judged(let found)? = desk.judges[provider]?.judge(exchange) else { return }
            desk.exchanges += 1
            for finding in found {
                desk.violations[provider, default: ViolationList()].add(
                    finding, rule: .exchange,
                    subject: "\(exchange.request.endpoint) \(exchange.response.status)",
                    witness: {
                        exchange.request.text + "\n"
                            + String(decoding: exchange.response.body, as: UTF8.self)
                    })
            }
        }
    }

    fileprivate func saw(_ event: WebhookEvent, _ delivery: RequestMessage, by provider: String) {
        desk.withLock { desk in
            guard case .judged(let found)? = desk.judges[provider]?.judge(event, delivery) else {
                return
            }
            desk.events += 1
            for finding in found {
                desk.violations[provider, default: ViolationList()].add(
                    finding, rule: .webhook, subject: "the event \(event.type)",
                    witness: { String(decoding: event.body, as: UTF8.self) })
            }
        }
    }
}

/// A simulator that shows an inspection all it answers and sends.
private final class InspectedGateway: GatewaySimulator {
    private let simulator: any GatewaySimulator
    private let inspection: ProviderInspection
    /// Events in the shape of long ago, of which the document of today says nothing.
    private let outdated = Mutex<Set<WebhookEvent>>([])

    init(_ simulator: any GatewaySimulator, inspection: ProviderInspection) {
        self.simulator = simulator
        self.inspection = inspection
    }

    func handle(
        _ request: RequestMessage, at now: VirtualInstant,
        suffering misbehaviour: GatewayMisbehaviour?
    ) -> ResponseMessage {
        let response = simulator.handle(request, at: now, suffering: misbehaviour)
        let asked = WalkRequest(
            endpoint: simulator.label(of: request), message: request, isMeantWell: false)
        let json = response.body.isEmpty ? nil : try? JSONValue.parse(response.body)
        inspection.saw(
            WalkExchange(
                request: asked, response: response, json: json, misbehaviour: misbehaviour, at: now),
            by: name)
        return response
    }

    func delivery(
        of event: WebhookEvent, at now: VirtualInstant, with secret: WebhookSecretChoice
    ) -> RequestMessage {
        let delivery = simulator.delivery(of: event, at: now, with: secret)
        if !outdated.withLock({ $0.contains(event) }) {
            inspection.saw(event, delivery, by: name)
        }
        return delivery
    }

    var name: String { simulator.name }
    var ownEndpoint: String { simulator.ownEndpoint }
    var hosts: [String] { simulator.hosts }
    var nextDeadline: VirtualInstant? { simulator.nextDeadline }
    var books: [BookEntry] { simulator.books }
    var bookCount: Int { simulator.bookCount }
    var balances: [GatewayBalance] { simulator.balances }

    func advance(to now: VirtualInstant) { simulator.advance(to: now) }
    func takeWebhooks() -> [WebhookEvent] { simulator.takeWebhooks() }
    func label(of request: RequestMessage) -> String { simulator.label(of: request) }
    func choices(for objectID: String) -> [String] { simulator.choices(for: objectID) }
    func objects(limit: Int) -> [GatewayObject] { simulator.objects(limit: limit) }
    func snapshot() -> GatewaySnapshot { simulator.snapshot() }
    func brokenInvariants() -> [String] { simulator.brokenInvariants() }
    func brokenInvariantsFromTheStart() -> [String] { simulator.brokenInvariantsFromTheStart() }

    func disguise(_ event: WebhookEvent, as disguise: WebhookDisguise) -> WebhookEvent {
        let disguised = simulator.disguise(event, as: disguise)
        if disguise == .oldVersion { outdated.withLock { _ = $0.insert(disguised) } }
        return disguised
    }

    func isWanted(_ event: WebhookEvent) -> Bool { simulator.isWanted(event) }

    func retryDelay(afterTry number: Int) -> VirtualDuration? {
        simulator.retryDelay(afterTry: number)
    }

    func noteDelivery(of event: WebhookEvent, succeeded: Bool, at now: VirtualInstant) {
        simulator.noteDelivery(of: event, succeeded: succeeded, at: now)
    }

    func decide(
        _ choice: String, on objectID: String, at now: VirtualInstant
    ) throws(GatewayRefusal) {
        try simulator.decide(choice, on: objectID, at: now)
    }

    func restore(_ snapshot: GatewaySnapshot) throws(GatewayRefusal) {
        try simulator.restore(snapshot)
    }
}
