import JSONModel

/// Writes a report as a SARIF 2.1.0 log, for code scanning and editors.
///
/// What SARIF demands beyond its schema: columns are counted in UTF-16 code units as `columnKind`
/// says, so they are left out when the source is not at hand; braces in messages are doubled; an
/// obstacle makes the invocation unsuccessful, with a notification and a result of the kind `open`.
struct SARIFRenderer {
    private let report: FindingsReport
    private let rules: [RuleCatalogue.Rule]
    private let ruleIndexes: [String: Int]

    static let obstacleRule = "cannot-tell"

    init(_ report: FindingsReport) {
        self.report = report
        var rules = report.rules.rules
        var indexes: [String: Int] = [:]
        for (index, rule) in rules.enumerated() { indexes[rule.id] = index }
        let reported =
            report.findings.map(\.rule) + (report.obstacle == nil ? [] : [Self.obstacleRule])
        for id in reported where indexes[id] == nil {
            indexes[id] = rules.count
            rules.append(RuleCatalogue.Rule(id: id, reason: ""))
        }
        self.rules = rules
        ruleIndexes = indexes
    }

    var log: JSONValue {
        [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        ]
    }

    private var run: JSONValue {
        var shelf = SourceShelf(report.sources)
        var fingerprints = SARIFFingerprints()
        var results = report.findings.map { result(for: $0, &shelf, &fingerprints) }
        if let obstacle = report.obstacle { results.append(openResult(obstacle)) }
        return [
            "tool": ["driver": driver],
            "automationDetails": ["id": .string(report.title + "/")],
            "invocations": [invocation],
            "columnKind": "utf16CodeUnits",
            "results": .array(results),
        ]
    }

    private var driver: JSONValue {
        var driver = JSONObject()
        driver.append("name", .string(report.tool.name))
        if !report.tool.version.isEmpty { driver.append("version", .string(report.tool.version)) }
        if report.obstacle != nil {
            driver.append("notifications", [["id": .string(Self.obstacleRule)]])
        }
        driver.append("rules", .array(rules.map(descriptor)))
        return .object(driver)
    }

    private func descriptor(_ rule: RuleCatalogue.Rule) -> JSONValue {
        var descriptor = JSONObject()
        descriptor.append("id", .string(rule.id))
        descriptor.append("shortDescription", Self.message(Self.words(of: rule.id)))
        guard !rule.reason.isEmpty else { return .object(descriptor) }
        descriptor.append("fullDescription", Self.message(rule.reason))
        descriptor.append("help", Self.message("Why this rule exists: \(rule.reason)"))
        return .object(descriptor)
    }

    private var invocation: JSONValue {
        var invocation = JSONObject()
        if let start = report.wellFormedStart {
            invocation.append("startTimeUtc", .string(start + "Z"))
        }
        invocation.append("executionSuccessful", .bool(report.obstacle == nil))
        if let obstacle = report.obstacle {
            invocation.append(
                "toolExecutionNotifications",
                [
                    [
                        "descriptor": ["id": .string(Self.obstacleRule), "index": 0],
                        "level": "error",
                        "message": Self.message("Not everything was checked: \(obstacle)"),
                    ]
                ])
        }
        return .object(invocation)
    }

    private func result(
        for finding: Finding, _ shelf: inout SourceShelf, _ fingerprints: inout SARIFFingerprints
    ) -> JSONValue {
        let source = shelf.text(of: finding.location.file)
        var result = JSONObject()
        result.append("ruleId", .string(finding.rule))
        if let index = ruleIndexes[finding.rule] { result.append("ruleIndex", JSONValue(index)) }
        result.append("level", .string(finding.severity.rawValue))
        let details = finding.details.map { "\n\($0.label): \($0.text)" }
        result.append("message", Self.message(finding.message + details.joined()))
        if let location = SARIFLocation(finding.location, source).json {
            result.append("locations", [location])
        }
        result.append(
            "partialFingerprints",
            ["findingIdentity/v1": .string(fingerprints.next(for: finding, source))])
        return .object(result)
    }

    private func openResult(_ obstacle: String) -> JSONValue {
        [
            "ruleId": .string(Self.obstacleRule),
            "ruleIndex": JSONValue(ruleIndexes[Self.obstacleRule] ?? -1),
            "kind": "open",
            "level": "none",
            "message": Self.message("Cannot tell: \(obstacle)"),
        ]
    }

    /// A message with the characters escaped that SARIF takes for placeholders or links.
    static func message(_ text: String) -> JSONValue {
        let hasLink = zip(text.utf8, text.utf8.dropFirst()).contains {
            $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: "(")
        }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "{": escaped += "{{"
            case "}": escaped += "}}"
            case "[" where hasLink, "]" where hasLink: escaped += "\\\(scalar)"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return ["text": .string(escaped)]
    }

    /// `schema-unknown-keyword` as `Schema unknown keyword`.
    private static func words(of id: String) -> String {
        let words = id.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
