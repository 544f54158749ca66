import Findings
import JSONModel
import JSONSchema

/// A finding somebody looked at and decided to live with until a day.
package struct Waiver: Sendable, Hashable {
    package let rule: String
    /// The file, as a whole path or its last parts.
    package let file: String
    /// The place in the file, or one around it; nil means anywhere in the file.
    package let pointer: JSONPointer?
    package let reason: String
    /// The last day it holds: `2026-12-31`.
    package let expires: String
    /// Where the waiver is written.
    package let location: FindingLocation

    /// Whether the waiver is about a finding, the day aside.
    package func covers(_ finding: Finding) -> Bool {
        guard finding.rule == rule, let found = finding.location.file else { return false }
        guard found == file || found.hasSuffix("/" + file) else { return false }
        guard let pointer else { return true }
        let tokens = finding.location.pointer?.tokens ?? []
        return tokens.starts(with: pointer.tokens) { $0.hasSameCodePoints(as: $1) }
    }
}

/// The waivers of a project, read from a JSON or YAML file.
///
/// ```yaml
/// waivers:
///   - rule: widened-minimum
///     file: events/payment_captured.v1.json
///     pointer: /properties/data/properties/amount/minimum
///     reason: no consumer reads the amount of a capture yet
///     expires: '2026-12-31'
/// ```
package struct WaiverList: Sendable {
    package private(set) var waivers: [Waiver] = []
    /// What is wrong in the file itself.
    package private(set) var problems: [Finding] = []

    /// Reads the waivers of a document; what is wrong in it becomes a finding.
    package init(_ document: JSONDocument) {
        guard let list = document.root["waivers"]?.array else {
            let message = "a waiver file is an object with a list \"waivers\""
            problems = [Self.problem(document, JSONPointer(), message)]
            return
        }
        for name in document.root.object?.names ?? [] where name != "waivers" {
            let place = JSONPointer([name])
            problems.append(Self.problem(document, place, "unknown field \"\(name)\""))
        }
        for (index, value) in list.enumerated() {
            read(value, document, JSONPointer(["waivers", String(index)]))
        }
    }

    /// Turns waived findings into notes that name the reason, and adds what is wrong with waivers.
    ///
    /// A waiver holds up to and including its day; `today` is written `YYYY-MM-DD`.
    package func apply(to report: ComparisonReport, today: String) -> ComparisonReport {
        var result = report
        var used: Set<Int> = []
        for index in result.changes.indices {
            let finding = result.changes[index].finding
            let covering = waivers.indices.filter { waivers[$0].covers(finding) }
            used.formUnion(covering)
            guard finding.severity != .note,
                let valid = covering.first(where: { waivers[$0].expires >= today })
            else { continue }
            let waiver = waivers[valid]
            result.changes[index].finding.severity = .note
            result.changes[index].finding.message +=
                " (waived until \(waiver.expires): \(waiver.reason))"
        }
        var found = problems
        for (index, waiver) in waivers.enumerated() {
            if !used.contains(index) {
                found.append(Self.stale(waiver))
            } else if waiver.expires < today {
                found.append(Self.expired(waiver))
            }
        }
        result.changes += found.map { ReportedChange(finding: $0) }
        return result
    }

    private mutating func read(
        _ value: JSONValue, _ document: JSONDocument, _ place: JSONPointer
    ) {
        let fields = ["rule", "file", "pointer", "reason", "expires"]
        let before = problems.count
        guard let object = value.object else {
            problems.append(Self.problem(document, place, "a waiver is an object"))
            return
        }
        for name in object.names where !fields.contains(name) {
            let message = "unknown field \"\(name)\" of a waiver"
            let near = NearestName.question(for: name, among: fields)
            problems.append(Self.problem(document, place.appending(name), message, near))
        }
        func text(_ name: String) -> String {
            let text = object[name]?.string ?? ""
            if text.isEmpty {
                let message = "a waiver needs a text \"\(name)\""
                problems.append(Self.problem(document, place.appending(name), message))
            }
            return text
        }
        let (rule, file, reason) = (text("rule"), text("file"), text("reason"))
        let expires = text("expires")
        if !rule.isEmpty, ComparisonRule.named(rule) == nil {
            let near = NearestName.question(for: rule, among: ComparisonRule.all.map(\.id))
            problems.append(
                Self.problem(document, place.appending("rule"), "there is no rule \(rule)", near))
        }
        if !expires.isEmpty, !StringFormat.date.accepts(expires) {
            let message = "\"\(expires)\" is not a day"
            problems.append(
                Self.problem(document, place.appending("expires"), message, "write 2026-12-31"))
        }
        var pointer: JSONPointer?
        if let written = object["pointer"] {
            pointer = written.string.flatMap { JSONPointer($0) }
            if pointer == nil {
                let message = "the pointer is not one of RFC 6901"
                problems.append(Self.problem(document, place.appending("pointer"), message))
            }
        }
        guard problems.count == before else { return }
        waivers.append(
            Waiver(
                rule: rule, file: file, pointer: pointer, reason: reason, expires: expires,
                location: FindingLocation(document, at: place)))
    }

    private static func problem(
        _ document: JSONDocument, _ place: JSONPointer, _ message: String, _ next: String? = nil
    ) -> Finding {
        Finding(
            rule: WaiverRule.invalid.rawValue, message: message,
            location: FindingLocation(document, at: place),
            expected: "rule, file, reason, expires, and maybe pointer", nextAction: next)
    }

    private static func stale(_ waiver: Waiver) -> Finding {
        Finding(
            rule: WaiverRule.stale.rawValue,
            message: "nothing is waived here: no finding \(waiver.rule) in \(waiver.file)",
            location: waiver.location, nextAction: "remove the waiver")
    }

    private static func expired(_ waiver: Waiver) -> Finding {
        Finding(
            rule: WaiverRule.expired.rawValue,
            message: "the waiver of \(waiver.rule) in \(waiver.file) ended on \(waiver.expires)",
            location: waiver.location, expected: "a day that is not over",
            nextAction: "repair what it waives, or decide again")
    }
}
