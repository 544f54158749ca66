import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI

/// Compares two revisions of an API: requests by what is accepted, responses by what is promised.
///
/// What breaks is shown by an exchange that the judge of one revision finds in order and the judge
/// of the other does not.
package struct APIComparison: Sendable {
    package let old: OpenAPIDocument
    package let new: OpenAPIDocument
    package let strictness: Strictness

    package init(old: OpenAPIDocument, new: OpenAPIDocument, strictness: Strictness = .wire) {
        self.old = old
        self.new = new
        self.strictness = strictness
    }

    package func report() -> ComparisonReport {
        let work = APIComparisonWork(self)
        let matches = OperationMatching(old: old, new: new)
        work.report.compared.operations = matches.pairs.count
        work.report.compared.documents = 1
        work.compareOperations(matches)
        for (before, after) in matches.pairs {
            work.compareParameters(before, after)
            work.compareRequestBodies(before, after)
            work.compareResponses(before, after)
            work.compareSecurity(before, after)
        }
        let formatsCount = old.schemas.options.formats != .annotated
        for (pairs, audience) in [
            (work.requestPairs, ComparisonAudience.requests),
            (work.responsePairs, ComparisonAudience.responses),
            (work.webhookPairs(), ComparisonAudience.webhooks),
        ] {
            let comparison = SchemaComparison(pairs, formatsCount: formatsCount)
            work.report.add(comparison.report(for: audience, strictness))
        }
        return work.report
    }
}

/// Which operation of one revision is which of the other.
struct OperationMatching {
    private(set) var pairs: [(old: Operation, new: Operation)] = []
    private(set) var removed: [Operation] = []
    private(set) var added: [Operation] = []

    init(old: OpenAPIDocument, new: OpenAPIDocument) {
        let byPlace = Dictionary(
            new.operations.map { (Self.place($0), $0) }, uniquingKeysWith: { first, _ in first })
        var matched: Set<String> = []
        for operation in old.operations {
            if let partner = byPlace[Self.place(operation)] {
                pairs.append((operation, partner))
                matched.insert(Self.place(operation))
            } else {
                removed.append(operation)
            }
        }
        added = new.operations.filter { !matched.contains(Self.place($0)) }
    }

    /// Method and path; how a path's parameters are called does not matter.
    private static func place(_ operation: Operation) -> String {
        let segments = operation.template.split(separator: "/", omittingEmptySubsequences: false)
        let path = segments.map { $0.contains("{") ? Self.unnamed($0) : String($0) }
        return "\(operation.method.rawValue) \(path.joined(separator: "/"))"
    }

    private static func unnamed(_ segment: Substring) -> String {
        var text = ""
        var isInside = false
        for scalar in segment.unicodeScalars {
            if scalar == "{" { isInside = true }
            if !isInside { text.unicodeScalars.append(scalar) }
            if scalar == "}" {
                isInside = false
                text += "{}"
            }
        }
        return text
    }
}

/// What a comparison of APIs gathers while it goes through the operations.
final class APIComparisonWork {
    let old: OpenAPIDocument
    let new: OpenAPIDocument
    let oldJudge: ExchangeJudge
    let newJudge: ExchangeJudge
    let strictness: Strictness
    var report = ComparisonReport()
    var requestPairs: [SchemaComparison.Pair] = []
    var responsePairs: [SchemaComparison.Pair] = []
    var oldBuilder: ExchangeBuilder
    var newBuilder: ExchangeBuilder
    private var bases: [String: RequestMessage] = [:]

    init(_ comparison: APIComparison) {
        old = comparison.old
        new = comparison.new
        oldJudge = ExchangeJudge(old, credentials: .judged)
        newJudge = ExchangeJudge(new, credentials: .judged)
        oldBuilder = ExchangeBuilder(old)
        newBuilder = ExchangeBuilder(new)
        strictness = comparison.strictness
    }

    /// Reports something that does not break anybody on the wire.
    func note(
        _ rule: APIChangeRule, _ message: String, _ document: OpenAPIDocument,
        at pointer: JSONPointer, breaksSource: Bool = false
    ) {
        let isError = strictness == .exact || (strictness == .source && breaksSource)
        report.changes.append(
            ReportedChange(
                finding: Finding(
                    rule: rule.rawValue, severity: isError ? .error : .note, message: message,
                    location: FindingLocation(document.source, nameAt: pointer))))
    }

    /// Reports what breaks when a witness was found, and what cannot be told when none was.
    func breaks(
        _ rule: APIChangeRule, _ message: String, at place: (JSONPointer, JSONPointer),
        witness: ComparisonWitness?, doubt: String = "no exchange could be built that shows it"
    ) {
        let before = FindingLocation(old.source, nameAt: place.0)
        let isGone = new.source.root.value(at: place.1) == nil
        let after = isGone ? before : FindingLocation(new.source, nameAt: place.1)
        report.changes.append(
            ReportedChange(
                finding: Finding(
                    rule: witness == nil ? rule.rule.doubtID : rule.rawValue,
                    severity: witness == nil ? .warning : .error, message: message,
                    location: after, expected: before.text.map { "what \($0) says" },
                    found: witness?.text ?? doubt,
                    nextAction: witness == nil
                        ? "look at both places; if nobody is affected, waive this"
                        : "keep what was there, or offer the new form under another path"),
                witness: witness))
    }

    /// A request that was legal and is not now, for one of the given reasons.
    ///
    /// With a `word`, the judge's finding has to speak of it: a parameter's name, for example.
    func requestWitness(
        _ operation: Operation, _ wish: ExchangeBuilder.Wish, _ rules: [ExchangeRule] = [],
        about word: String = ""
    ) -> ComparisonWitness? {
        guard let request = oldBuilder.request(for: operation, wish),
            oldJudge.judge(request: request).requestFindings.isEmpty,
            Self.speak(newJudge.judge(request: request).requestFindings, rules, word)
        else { return nil }
        return .exchange(request, nil)
    }

    /// Whether findings name one of the rules and the word.
    private static func speak(
        _ findings: [Finding], _ rules: [ExchangeRule], _ word: String
    ) -> Bool {
        findings.contains { finding in
            (rules.isEmpty || rules.contains { $0.rawValue == finding.rule })
                && (word.isEmpty || finding.message.contains(word)
                    || finding.found?.contains(word) ?? false)
        }
    }

    /// A request that is legal now and was not before.
    func newRequestWitness(
        _ operation: Operation, _ wish: ExchangeBuilder.Wish
    ) -> ComparisonWitness? {
        guard let request = newBuilder.request(for: operation, wish),
            newJudge.judge(request: request).requestFindings.isEmpty,
            !oldJudge.judge(request: request).requestFindings.isEmpty
        else { return nil }
        return .exchange(request, nil)
    }

    /// A response that is legal now and was not before.
    func responseWitness(
        _ before: Operation, _ response: ResponseMessage?, _ rules: [ExchangeRule] = [],
        about word: String = ""
    ) -> ComparisonWitness? {
        guard let response, let request = baseRequest(before) else { return nil }
        let findings = oldJudge.judge(response: response, to: request).responseFindings
        guard newJudge.judge(response: response, to: request).responseFindings.isEmpty,
            Self.speak(findings, rules, word)
        else { return nil }
        return .exchange(request, response)
    }

    /// A request of an operation that is in order, so that responses to it can be judged.
    func baseRequest(_ operation: Operation) -> RequestMessage? {
        if let known = bases[operation.name] { return known }
        let request =
            oldBuilder.request(for: operation, .init(leavesBodyOut: true))
        bases[operation.name] = request
        return request
    }

    func pair(
        _ name: String, _ registry: ExchangeBuilder.Registry, _ before: CompiledSchema,
        _ after: CompiledSchema, _ confirm: @escaping SchemaComparison.Pair.Confirmation
    ) -> SchemaComparison.Pair? {
        guard let left = registry.of(old).cursor(at: before),
            let right = registry.of(new).cursor(at: after)
        else { return nil }
        return SchemaComparison.Pair(
            name: name, old: left, new: right, compiledOld: before, compiledNew: after,
            confirm: confirm)
    }
}
