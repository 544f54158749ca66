import PaymentsDomain
import PaymentsPorts

/// An outcome in one line, so that a table can state it exactly.
func summary<Answer>(_ outcome: GatewayOutcome<Answer>) -> String {
    switch outcome {
    case .done(let answer): "done \(text(answer))"
    case .declined(let answer, let code):
        "declined \(code ?? "-") \(answer.map { text($0) } ?? "-")"
    case .rejected(let code, let message): "rejected \(code ?? "-") \(message)"
    case .notSent(let reason): "notSent \(reason)"
    case .unknown(let reason): "unknown \(reason)"
    }
}

/// A finding in one line.
func summary<Answer>(_ finding: GatewayFinding<Answer>) -> String {
    switch finding {
    case .found(let answer): "found \(text(answer))"
    case .absent: "absent"
    case .unknown(let reason): "unknown \(reason)"
    }
}

private func text(_ answer: Any) -> String {
    switch answer {
    case let snapshot as PaymentSnapshot:
        "\(snapshot.transactionID.text) \(snapshot.amount) \(text(snapshot.state))"
            + (snapshot.wasAuthorized ? " held" : "")
    case let snapshot as RefundSnapshot:
        "\(snapshot.transactionID.text) of \(snapshot.paymentTransactionID.text) "
            + "for \(snapshot.refundID?.text ?? "-") \(snapshot.amount) \(text(snapshot.state))"
    case let snapshots as [RefundSnapshot]:
        "[" + snapshots.map { text($0) }.joined(separator: ", ") + "]"
    case let activities as [ProviderActivity]:
        "[" + activities.map { text($0) }.joined(separator: ", ") + "]"
    case let activity as ProviderActivity: text(activity)
    default: "\(answer)"
    }
}

private func text(_ activity: ProviderActivity) -> String {
    switch activity {
    case .payment(let id, let snapshot): "\(id?.text ?? "-"): \(text(snapshot as Any))"
    case .refund(let id, let snapshot): "\(id?.text ?? "-"): \(text(snapshot as Any))"
    case .irrelevant(let type): "irrelevant \(type)"
    }
}

private func text(_ state: PaymentSnapshot.State) -> String {
    switch state {
    case .undecided: "undecided"
    case .awaitingCustomer(let action): "awaiting \(action?.redirectURL ?? "-")"
    case .authorized(let expiry): "authorized until \(expiry?.milliseconds ?? 0)"
    case .captured(let amount, let fee):
        "captured \(amount) fee \(fee.map { "\($0)" } ?? "-")"
    case .failed(let reason): "failed \(reason.kind.rawValue) \(reason.providerCode ?? "-")"
    case .released(let reason): "released \(reason.kind.rawValue)"
    }
}

private func text(_ state: RefundSnapshot.State) -> String {
    switch state {
    case .pending: "pending"
    case .succeeded: "succeeded"
    case .failed(let code, let afterSuccess):
        "failed \(code ?? "-")" + (afterSuccess ? " after success" : "")
    }
}

func money(_ minorUnits: Int, _ code: String) -> Money {
    guard let currency = Currency(code: code),
        let money = Money(minorUnits: minorUnits, currency: currency)
    else { preconditionFailure("\(minorUnits) \(code) is no money") }
    return money
}
