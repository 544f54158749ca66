import JSONModel

/// What one check found, ready to be written in any format.
///
/// The verdict is computed and never given, so that no format can show success where there is none:
/// an error violates, an obstacle leaves the question open, and only without both does it hold.
package struct FindingsReport: Sendable {
    /// Who reports.
    package struct Tool: Sendable {
        package var name: String
        package var version: String

        package init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// A line of the summary, such as `steps` and `4711, 20000 a second`.
    package struct Fact: Sendable, Hashable {
        package var label: String
        package var text: String

        package init(_ label: String, _ text: String) {
            self.label = label
            self.text = text
        }
    }

    /// A longer text that belongs to the report, such as the history that led to a finding.
    package struct Section: Sendable, Hashable {
        package var heading: String
        package var text: String

        package init(_ heading: String, _ text: String) {
            self.heading = heading
            self.text = text
        }
    }

    /// The three answers a check can give; each is an exit code of its own.
    package enum Verdict: String, Sendable {
        case holds
        case violated
        case cannotTell = "cannot-tell"
    }

    package var tool: Tool
    /// What was done, as the person asked for it: `paycheck verify`.
    package var title: String
    package var findings: [Finding]
    package var rules: RuleCatalogue
    /// The names of checks that found nothing wrong.
    package var passed: [String]
    /// Why the check did not run, or not to its end; nil when it did.
    package var obstacle: String?
    package var facts: [Fact] = []
    package var sections: [Section] = []
    /// When the check began, in UTC, as `2026-01-31T23:59:59`; formats leave it out when unknown.
    package var startedAt: String?
    /// How long the check took.
    package var milliseconds: Int?
    package var sources: SourceExcerpts

    package init(
        tool: Tool, title: String, findings: [Finding] = [], rules: RuleCatalogue = RuleCatalogue(),
        passed: [String] = [], obstacle: String? = nil, sources: SourceExcerpts = .none
    ) {
        self.tool = tool
        self.title = title
        self.findings = findings
        self.rules = rules
        self.passed = passed
        self.obstacle = obstacle
        self.sources = sources
    }

    /// Violated when there is an error, else cannot tell when there is an obstacle, else holds.
    package var verdict: Verdict {
        if findings.hasErrors { return .violated }
        return obstacle == nil ? .holds : .cannotTell
    }

    /// The report in a format, ended by a line feed; only text has colours.
    package func render(_ format: ReportFormat, colour: Bool = false) -> String {
        switch format {
        case .text: TextReport(self, colour: colour).text
        case .json: JSONRenderer.render(self).prettyText + "\n"
        case .junit: JUnitRenderer.render(self)
        case .sarif: SARIFRenderer(self).log.prettyText + "\n"
        case .github: GitHubRenderer(self).text
        case .markdown: MarkdownRenderer(self).text
        }
    }
}

extension FindingsReport {
    func count(_ severity: Finding.Severity) -> Int {
        findings.count { $0.severity == severity }
    }

    /// The verdict in words: `violated: 2 errors, 1 warning`.
    var verdictText: String {
        let counts = Self.counts(findings)
        return switch verdict {
        case .holds: counts.isEmpty ? "holds" : "holds: \(counts)"
        case .violated:
            "violated: \(counts)" + (obstacle.map { "; not all was checked: \($0)" } ?? "")
        case .cannotTell:
            "cannot tell: \(obstacle ?? "")" + (counts.isEmpty ? "" : " (\(counts))")
        }
    }

    /// How many findings of each severity there are, or the empty text for none at all.
    static func counts(_ findings: some Collection<Finding>) -> String {
        Finding.Severity.allCases.compactMap { severity in
            let count = findings.count { $0.severity == severity }
            guard count > 0 else { return nil }
            return "\(count) \(severity.rawValue)" + (count == 1 ? "" : "s")
        }.joined(separator: ", ")
    }

    /// The findings of one file, or of no file.
    struct FileGroup {
        let file: String?
        var findings: [Finding]
    }

    /// The findings by file: files in the order they first appear, findings of no file last.
    var groups: [FileGroup] {
        var groups: [FileGroup] = []
        var places: [String: Int] = [:]
        var elsewhere = FileGroup(file: nil, findings: [])
        for finding in findings {
            guard let file = finding.location.file else {
                elsewhere.findings.append(finding)
                continue
            }
            if let place = places[file] {
                groups[place].findings.append(finding)
            } else {
                places[file] = groups.count
                groups.append(FileGroup(file: file, findings: [finding]))
            }
        }
        return elsewhere.findings.isEmpty ? groups : groups + [elsewhere]
    }

    /// `startedAt` when it has the form that the formats demand.
    var wellFormedStart: String? {
        let shape = Array("0000-00-00T00:00:00".utf8)
        guard let startedAt, startedAt.utf8.count == shape.count else { return nil }
        let fits = zip(startedAt.utf8, shape).allSatisfy { byte, form in
            form == UInt8(ascii: "0")
                ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == form
        }
        return fits ? startedAt : nil
    }
}
