import JSONModel

/// One request to be sent in one stage, and what is known about it beforehand.
struct DriveCase {
    enum Expectation: Hashable {
        /// The request keeps to the document.
        case valid
        /// It breaks the document in one place.
        case invalid
    }

    var draft: RequestDraft
    var stage: Stage
    let expectation: Expectation
    /// What makes the request worth sending: `maximum at /amount/amount_minor`.
    let summary: String
    /// How often it is sent; the last answer is the one that is judged.
    var times = 1
    /// Whether a provider's message gets the provider's signature, whatever its headers were.
    var isSigned = true
    /// The value towards which the body shrinks.
    var plainBody: JSONValue?
}
