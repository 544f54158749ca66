/// The forms a report can take.
package enum ReportFormat: String, Sendable, CaseIterable {
    /// For people in a terminal: grouped by file, with the source lines and why each rule exists.
    case text
    /// Our own, for tools that know us.
    case json
    /// JUnit XML, for the test page of a CI system.
    case junit
    /// SARIF 2.1.0, for code scanning and editors.
    case sarif
    /// GitHub workflow commands, which annotate the lines of a pull request.
    case github
    /// A summary page, for a job summary or a comment.
    case markdown
}
