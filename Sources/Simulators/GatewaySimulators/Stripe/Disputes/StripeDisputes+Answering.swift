import HTTPModel
import SimulationCore

/// What a request may change about a dispute.
struct StripeDisputeUpdate: Sendable {
    /// Field names with texts; an empty text unsets its field.
    let evidence: [FormItem]
    /// Whether the evidence goes to the bank; a draft stays with the account.
    let isSubmitted: Bool
    let metadata: StripeMetadataChange
    let submissionMethod: String?
}

/// Answering a dispute: drafting evidence, submitting it, or giving in.
extension StripeState {
    mutating func updateDispute(
        _ id: String, _ update: StripeDisputeUpdate
    ) throws(StripeError) -> Int {
        let place = try findDispute(id)
        let old = disputes[place]
        guard !old.status.isClosed else { throw Self.disputeIsClosed }
        let submits = update.isSubmitted && !update.evidence.isEmpty
        if old.status.awaitsBank, !update.evidence.isEmpty {
            throw StripeError(
                "Evidence has already been submitted for this dispute, and the bank is reviewing "
                    + "it. Only metadata can be updated now.", param: "evidence")
        }
        try update.metadata.check(on: old.metadata)
        disputes.change(place) { dispute in
            dispute.evidence.apply(update.evidence)
            update.metadata.apply(to: &dispute.metadata)
            if let method = update.submissionMethod { dispute.submissionMethod = method }
            guard submits else { return }
            dispute.submissions += 1
            dispute.status = dispute.isInquiry ? .inquiryUnderReview : .underReview
        }
        emitChange("charge.dispute.updated", of: place, since: old)
        if submits { scheduleVerdict(on: place) }
        return place
    }

    mutating func closeDispute(_ id: String) throws(StripeError) -> Int {
        let place = try findDispute(id)
        let old = disputes[place].status
        guard !old.isClosed else { throw Self.disputeIsClosed }
        guard old.awaitsMerchant else {
            throw StripeError(
                "This dispute cannot be closed because it has a status of \(old.rawValue): the "
                    + "bank is reviewing the evidence.")
        }
        endDispute(place, as: disputes[place].isInquiry ? .inquiryClosed : .lost)
        return place
    }

    func findDispute(_ id: String) throws(StripeError) -> Int {
        guard let place = disputes.place(of: id) else {
            throw .missing(.dispute, id, param: StripeKind.dispute.pathParameter)
        }
        return place
    }

    private static let disputeIsClosed = StripeError("This dispute is already closed")

    /// The bank decides by itself where the evidence or the settings order a verdict.
    private mutating func scheduleVerdict(on place: Int) {
        guard disputes[place].orderedVerdict ?? settings.disputeVerdict != nil else { return }
        timers.schedule(
            .money(.disputeIsReviewed(place)), at: clock + settings.disputeReviewTime)
    }

    /// Tells of a change with the old values of all that changed.
    mutating func emitChange(
        _ type: StaticString, of place: Int, since old: StripeDispute
    ) {
        let new = disputes[place]
        var changes = StripePreviousValues()
        let fields = StripeEvidence.fields.filter {
            old.evidence.text(of: $0) != new.evidence.text(of: $0)
        }
        if !fields.isEmpty {
            changes.nest("evidence") { inner in
                for field in fields { inner.add(field, old.evidence.text(of: field)) }
            }
        }
        if old.dueBy != new.dueBy || old.submissions != new.submissions
            || old.evidence.isEmpty != new.evidence.isEmpty
        {
            changes.nest("evidence_details") { inner in
                if old.dueBy != new.dueBy { inner.add("due_by", old.dueBy) }
                if old.evidence.isEmpty != new.evidence.isEmpty {
                    inner.add("has_evidence", !old.evidence.isEmpty)
                }
                if old.submissions != new.submissions {
                    inner.add("submission_count", old.submissions)
                }
            }
        }
        changes.addMetadata(old.metadata, new.metadata)
        if old.status != new.status { changes.add("status", old.status.rawValue) }
        emit(type, .dispute(place), previous: changes.json)
    }
}
