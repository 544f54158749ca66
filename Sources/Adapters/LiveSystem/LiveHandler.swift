import HTTPModel
import HTTPTypes

/// Answers requests on a port, with a say in how each answer travels.
///
/// A plain ``HTTPHandler`` gives whole answers and lets the server word its own refusals; a stand-in
/// for somebody else's server wants to word those too, and to misbehave on the wire.
package protocol LiveHandler: Sendable {
    /// Answers one request; failures become answers, never errors.
    func answer(_ request: RequestMessage) async -> LiveAnswer
    /// The answer to bytes that never became a request.
    func answer(to refusal: EdgeRefusal) -> ResponseMessage
}

/// An answer and its way.
package enum LiveAnswer: Sendable, Hashable {
    case whole(ResponseMessage)
    /// In pieces, late, or cut off.
    case wire(WireAnswer)
    /// The connection breaks before the answer.
    case breaks
    /// Nothing is said until the caller gives up, or so many milliseconds have passed.
    case silence(milliseconds: Int)
}

/// Why the server itself turns away what came on a connection.
package enum EdgeRefusal: Error, Sendable, Hashable {
    /// The bytes are not HTTP.
    case malformed(String)
    /// The path and fields are longer, or more, than the limit.
    case headTooLong(limit: Int)
    /// The body is longer than the limit; `found` says how long, as far as that is known.
    case bodyTooLong(found: String, limit: Int)
    /// The body did not come to its end in time.
    case tooSlow(milliseconds: Int)

    /// The status of the answer.
    package var status: Int {
        switch self {
        case .malformed: 400
        case .headTooLong: 431
        case .bodyTooLong: 413
        case .tooSlow: 408
        }
    }

    /// What was found and what was expected.
    package var detail: String {
        switch self {
        case .malformed(let reason): "this is not an HTTP request: \(reason)"
        case .headTooLong(let limit):
            "the path and the header fields are too long; expected at most \(limit) bytes and "
                + "\(LiveLimits.fields) fields"
        case .bodyTooLong(let found, let limit):
            "the body has \(found); expected at most \(limit) bytes"
        case .tooSlow(let milliseconds):
            "the body did not end within \(milliseconds) ms; expected the rest of it"
        }
    }
}

/// A handler that gives whole answers, and problem documents where there is nothing to hand it.
struct PlainHandler: LiveHandler {
    let handler: any HTTPHandler

    func answer(_ request: RequestMessage) async -> LiveAnswer {
        .whole(await handler.handle(request))
    }

    func answer(to refusal: EdgeRefusal) -> ResponseMessage {
        let (code, title) =
            switch refusal {
            case .malformed: ("malformed_http", "The request is not HTTP")
            case .headTooLong: ("head_too_large", "The path and fields are too long")
            case .bodyTooLong: ("body_too_large", "The body is too long")
            case .tooSlow: ("request_timeout", "The request came too slowly")
            }
        let text = """
            {"type":"https://paycheck.dev/problems/\(code)","title":"\(title)",\
            "status":\(refusal.status),"detail":"\(refusal.detail)","code":"\(code)"}
            """
        return ResponseMessage(
            status: refusal.status, contentType: "application/problem+json",
            body: Array(text.utf8))
    }
}
