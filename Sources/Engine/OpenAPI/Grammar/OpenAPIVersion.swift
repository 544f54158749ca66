/// The versions of OpenAPI this engine reads.
enum OpenAPIVersion: Sendable {
    case v30, v31

    /// The version a document names, or nil for any other.
    init?(_ text: String) {
        if text == "3.0" || text.hasPrefix("3.0.") {
            self = .v30
        } else if text == "3.1" || text.hasPrefix("3.1.") {
            self = .v31
        } else {
            return nil
        }
    }
}
