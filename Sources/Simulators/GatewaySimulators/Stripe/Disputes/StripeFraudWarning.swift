import SimulationCore

/// A card network's early word that a charge was fraud, often before the shopper disputes it.
struct StripeFraudWarning: Sendable {
    let id: String
    /// Place in the store of charges.
    let charge: Int
    /// Unix seconds.
    let created: Int
    /// Whether a refund could still prevent a dispute.
    var isActionable: Bool

    /// The sixteen characters its own id begins with, which its events share.
    var stem: String { String(id.dropFirst(7).prefix(16)) }
}

extension StripeState {
    /// The network warns of a charge now.
    mutating func warn(of charge: Int) {
        let warning = StripeFraudWarning(
            id: identifiers.next(prefix: "issfr_1", length: 23), charge: charge,
            created: clock.seconds, isActionable: isWarningActionable(charge))
        let place = warnings.insert(warning, id: warning.id)
        warningsOfCharge[charge, default: []].append(place)
        emit("radar.early_fraud_warning.created", .warning(place))
    }

    /// Whether a refund would still help: the charge is neither refunded nor disputed.
    private func isWarningActionable(_ charge: Int) -> Bool {
        charges[charge].refundable > 0 && charges[charge].dispute == nil
    }

    /// Takes note that a charge was refunded or disputed: its warnings may be past acting on.
    mutating func settleWarnings(on charge: Int) {
        guard warnings.count > 0, let places = warningsOfCharge[charge] else { return }
        let isActionable = isWarningActionable(charge)
        for place in places where warnings[place].isActionable != isActionable {
            warnings.change(place) { $0.isActionable = isActionable }
            emit(
                "radar.early_fraud_warning.updated", .warning(place),
                previous: isActionable ? #"{"actionable":false}"# : #"{"actionable":true}"#)
        }
    }

    func write(_ warning: StripeFraudWarning, view: StripeView, into out: inout StripeWriter) {
        out.raw(#"{"id":"#)
        out.word(warning.id)
        out.raw(#","object":"radar.early_fraud_warning","actionable":"#)
        out.bool(warning.isActionable)
        out.raw(#","charge":"#)
        writeCharge(warning.charge, view: view.child("charge"), into: &out)
        out.raw(#","created":"#)
        out.integer(warning.created)
        out.raw(#","fraud_type":"unauthorized_use_of_card","livemode":false,"payment_intent":"#)
        writeIntent(
            charges[warning.charge].intent, view: view.child("payment_intent"), into: &out)
        out.raw("}")
    }
}
