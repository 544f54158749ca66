import PaymentsDomain
import PaymentsPorts

/// Writes what waits for a person as the contract's `ParkedWork`.
enum ParkedWorkRendering {
    static func body(_ work: ParkedWork) -> [UInt8] {
        var writer = JSONTextWriter()
        writer.object { answer in
            answer.array("sagas", work.sagas) { $0.parkedSaga($1) }
            answer.array("notices", work.notices) { $0.parkedNotice($1) }
        }
        return writer.bytes
    }
}

extension JSONTextWriter {
    fileprivate mutating func parkedSaga(_ saga: SagaRecord) {
        object { writer in
            writer.text("id", saga.id)
            writer.text("kind", saga.kind.rawValue)
            writer.text("payment_id", saga.paymentID.text)
            writer.text("reason", Self.reason(of: saga.state))
            writer.number("questions", saga.questions)
            writer.moment("started_at", saga.startedAt)
        }
    }

    fileprivate mutating func parkedNotice(_ notice: ParkedNotice) {
        object { writer in
            writer.text("provider", notice.id.provider.text)
            writer.text("event_id", notice.id.eventID)
            writer.text("type", notice.type)
            writer.text("reason", notice.reason)
        }
    }

    /// Why it waits.
    ///
    /// A store that hands out other sagas as parked is shown as it is, not hidden.
    private static func reason(of state: SagaRecord.State) -> String {
        switch state {
        case .parked(let reason): reason
        case .due: "listed as parked, yet it is due"
        case .finished: "listed as parked, yet it is finished"
        }
    }
}
