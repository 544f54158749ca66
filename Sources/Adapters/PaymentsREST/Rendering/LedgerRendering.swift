import PaymentsDomain

/// Writes ledger entries as the contract's `LedgerEntryList`.
enum LedgerRendering {
    static func body(_ entries: [JournalEntry]) -> [UInt8] {
        var writer = JSONTextWriter()
        writer.object { list in
            list.array("entries", entries) { $0.ledgerEntry($1) }
        }
        return writer.bytes
    }
}

extension JSONTextWriter {
    fileprivate mutating func ledgerEntry(_ entry: JournalEntry) {
        object { writer in
            writer.text("id", entry.id)
            writer.text("movement", entry.movement.kind.rawValue)
            writer.text("object_id", entry.movement.objectID)
            writer.text("provider", entry.provider.text)
            writer.money("amount", entry.movement.amount)
            writer.array("postings", entry.postings) { list, posting in
                list.object { line in
                    line.text("account", posting.account.rawValue)
                    line.text("side", posting.side.rawValue)
                    line.money("amount", posting.amount)
                }
            }
            writer.moment("recorded_at", entry.recordedAt)
        }
    }
}
