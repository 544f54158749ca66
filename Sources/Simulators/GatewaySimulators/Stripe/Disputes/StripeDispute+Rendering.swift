extension StripeState {
    func write(_ dispute: StripeDispute, view: StripeView, into out: inout StripeWriter) {
        let charge = charges[dispute.charge]
        out.raw(#"{"id":"#)
        out.word(dispute.id)
        out.raw(#","object":"dispute","amount":"#)
        out.integer(dispute.amount)
        out.raw(#","balance_transaction":"#)
        writeTransaction(
            dispute.transactions.last, view: view.child("balance_transaction"), into: &out)
        out.raw(#","balance_transactions":["#)
        for (index, place) in dispute.transactions.enumerated() {
            if index > 0 { out.raw(",") }
            write(transactions[place], view: .plain, into: &out)
        }
        out.raw(#"],"charge":"#)
        writeCharge(dispute.charge, view: view.child("charge"), into: &out)
        out.raw(#","created":"#)
        out.integer(dispute.created)
        out.raw(#","currency":"#)
        out.word(charge.currency.code)
        out.raw(#","enhanced_eligibility_types":[],"evidence":"#)
        write(dispute.evidence, into: &out)
        out.raw(#","evidence_details":"#)
        writeEvidenceDetails(of: dispute, into: &out)
        if let method = dispute.submissionMethod {
            out.raw(#","intended_submission_method":"#)
            out.word(method)
        }
        out.raw(#","is_charge_refundable":"#)
        out.bool(dispute.allowsRefund)
        out.raw(#","livemode":false,"metadata":"#)
        out.map(dispute.metadata)
        out.raw(#","network_reason_code":"#)
        out.string(dispute.networkReasonCode)
        out.raw(#","payment_intent":"#)
        writeIntent(charge.intent, view: view.child("payment_intent"), into: &out)
        out.raw(#","payment_method_details":{"card":{"brand":"#)
        let brand = paymentMethods[charge.paymentMethod].card.brand
        out.word(brand)
        out.raw(dispute.isInquiry ? #","case_type":"inquiry""# : #","case_type":"chargeback""#)
        out.raw(#","network":"#)
        out.word(brand)
        out.raw(#","network_reason_code":"#)
        out.string(dispute.networkReasonCode)
        out.raw(#"},"type":"card"},"reason":"#)
        out.word(dispute.reason)
        out.raw(#","status":"#)
        out.word(dispute.status.rawValue)
        out.raw("}")
    }

    private func write(_ evidence: StripeEvidence, into out: inout StripeWriter) {
        out.raw("{")
        for (index, field) in StripeEvidence.fields.enumerated() {
            if index > 0 { out.raw(",") }
            if field == "product_description" { out.raw(#""enhanced_evidence":{},"#) }
            out.word(field)
            out.raw(":")
            out.string(evidence.text(of: field))
        }
        out.raw("}")
    }

    private func writeEvidenceDetails(
        of dispute: StripeDispute, into out: inout StripeWriter
    ) {
        out.raw(#"{"due_by":"#)
        out.integer(dispute.dueBy)
        out.raw(#","enhanced_eligibility":{},"has_evidence":"#)
        out.bool(!dispute.evidence.isEmpty)
        out.raw(#","past_due":"#)
        out.bool(dispute.isPastDue)
        out.raw(#","submission_count":"#)
        out.integer(dispute.submissions)
        out.raw("}")
    }
}
