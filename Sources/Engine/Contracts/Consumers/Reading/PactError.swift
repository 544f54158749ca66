import Findings

/// Why a Pact file cannot be used; every problem in it, in reading order.
package struct PactError: Error, Sendable, Hashable, CustomStringConvertible {
    package let findings: [Finding]

    package init(_ findings: [Finding]) { self.findings = findings.sortedForReading() }

    package var description: String { TextRenderer(colour: false).render(findings) }
}

/// One problem of a Pact file.
struct PactProblem: Error {
    let finding: Finding
}

/// The rules consumers' expectations are held to.
package enum PactFileRule: String, Sendable, Hashable, CaseIterable {
    case unreadable = "pact-unreadable"
    case malformed = "pact-malformed"
    case unsupported = "pact-unsupported"
    case requestMismatch = "pact-request-mismatch"
    case responseMismatch = "pact-response-mismatch"
    case messageMismatch = "pact-message-mismatch"

    /// Why the rule is there, in one sentence.
    package var reason: String {
        switch self {
        case .unreadable: "A consumer's file that is no JSON says nothing about what it expects."
        case .malformed: "What a Pact file says must have one meaning before it can be verified."
        case .unsupported:
            "An expectation that is not understood is refused, because skipping it would pass it."
        case .requestMismatch: "The consumer's code must send what its Pact file says it sends."
        case .responseMismatch: "The provider must answer as its consumers rely on."
        case .messageMismatch: "The provider must publish events as its consumers rely on."
        }
    }
}
