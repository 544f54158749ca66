import JSONModel
import SimulationCore

extension RazorpayJSONWriter {
    /// A settlement on demand; its one payout is shown where it is asked for.
    mutating func instantSettlement(
        _ instant: RazorpayInstantSettlement, withPayouts showsPayouts: Bool
    ) {
        let isProcessed = instant.status == .processed
        let isReversed = instant.status == .reversed
        object { writer in
            writer.member("id", instant.id)
            writer.member("entity", "settlement.ondemand")
            writer.member("amount_requested", instant.requested)
            writer.member("amount_settled", isProcessed ? instant.net : 0)
            writer.member("amount_pending", instant.status == .initiated ? instant.net : 0)
            writer.member("amount_reversed", isReversed ? instant.requested : 0)
            writer.member("fees", isReversed ? 0 : instant.fees)
            writer.member("tax", isReversed ? 0 : instant.tax)
            writer.member("currency", "INR")
            writer.member("settle_full_balance", instant.takesFullBalance)
            writer.member("status", instant.status.rawValue)
            writer.member("description", instant.description)
            writer.notes(instant.notes)
            writer.member("created_at", instant.createdAt.seconds)
            if showsPayouts {
                writer.member("ondemand_payouts")
                writer.collection([instant]) { $0.payout(of: $1) }
            }
        }
    }

    private mutating func payout(of instant: RazorpayInstantSettlement) {
        let isProcessed = instant.status == .processed
        let isReversed = instant.status == .reversed
        let status = instant.status == .initiated ? "created" : instant.status.rawValue
        object { writer in
            writer.member("id", instant.payoutID)
            writer.member("entity", "settlement.ondemand_payout")
            writer.member("initiated_at", instant.endedAt == nil ? nil : instant.createdAt.seconds)
            writer.member("processed_at", isProcessed ? instant.endedAt?.seconds : nil)
            writer.member("reversed_at", isReversed ? instant.endedAt?.seconds : nil)
            writer.member("amount", instant.requested)
            writer.member("amount_settled", isProcessed ? instant.net : nil)
            writer.member("fees", isReversed ? 0 : instant.fees)
            writer.member("tax", isReversed ? 0 : instant.tax)
            writer.member("utr", instant.transferReference)
            writer.member("status", status)
            writer.member("created_at", instant.createdAt.seconds)
        }
    }
}
