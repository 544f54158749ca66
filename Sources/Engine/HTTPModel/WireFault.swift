import HTTPTypes

/// The misbehaviours of the network itself, by the names scenario files use.
package enum WireFault: String, Sendable, Hashable, CaseIterable {
    /// The connection is refused; nothing was sent.
    case refused
    case requestLost = "request-lost"
    case responseLost = "response-lost"
    /// The request comes late.
    case slow
    /// The request comes twice.
    case repeated
    /// The answer stops in the middle.
    case truncated
    /// The answer comes in pieces over time.
    case dribbled
    /// The right body under the name of a web page.
    case wrongContentType = "wrong-content-type"
    /// The connection breaks before the answer.
    case reset

    package static let names = Set(allCases.map(\.rawValue))

    /// How long the fault takes when nobody says, in milliseconds; nil where it takes no time.
    package var usualMilliseconds: Int? {
        switch self {
        case .slow: 45_000
        case .dribbled: 20_000
        case .refused, .requestLost, .responseLost, .repeated, .truncated, .wrongContentType,
            .reset:
            nil
        }
    }

    /// How long a request is held back before it arrives, in milliseconds.
    package func requestDelay(amount: Int) -> Int {
        guard self == .slow else { return 0 }
        return amount > 0 ? amount : usualMilliseconds ?? 0
    }

    /// What becomes of an answer on its way, or nil when nothing of it arrives.
    ///
    /// `amount` is the fault's size in milliseconds, or 0 for the usual one.
    package func answer(_ response: ResponseMessage, amount: Int = 0) -> WireAnswer? {
        switch self {
        case .refused, .requestLost, .responseLost, .reset: return nil
        case .slow, .repeated: return WireAnswer(response)
        case .truncated: return .cut(response)
        case .dribbled:
            return .dribbled(response, over: amount > 0 ? amount : usualMilliseconds ?? 0)
        case .wrongContentType:
            var response = response
            response.head.headerFields[.contentType] = "text/html; charset=utf-8"
            return WireAnswer(response)
        }
    }
}
