import Findings
import JSONModel

/// Violations by kind: the first of each is kept, the others are counted.
struct ViolationList {
    /// How many kinds are reported; more than that nobody reads.
    private static let limit = 60

    private struct Entry {
        let finding: Finding
        let subject: String
        let witness: String
        var count = 1
    }

    private var entries: [Entry] = []
    private var places: [String: Int] = [:]
    /// How many violations there were, those of a known kind included.
    private(set) var count = 0

    mutating func add(
        _ finding: Finding, rule: WalkRule, subject: String, witness: () -> String
    ) {
        count += 1
        let place = finding.location.pointer.map { Self.general($0.description) } ?? ""
        let key = "\(rule.rawValue) \(subject) \(finding.rule) \(place) \(finding.expected ?? "")"
        if let known = places[key] {
            entries[known].count += 1
            return
        }
        places[key] = entries.count
        var kept = finding
        kept.rule = rule.rawValue
        entries.append(Entry(finding: kept, subject: subject, witness: witness()))
    }

    /// A place without the numbers of elements, so that each of them is not a kind of its own.
    private static func general(_ place: String) -> String {
        place.split(separator: "/", omittingEmptySubsequences: false)
            .map { Int($0) == nil ? String($0) : "*" }.joined(separator: "/")
    }

    func findings(_ provider: String) -> [Finding] {
        entries.enumerated().sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }
        .prefix(Self.limit).map { _, entry in
            let times = entry.count == 1 ? "once" : "\(entry.count) times"
            return Finding(
                rule: entry.finding.rule,
                message: "\(provider), \(entry.subject): \(entry.finding.message) (\(times))",
                location: entry.finding.location, expected: entry.finding.expected,
                found: entry.finding.found,
                nextAction: "the first one:\n" + Self.shortened(entry.witness))
        }
    }

    private static func shortened(_ text: String) -> String {
        text.utf8.count <= 2400 ? text : String(text.prefix(2400)) + " …"
    }
}
