/// One thing a contract promises that an exchange or an event can exercise.
package struct CoverageItem: Sendable, Hashable {
    /// What sort of thing it is; reports have one row for each.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case operation
        case status
        /// A parameter given, or absent where it is optional; the request body counts as one.
        case parameter
        case requestProperty = "request-property"
        case responseProperty = "response-property"
        case eventType = "event-type"
        case eventProperty = "event-property"
        case enumValue = "enum-value"
        /// A branch of `anyOf`, `oneOf` or `if`, or one of several types a value may have.
        case branch

        /// The heading of a row: `request properties`.
        package var plural: String {
            switch self {
            case .operation: "operations"
            case .status: "statuses"
            case .parameter: "parameters"
            case .requestProperty: "request properties"
            case .responseProperty: "response properties"
            case .eventType: "event types"
            case .eventProperty: "event properties"
            case .enumValue: "enum values"
            case .branch: "schema branches"
            }
        }
    }

    package let kind: Kind
    /// What reports and people call it: `getPayment 503`, `PaymentFailed.data.reason.kind = expired`.
    package let name: String
}
