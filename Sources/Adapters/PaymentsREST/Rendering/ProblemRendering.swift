import HTTPModel
import HTTPTypes
import PaymentsDomain

/// Writes problems as RFC 9457 responses.
enum ProblemRendering {
    /// After how many seconds to ask again when the store could not be reached.
    static let retryAfterSeconds = 1

    static func response(_ problem: Problem) -> ResponseMessage {
        var writer = JSONTextWriter()
        writer.object { body in
            body.text("type", "https://paycheck.dev/problems/" + problem.code.rawValue)
            body.text("title", problem.code.title)
            body.number("status", problem.code.status)
            body.text("detail", problem.detail)
            body.text("code", problem.code.rawValue)
            if let id = problem.paymentID { body.text("payment_id", id.text) }
        }
        return ResponseMessage(
            head: HTTPResponse(
                status: .init(code: problem.code.status), headerFields: fields(of: problem)),
            body: writer.bytes)
    }

    private static let problemFields: HTTPFields = [.contentType: "application/problem+json"]

    private static func fields(of problem: Problem) -> HTTPFields {
        var fields = problemFields
        if let allow = problem.allow { fields[.allow] = allow }
        if problem.code == .storeUnavailable { fields[.retryAfter] = String(retryAfterSeconds) }
        return fields
    }
}
