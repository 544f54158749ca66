/// The rules an exchange can break, and why each exists.
package enum ExchangeRule: String, Sendable, CaseIterable {
    case undocumentedPath = "exchange-undocumented-path"
    case undocumentedMethod = "exchange-undocumented-method"
    case undocumentedStatus = "exchange-undocumented-status"
    case undocumentedQuery = "exchange-undocumented-query-parameter"
    case missingParameter = "exchange-missing-parameter"
    case invalidParameter = "exchange-invalid-parameter"
    case missingBody = "exchange-missing-body"
    case undocumentedBody = "exchange-undocumented-body"
    case undocumentedContentType = "exchange-undocumented-content-type"
    case unreadableBody = "exchange-unreadable-body"
    case invalidBody = "exchange-invalid-body"
    case readOnlyProperty = "exchange-read-only-property"
    case writeOnlyProperty = "exchange-write-only-property"
    case missingSecurity = "exchange-missing-security"
    case undocumentedWebhook = "exchange-undocumented-webhook"
    case missingHeader = "exchange-missing-header"
    case invalidHeader = "exchange-invalid-header"

    /// Why the rule exists, in one sentence.
    package var reason: String {
        switch self {
        case .undocumentedPath, .undocumentedMethod:
            "What is served but not promised changes without notice, and clients come to need it."
        case .undocumentedStatus:
            "A client can only handle the outcomes it has been told about."
        case .undocumentedQuery: "A parameter nobody promised is ignored today and breaks tomorrow."
        case .missingParameter, .invalidParameter:
            "A request outside the promise may be understood in any way."
        case .missingBody, .undocumentedBody, .undocumentedContentType, .unreadableBody,
            .invalidBody:
            "The body is what the other side acts on; it has to be what was promised."
        case .readOnlyProperty:
            "Only the server sets a read-only property; what a client sends there is lost."
        case .writeOnlyProperty:
            "A write-only property is often a secret, and a response shows it to everybody."
        case .missingSecurity:
            "A request without the promised credentials tests another operation than real ones do."
        case .undocumentedWebhook:
            "A receiver can only handle the webhooks it has been told about."
        case .missingHeader, .invalidHeader: "Clients steer by the headers they were promised."
        }
    }
}
