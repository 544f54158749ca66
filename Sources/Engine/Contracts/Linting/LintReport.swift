import Findings

/// What a lint found, and how much it looked at; nothing looked at is no verdict.
package struct LintReport: Sendable {
    /// In reading order; notes say what was skipped.
    package var findings: [Finding] = []
    /// Documents that are schemas.
    package var schemas = 0
    package var apis = 0
    package var operations = 0
    package var examples = 0
    /// Files of no kind that is known here.
    package var skipped = 0
    /// Files that are not JSON or YAML although they are named so.
    package var unreadable = 0

    /// Whether there was anything to judge.
    package var lookedAtAnything: Bool { schemas + apis > 0 }

    package init() {}

    /// Every rule a lint may name.
    package static var rules: [(id: String, reason: String)] {
        LintRule.allCases.map { ($0.rawValue, $0.reason) }
    }
}
