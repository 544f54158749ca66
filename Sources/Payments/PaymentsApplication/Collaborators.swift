import PaymentsDomain
import PaymentsPorts

/// Everything the use cases work with, handed over once where the system is put together.
package struct Collaborators: Sendable {
    package let repository: any PaymentRepository
    package let sagas: any SagaStore
    package let inbox: any WebhookInbox
    package let ledger: any Ledger
    package let clock: any WallClock
    package let identifiers: any IdentifierSource
    private let gateways: [ProviderName: any PaymentGateway]

    package init(
        repository: any PaymentRepository, sagas: any SagaStore, inbox: any WebhookInbox,
        ledger: any Ledger, gateways: [any PaymentGateway], clock: any WallClock,
        identifiers: any IdentifierSource
    ) {
        self.repository = repository
        self.sagas = sagas
        self.inbox = inbox
        self.ledger = ledger
        self.clock = clock
        self.identifiers = identifiers
        self.gateways = Dictionary(
            gateways.map { ($0.provider, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The gateway of a provider.
    package func gateway(_ provider: ProviderName) throws(CommandFailure) -> any PaymentGateway {
        guard let gateway = gateways[provider] else { throw .unknownProvider(provider) }
        return gateway
    }

    var writer: PaymentWriter {
        PaymentWriter(repository: repository, clock: clock, identifiers: identifiers)
    }
}
