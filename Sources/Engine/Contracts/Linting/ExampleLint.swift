import Findings
import JSONModel
import JSONSchema

/// Says what is wrong with an example or default.
enum ExampleLint {
    static func findings(
        _ failures: [SchemaFailure], at pointer: JSONPointer, in document: JSONDocument
    ) -> [Finding] {
        let isDefault = pointer.tokens.last == "default"
        let rule: LintRule = isDefault ? .invalidDefault : .invalidExample
        return failures.map { failure in
            let place = JSONPointer(pointer.tokens + failure.instance.tokens)
            var finding = failure.finding(
                rule: rule.rawValue, subject: isDefault ? "the default" : "the example",
                location: FindingLocation(document, at: place))
            finding.severity = rule.severity
            return finding
        }
    }
}
