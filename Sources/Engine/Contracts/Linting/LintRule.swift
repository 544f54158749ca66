import Findings

/// The rules any schema or specification is held to, whoever wrote it, and why each exists.
///
/// Few on purpose: each names a thing that cannot be meant. What is merely unusual is no finding.
package enum LintRule: String, Sendable, CaseIterable {
    case impossibleRange = "lint-impossible-range"
    case forbiddenRequirement = "lint-forbidden-requirement"
    case impossibleTypes = "lint-impossible-types"
    case unreachableValue = "lint-unreachable-value"
    case idleKeyword = "lint-idle-keyword"
    case impossiblePattern = "lint-impossible-pattern"
    case hostilePattern = "lint-hostile-pattern"
    case invalidExample = "lint-invalid-example"
    case invalidDefault = "lint-invalid-default"
    case unusedDefinition = "lint-unused-definition"
    case brokenDiscriminator = "lint-broken-discriminator"
    case repeatedOperationID = "lint-repeated-operation-id"
    case invalidMediaType = "lint-invalid-media-type"
    case skippedFile = "lint-skipped-file"

    /// How much a breach matters.
    package var severity: Finding.Severity {
        switch self {
        case .idleKeyword, .hostilePattern: .warning
        case .unusedDefinition, .skippedFile: .note
        default: .error
        }
    }

    /// Why the rule exists, in one sentence.
    package var reason: String {
        switch self {
        case .impossibleRange: "No value is at once above the upper bound and below the lower one."
        case .forbiddenRequirement:
            "An object that must have a property it may not have does not exist."
        case .impossibleTypes: "A value that must have two types at once does not exist."
        case .unreachableValue:
            "A listed value that its own schema refuses can never be sent, though it seems promised."
        case .idleKeyword:
            "A keyword for another type checks nothing; another one is nearly always meant."
        case .impossiblePattern: "A pattern that matches no text refuses every one."
        case .hostilePattern:
            "Most regular expression engines need time without end for some short texts here."
        case .invalidExample:
            "People copy examples first and read schemas later; a wrong example teaches mistakes."
        case .invalidDefault:
            "A default that its schema refuses makes the request without the property invalid too."
        case .unusedDefinition: "What nothing refers to promises nothing, and goes stale unseen."
        case .brokenDiscriminator:
            "A discriminator that not every branch has, or that leads nowhere, sorts nothing."
        case .repeatedOperationID: "Generators and links know operations by their id alone."
        case .invalidMediaType: "A body can only be sent under a media type: type/subtype."
        case .skippedFile: "What was not looked at is said, so that nobody takes it for sound."
        }
    }

    /// A finding of this rule.
    func finding(
        _ message: String, at location: FindingLocation, expected: String? = nil,
        found: String? = nil, nextAction: String? = nil
    ) -> Finding {
        Finding(
            rule: rawValue, severity: severity, message: message, location: location,
            expected: expected, found: found, nextAction: nextAction)
    }
}
