/// What can be wrong with a waiver.
package enum WaiverRule: String, Sendable, CaseIterable {
    case stale = "waiver-stale"
    case expired = "waiver-expired"
    case invalid = "waiver-invalid"

    package var rule: ComparisonRule {
        switch self {
        case .stale:
            ComparisonRule(
                rawValue, "A waiver that waives nothing will one day hide what nobody looked at.")
        case .expired:
            ComparisonRule(rawValue, "A waiver is a promise to come back by its date.")
        case .invalid:
            ComparisonRule(rawValue, "A waiver nobody can read excuses nothing.")
        }
    }
}
