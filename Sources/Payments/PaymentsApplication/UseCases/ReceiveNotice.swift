import PaymentsDomain
import PaymentsPorts

/// Stores a verified webhook, and does nothing else: it is acknowledged as soon as it is durable.
package struct ReceiveNotice: ReceiveNoticeUseCase {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    package func receive(_ notice: ProviderNotice) async throws(CommandFailure) -> Bool {
        do throws(StoreFailure) { return try await with.inbox.store(notice) } catch {
            throw CommandFailure(error)
        }
    }
}
