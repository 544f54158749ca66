import GatewaySimulators
import HTTPModel
import SimulationCore

/// A provider that does not keep its promises: it changes what another one says.
final class TamperedGateway: GatewaySimulator {
    private let honest: any GatewaySimulator
    private let changeAnswer: @Sendable (ResponseMessage) -> ResponseMessage
    private let changeEvent: @Sendable (WebhookEvent) -> WebhookEvent
    private let changeBooks: @Sendable ([BookEntry]) -> [BookEntry]
    private let changeBalances: @Sendable ([GatewayBalance]) -> [GatewayBalance]
    private let broken: [String]

    init(
        _ honest: any GatewaySimulator,
        answer: @escaping @Sendable (ResponseMessage) -> ResponseMessage = { $0 },
        event: @escaping @Sendable (WebhookEvent) -> WebhookEvent = { $0 },
        books: @escaping @Sendable ([BookEntry]) -> [BookEntry] = { $0 },
        balances: @escaping @Sendable ([GatewayBalance]) -> [GatewayBalance] = { $0 },
        broken: [String] = []
    ) {
        self.broken = broken
        self.honest = honest
        changeAnswer = answer
        changeEvent = event
        changeBooks = books
        changeBalances = balances
    }

    var name: String { honest.name }
    var hosts: [String] { honest.hosts }
    var ownEndpoint: String { honest.ownEndpoint }
    var nextDeadline: VirtualInstant? { honest.nextDeadline }
    var books: [BookEntry] { changeBooks(honest.books) }
    var bookCount: Int { books.count }
    var balances: [GatewayBalance] { changeBalances(honest.balances) }

    func handle(
        _ request: RequestMessage, at now: VirtualInstant,
        suffering misbehaviour: GatewayMisbehaviour?
    ) -> ResponseMessage {
        changeAnswer(honest.handle(request, at: now, suffering: misbehaviour))
    }

    func advance(to now: VirtualInstant) { honest.advance(to: now) }
    func takeWebhooks() -> [WebhookEvent] { honest.takeWebhooks().map(changeEvent) }

    func delivery(
        of event: WebhookEvent, at now: VirtualInstant, with secret: WebhookSecretChoice
    ) -> RequestMessage {
        honest.delivery(of: event, at: now, with: secret)
    }

    func disguise(_ event: WebhookEvent, as disguise: WebhookDisguise) -> WebhookEvent {
        honest.disguise(event, as: disguise)
    }

    func isWanted(_ event: WebhookEvent) -> Bool { honest.isWanted(event) }

    func retryDelay(afterTry number: Int) -> VirtualDuration? {
        honest.retryDelay(afterTry: number)
    }

    func label(of request: RequestMessage) -> String { honest.label(of: request) }

    func noteDelivery(of event: WebhookEvent, succeeded: Bool, at now: VirtualInstant) {
        honest.noteDelivery(of: event, succeeded: succeeded, at: now)
    }

    func choices(for objectID: String) -> [String] { honest.choices(for: objectID) }

    func decide(
        _ choice: String, on objectID: String, at now: VirtualInstant
    ) throws(GatewayRefusal) {
        try honest.decide(choice, on: objectID, at: now)
    }

    func objects(limit: Int) -> [GatewayObject] { honest.objects(limit: limit) }
    func snapshot() -> GatewaySnapshot { honest.snapshot() }

    func restore(_ snapshot: GatewaySnapshot) throws(GatewayRefusal) {
        try honest.restore(snapshot)
    }

    func brokenInvariants() -> [String] { honest.brokenInvariants() + broken }
    func brokenInvariantsFromTheStart() -> [String] {
        honest.brokenInvariantsFromTheStart() + broken
    }
}
