/// What can change about an API besides its schemas.
package enum APIChangeRule: String, Sendable, CaseIterable {
    case operationRemoved = "operation-removed"
    case operationAdded = "operation-added"
    case operationRenamed = "operation-renamed"
    case parameterRemoved = "parameter-removed"
    case parameterAdded = "parameter-added"
    case parameterRequired = "parameter-required"
    case parameterOptional = "parameter-optional"
    case parameterStyle = "parameter-style-changed"
    case requestBodyRequired = "request-body-required"
    case requestBodyRemoved = "request-body-removed"
    case requestBodyAdded = "request-body-added"
    case requestBodyOptional = "request-body-optional"
    case requestMediaTypeRemoved = "request-media-type-removed"
    case requestMediaTypeAdded = "request-media-type-added"
    case responseStatusAdded = "response-status-added"
    case responseStatusRemoved = "response-status-removed"
    case responseMediaTypeAdded = "response-media-type-added"
    case responseMediaTypeRemoved = "response-media-type-removed"
    case responseHeaderRemoved = "response-header-removed"
    case responseHeaderOptional = "response-header-optional"
    case responseHeaderAdded = "response-header-added"
    case securityTightened = "security-tightened"
    case securityLoosened = "security-loosened"
    case basePathChanged = "base-path-changed"

    package var rule: ComparisonRule { ComparisonRule(rawValue, reason) }

    private var reason: String {
        switch self {
        case .operationRemoved, .basePathChanged:
            "Clients call the path they were given; it has to be answered."
        case .operationRenamed: "Generated clients are called by the name of the operation."
        case .parameterRemoved: "A parameter nobody documents is refused or silently ignored."
        case .parameterAdded, .parameterRequired, .requestBodyRequired:
            "Clients that do not know the demand leave it out and are refused."
        case .parameterStyle: "The same value written in another way is read as another value."
        case .requestBodyRemoved, .requestMediaTypeRemoved:
            "Clients send the body they were told to send."
        case .responseStatusAdded: "A client can only handle the outcomes it has been told about."
        case .responseStatusRemoved, .responseMediaTypeRemoved:
            "Code for an outcome that never comes is worth removing."
        case .responseMediaTypeAdded: "A client reads only the kinds of bodies it was promised."
        case .responseHeaderRemoved, .responseHeaderOptional:
            "Clients steer by the headers they were promised."
        case .securityTightened: "Clients without the new credential are turned away."
        case .securityLoosened: "What was guarded is open now; somebody should mean it."
        case .operationAdded, .parameterOptional, .requestBodyAdded, .requestBodyOptional,
            .requestMediaTypeAdded, .responseHeaderAdded:
            "More is offered than before, which breaks nobody but is worth knowing."
        }
    }
}
