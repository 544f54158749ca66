import Findings
import JSONModel

/// One difference between what a consumer expects and what there was.
struct PactMismatch: Sendable, Hashable {
    /// Where in the Pact file the expectation stands.
    let pointer: JSONPointer
    /// Which part of the actual message it is about: `body at /data/amount`.
    let part: String
    /// What is wrong with that part: `has another value`.
    let problem: String
    let expected: String
    let found: String

    func finding(_ rule: PactFileRule, _ subject: String, in document: JSONDocument) -> Finding {
        Finding(
            rule: rule.rawValue, message: "\(subject): \(part) \(problem)",
            location: FindingLocation(document, at: pointer), expected: expected, found: found)
    }
}
