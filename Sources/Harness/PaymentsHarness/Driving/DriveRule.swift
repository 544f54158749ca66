/// What a driven API can do wrong, and why each matters.
package enum DriveRule: String, Sendable, CaseIterable {
    case undocumentedStatus = "drive-undocumented-status"
    case undocumentedContentType = "drive-undocumented-content-type"
    case serverError = "drive-server-error"
    case validRefused = "drive-valid-request-refused"
    case invalidAccepted = "drive-invalid-request-accepted"
    case invalidResponse = "drive-invalid-response"
    case missingErrorBody = "drive-missing-error-body"
    case noAnswer = "drive-no-answer"

    /// Why the rule exists, in one sentence.
    package var reason: String {
        switch self {
        case .undocumentedStatus, .undocumentedContentType:
            "A client can only handle the outcomes it has been told about."
        case .serverError:
            "Nothing a caller sends in peace may break the service; whoever gets a 5xx tries again."
        case .validRefused:
            "Who keeps to the document and is told the request is malformed has nobody to believe."
        case .invalidAccepted:
            "What is accepted today outside the document will be relied on and cannot be withdrawn."
        case .invalidResponse: "Clients are generated from the document and fail on anything else."
        case .missingErrorBody: "A refusal without a reason cannot be acted on."
        case .noAnswer: "Silence is the one answer that a client cannot tell from success."
        }
    }
}
