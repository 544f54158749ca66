import Findings
import HTTPModel
import HTTPTypes
import JSONModel

/// What shows that a change breaks somebody.
package enum ComparisonWitness: Sendable, Hashable {
    /// A value legal under one revision and refused by the other.
    case value(JSONValue)
    /// A request, or a request with its response, legal under one revision only.
    case exchange(RequestMessage, ResponseMessage?)

    /// One line for people, cut to a readable length.
    package var text: String {
        switch self {
        case .value(let value): return Self.cut(value.text)
        case .exchange(let request, let response):
            let body = request.body.isEmpty ? "" : " " + Self.text(request.body)
            let head = "\(request.head.method.rawValue) \(request.head.path ?? "/")"
            let fields = request.head.headerFields.map { " [\($0.name): \($0.value)]" }.joined()
            guard let response else { return head + fields + body }
            let type = response.head.headerFields[.contentType].map { " \($0)" } ?? ""
            let answer = response.body.isEmpty ? "" : " " + Self.text(response.body)
            return "\(head) -> \(response.status)\(type)\(answer)"
        }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        cut(String(decoding: bytes, as: UTF8.self))
    }

    private static func cut(_ text: String) -> String {
        let limit = 600
        guard text.utf8.count > limit else { return text }
        return String(text.unicodeScalars.prefix(limit)) + "..."
    }
}

/// One reported change: the finding, and the witness where there is one.
package struct ReportedChange: Sendable, Hashable {
    package var finding: Finding
    package let witness: ComparisonWitness?
    /// The names of everything the change reaches: events, bodies, parameters, headers.
    package var reached: [String] = []

    package init(finding: Finding, witness: ComparisonWitness? = nil) {
        self.finding = finding
        self.witness = witness
    }
}

/// How much was compared; nothing compared is no verdict.
package struct ComparisonCounts: Sendable, Hashable {
    package var schemas = 0
    package var operations = 0
    package var documents = 0

    package init() {}

    static func += (left: inout ComparisonCounts, right: ComparisonCounts) {
        left.schemas += right.schemas
        left.operations += right.operations
        left.documents += right.documents
    }
}

/// The outcome of comparing two revisions.
package struct ComparisonReport: Sendable {
    /// What a gate has to know.
    package enum Verdict: String, Sendable, Hashable {
        case compatible
        case breaking
        /// Nothing was shown to break, but something could not be told or nothing was compared.
        case cannotTell = "cannot tell"
    }

    package var changes: [ReportedChange] = []
    package var compared = ComparisonCounts()
    /// What to do about it, one sentence each: such as which event is due for a v2.
    package var advice: [String] = []

    package init() {}

    /// The findings in reading order.
    package var findings: [Finding] { changes.map(\.finding).sortedForReading() }

    package var verdict: Verdict {
        if changes.contains(where: { $0.finding.severity == .error }) { return .breaking }
        let isUnsure = changes.contains {
            $0.finding.rule.hasSuffix("-cannot-tell") && $0.finding.severity == .warning
        }
        return isUnsure || compared.schemas + compared.operations == 0 ? .cannotTell : .compatible
    }

    mutating func add(_ other: ComparisonReport) {
        changes += other.changes
        compared += other.compared
        advice += other.advice.filter { !advice.contains($0) }
    }
}
