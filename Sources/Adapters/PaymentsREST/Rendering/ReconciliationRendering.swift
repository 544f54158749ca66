import PaymentsDomain
import PaymentsPorts

/// Writes what reconciliation found.
enum ReconciliationRendering {
    /// The contract's `PaymentReconciliation`.
    static func body(_ found: PaymentReconciliation) -> [UInt8] {
        var writer = JSONTextWriter()
        writer.object { answer in
            answer.object("payment") { $0.members(of: found.payment, standing: nil) }
            answer.array("breaks", found.breaks) { $0.reconciliationBreak($1) }
        }
        return writer.bytes
    }

    /// The contract's `ReconciliationReport`.
    static func body(_ report: ReconciliationReport) -> [UInt8] {
        var writer = JSONTextWriter()
        writer.object { answer in
            answer.text("provider", report.provider.text)
            answer.moment("since", report.since)
            answer.moment("until", report.until)
            answer.number("payments_compared", report.paymentsCompared)
            answer.number("refunds_compared", report.refundsCompared)
            answer.array("lines", report.lines) { $0.reconciliationLine($1) }
            answer.array("breaks", report.breaks) { $0.reconciliationBreak($1) }
        }
        return writer.bytes
    }
}

extension JSONTextWriter {
    fileprivate mutating func reconciliationBreak(_ difference: ReconciliationBreak) {
        object { writer in
            writer.text("kind", difference.kind.rawValue)
            writer.text("payment_id", difference.paymentID?.text)
            writer.text("object_id", difference.objectID)
            writer.text("detail", difference.detail)
            writer.bool("is_mended", difference.isMended)
        }
    }

    fileprivate mutating func reconciliationLine(_ line: ReconciliationReport.Line) {
        object { writer in
            writer.text("currency", line.currency)
            writer.number("captured_internal", line.capturedInternal)
            writer.number("captured_external", line.capturedExternal)
            writer.number("refunded_internal", line.refundedInternal)
            writer.number("refunded_external", line.refundedExternal)
            writer.number("fees_internal", line.feesInternal)
            writer.number("fees_external", line.feesExternal)
            writer.number("residual", line.residual)
        }
    }
}
