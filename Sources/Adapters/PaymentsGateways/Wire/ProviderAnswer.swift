import HTTPModel
import JSONModel

/// What one request to a provider came to, before anybody looks at what the body means.
///
/// Only two kinds of response say anything about money: a success with a JSON object, and a refusal
/// in the provider's error envelope. Everything else leaves the outcome open.
enum ProviderAnswer: Sendable {
    /// A success status and a JSON object.
    case answered(JSONValue)
    /// A 4xx status and what the envelope's `error` holds; null where our credentials were refused
    /// without an envelope.
    case refused(status: Int, error: JSONValue)
    /// No byte of the request left.
    case notSent(String)
    /// The request may or may not have had its effect.
    case unknown(String)

    init(_ response: ResponseMessage) {
        let status = response.status
        switch status {
        case 200..<300:
            self =
                Self.object(in: response.body).map(ProviderAnswer.answered)
                ?? .unknown("HTTP \(status) with a body that is no JSON object")
        case 401, 403:
            self = .refused(status: status, error: Self.error(in: response.body) ?? .null)
        // Timed out, the same key in use, a dependency that failed, too early, too many: each may be
        // told about a request whose twin is being carried out.
        case 408, 409, 424, 425, 429: self = .unknown("HTTP \(status)")
        case 400..<500:
            self =
                Self.error(in: response.body).map { .refused(status: status, error: $0) }
                ?? .unknown("HTTP \(status) without an error envelope")
        default: self = .unknown("HTTP \(status)")
        }
    }

    private static func object(in body: [UInt8]) -> JSONValue? {
        guard let value = try? JSONValue.parse(body), case .object = value else { return nil }
        return value
    }

    private static func error(in body: [UInt8]) -> JSONValue? {
        guard let error = object(in: body)?["error"], case .object = error else { return nil }
        return error
    }
}
