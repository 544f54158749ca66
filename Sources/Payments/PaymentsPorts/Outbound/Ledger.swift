import PaymentsDomain

/// The book of entries: append-only, read by people, audits and the API.
package protocol Ledger: Sendable {
    /// The entries of a payment, in order of booking.
    func entries(of payment: PaymentID) async throws(StoreFailure) -> [JournalEntry]
    /// Every entry, in order of booking.
    func allEntries() async throws(StoreFailure) -> [JournalEntry]
    /// Books an entry that belongs to no payment of ours.
    func post(_ entry: JournalEntry) async throws(StoreFailure)
}
