import PaymentsDomain

/// What reconciling one payment found.
package struct PaymentReconciliation: Sendable, Hashable {
    package let payment: Payment
    package let breaks: [ReconciliationBreak]

    package init(payment: Payment, breaks: [ReconciliationBreak]) {
        self.payment = payment
        self.breaks = breaks
    }
}

/// One difference between a provider's account of things and ours.
package struct ReconciliationBreak: Sendable, Hashable {
    /// The kinds of difference there are.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The provider moved money and we had nothing.
        case missingInternal = "missing_internal"
        /// We claim a movement the provider does not have.
        case missingExternal = "missing_external"
        case duplicateExternal = "duplicate_external"
        case duplicateInternal = "duplicate_internal"
        case amount = "amount"
        case currency = "currency"
        case fee = "fee"
        case status = "status"
        /// An outcome of ours is still unknown.
        case inDoubt = "in_doubt"
        /// The provider's figures contradict ours and nothing was taken in.
        case contradiction = "contradiction"
    }

    package let kind: Kind
    package let paymentID: PaymentID?
    /// The object that differs: a provider's id, or ours where the provider has none.
    package let objectID: String
    package let detail: String
    /// Whether taking in the provider's account mended it.
    package let isMended: Bool

    package init(
        kind: Kind, paymentID: PaymentID?, objectID: String, detail: String, isMended: Bool
    ) {
        self.kind = kind
        self.paymentID = paymentID
        self.objectID = objectID
        self.detail = detail
        self.isMended = isMended
    }
}

/// The reconciliation of one provider over a span of time.
package struct ReconciliationReport: Sendable, Hashable {
    /// One currency's sums, in minor units, from our ledger and from the provider's lists.
    package struct Line: Sendable, Hashable {
        package let currency: String
        package let capturedInternal: Int
        package let capturedExternal: Int
        package let refundedInternal: Int
        package let refundedExternal: Int
        package let feesInternal: Int
        package let feesExternal: Int

        /// What stays unexplained; printed even when it is zero.
        package var residual: Int {
            (capturedInternal - refundedInternal - feesInternal)
                - (capturedExternal - refundedExternal - feesExternal)
        }

        package init(
            currency: String, capturedInternal: Int, capturedExternal: Int, refundedInternal: Int,
            refundedExternal: Int, feesInternal: Int, feesExternal: Int
        ) {
            self.currency = currency
            self.capturedInternal = capturedInternal
            self.capturedExternal = capturedExternal
            self.refundedInternal = refundedInternal
            self.refundedExternal = refundedExternal
            self.feesInternal = feesInternal
            self.feesExternal = feesExternal
        }
    }

    package let provider: ProviderName
    package let since: Timestamp
    package let until: Timestamp
    package let paymentsCompared: Int
    package let refundsCompared: Int
    package let lines: [Line]
    package let breaks: [ReconciliationBreak]

    package init(
        provider: ProviderName, since: Timestamp, until: Timestamp, paymentsCompared: Int,
        refundsCompared: Int, lines: [Line], breaks: [ReconciliationBreak]
    ) {
        self.provider = provider
        self.since = since
        self.until = until
        self.paymentsCompared = paymentsCompared
        self.refundsCompared = refundsCompared
        self.lines = lines
        self.breaks = breaks
    }
}

/// Everything that waits for a person.
package struct ParkedWork: Sendable, Hashable {
    package let sagas: [SagaRecord]
    /// Webhooks that could not be applied, with the reason.
    package let notices: [ParkedNotice]

    package init(sagas: [SagaRecord], notices: [ParkedNotice]) {
        self.sagas = sagas
        self.notices = notices
    }
}

/// A webhook put aside, and why.
package struct ParkedNotice: Sendable, Hashable {
    package let id: NoticeID
    package let type: String
    package let reason: String

    package init(id: NoticeID, type: String, reason: String) {
        self.id = id
        self.type = type
        self.reason = reason
    }
}
