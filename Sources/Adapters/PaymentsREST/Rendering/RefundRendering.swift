import PaymentsDomain

/// Writes refunds as the contract's `Refund`.
enum RefundRendering {
    /// The refund as the answer to a command, with what became of the operation.
    static func body(_ refund: Refund, of payment: PaymentID, standing: OpenStanding) -> [UInt8] {
        var writer = JSONTextWriter()
        writer.refund(refund, of: payment, standing: standing)
        return writer.bytes
    }

    /// A payment's refunds as the contract's `RefundList`.
    static func body(refundsOf payment: Payment) -> [UInt8] {
        var writer = JSONTextWriter()
        writer.object { list in
            list.array("refunds", payment.refunds) {
                $0.refund($1, of: payment.id, standing: nil)
            }
        }
        return writer.bytes
    }
}

extension JSONTextWriter {
    mutating func refund(_ refund: Refund, of payment: PaymentID, standing: OpenStanding?) {
        object { writer in
            writer.text("id", refund.id.text)
            writer.text("payment_id", payment.text)
            writer.money("amount", refund.amount)
            writer.text("status", refund.status.rawValue)
            writer.text("reason", refund.reason)
            writer.text("transaction_id", refund.transactionID?.text)
            writer.text("failure_code", refund.failureCode)
            writer.moment("requested_at", refund.requestedAt)
            if let standing { writer.text("standing", standing.rawValue) }
        }
    }
}
