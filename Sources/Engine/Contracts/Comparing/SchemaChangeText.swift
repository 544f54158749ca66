import Findings
import JSONModel
import JSONSchema

/// Who is on the other side of a schema, in the words of its role.
package struct ComparisonAudience: Sendable, Hashable {
    package let direction: SchemaDirection
    /// Who relies on the old revision: "consumers", "clients".
    package let words: String

    package static let events = ComparisonAudience(direction: .promises, words: "consumers")
    package static let commands = ComparisonAudience(direction: .accepts, words: "senders")
    package static let requests = ComparisonAudience(direction: .accepts, words: "clients")
    package static let responses = ComparisonAudience(direction: .promises, words: "clients")
    package static let webhooks = ComparisonAudience(direction: .promises, words: "receivers")
    package static let readers = ComparisonAudience(direction: .promises, words: "readers")
    package static let writers = ComparisonAudience(direction: .accepts, words: "writers")
}

/// Turns changes of schemas into findings.
struct SchemaChangeText {
    let audience: ComparisonAudience
    let strictness: Strictness
    /// What to do about a breaking change.
    var remedy: String?

    /// The finding, or nil when the change is not worth one at this strictness.
    func report(_ change: SchemaComparison.Change, name: String) -> ReportedChange? {
        let rule = ComparisonRule.schema(change.aspect, isNarrower: change.isNarrower)
        let breaks = change.isNarrower == (audience.direction == .accepts)
        if change.witness == nil, !breaks, strictness != .exact { return nil }
        let severity: Finding.Severity = change.witness == nil ? .warning : severity(of: change)
        let old = change.old.text ?? "the old revision"
        var finding = Finding(
            rule: change.witness == nil ? rule.doubtID : rule.id, severity: severity,
            message: message(change, name: name, breaks: breaks), location: change.new,
            expected: "what \(old) says")
        if let proof = change.proof {
            finding.found = proof.text
            finding.nextAction = breaks ? remedy ?? defaultRemedy : nil
        } else {
            finding.found = change.doubt
            finding.nextAction = "look at both places; if nobody can tell the two apart, waive this"
        }
        return ReportedChange(finding: finding, witness: change.proof)
    }

    private var defaultRemedy: String {
        audience.direction == .accepts
            ? "take what was legal before, or offer the new form beside the old one"
            : "send only what was possible before, or offer the new form beside the old one"
    }

    private func severity(of change: SchemaComparison.Change) -> Finding.Severity {
        let breaks = change.isNarrower == (audience.direction == .accepts)
        // An open object lets anybody send any member; taking a name that was never described for
        // oneself is worth knowing, but nobody was told to use it.
        let isUntold = change.aspect == .undescribedMember && change.isNarrower
        switch strictness {
        case .exact: return .error
        case .wire: return breaks && !isUntold ? .error : .note
        case .source:
            if breaks, !isUntold { return .error }
            switch change.aspect {
            case .type, .null, .required: return .error
            case .member, .enumeration, .alternative: return change.isNarrower ? .error : .note
            default: return .note
            }
        }
    }

    private func message(
        _ change: SchemaComparison.Change, name: String, breaks: Bool
    ) -> String {
        var text = "\(name): \(what(change))"
        if change.witness == nil {
            text += ", but it cannot be told whether this breaks \(audience.words)"
        } else if breaks {
            text +=
                audience.direction == .promises
                ? ", which \(audience.words) of the old contract refuse"
                : ", though \(audience.words) of the old contract may send it"
        }
        if change.uses.count > 1 { text += " (\(change.uses.count) uses of the schema)" }
        return text
    }

    private func what(_ change: SchemaComparison.Change) -> String {
        let place = Self.place(change.pointer)
        let subject = change.subject ?? "?"
        let inner = Self.place(change.pointer.appending(subject))
        let now = change.isNarrower ? "may no longer" : "may now"
        guard let witness = change.witness else {
            return "something changed at \(place) about \(change.aspect.words)"
        }
        let value = witness.value.value(at: change.pointer)
        let shown = value.map(Self.shown) ?? "there"
        switch change.aspect {
        case .required:
            return change.isNarrower ? "\(inner) is now required" : "\(inner) may now be missing"
        case .member: return "\(place) \(now) be there"
        case .undescribedMember:
            return change.isNarrower
                ? "\(place) is described now and may not be \(shown)"
                : "\(place) is not described any more, so it may be \(shown)"
        case .memberName: return "\(place) \(now) have a member called so"
        case .memberCount:
            return "\(place) \(now) have \(Self.count(value?.object?.count, "member"))"
        case .element, .elementCount:
            return "\(place) \(now) have \(Self.count(value?.array?.count, "element"))"
        case .uniqueness: return "\(place) \(now) hold equal elements"
        case .dependent: return "\(inner) may \(change.isNarrower ? "no longer" : "now") be missing"
        default: return "\(place) \(now) be \(shown)"
        }
    }

    private static func shown(_ value: JSONValue) -> String {
        guard case .string(let text) = value, text.unicodeScalars.count > 60 else {
            return value.preview
        }
        return "a text of \(text.unicodeScalars.count) characters"
    }

    private static func count(_ number: Int?, _ noun: String) -> String {
        guard let number else { return "so many \(noun)s" }
        return number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }

    /// The place in a value as people write it: `data.amount`.
    static func place(_ pointer: JSONPointer) -> String {
        guard !pointer.tokens.isEmpty else { return "the value" }
        return "`\(pointer.tokens.joined(separator: "."))`"
    }
}
