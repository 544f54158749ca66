import PaymentsDomain
import PaymentsPorts

/// Reads payments, their ledger entries, and what waits for a person.
package struct ReadPayments: ReadPaymentsUseCase {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    package func payment(_ id: PaymentID) async throws(CommandFailure) -> Payment {
        try await with.writer.load(id)
    }

    package func payments(of order: OrderID) async throws(CommandFailure) -> [Payment] {
        do throws(StoreFailure) { return try await with.repository.payments(of: order) } catch {
            throw CommandFailure(error)
        }
    }

    package func ledgerEntries(of id: PaymentID) async throws(CommandFailure) -> [JournalEntry] {
        _ = try await with.writer.load(id)
        do throws(StoreFailure) { return try await with.ledger.entries(of: id) } catch {
            throw CommandFailure(error)
        }
    }

    package func parkedWork() async throws(CommandFailure) -> ParkedWork {
        do throws(StoreFailure) {
            let notices = try await with.inbox.parkedNotices()
            return ParkedWork(
                sagas: try await with.sagas.parkedSagas(),
                notices: notices.map { parked in
                    ParkedNotice(
                        id: parked.notice.id, type: parked.notice.type, reason: parked.reason)
                })
        } catch {
            throw CommandFailure(error)
        }
    }
}
