import HTTPModel
import JSONModel

/// What the answer to an authorize request means to Orders.
enum AuthorizeAnswer: Hashable {
    /// A payment exists; its events will say what becomes of it, also when it was declined.
    case payment(id: String, nextActionURL: String?)
    /// Payments said no and made no payment.
    case refused(code: String)
    /// Nobody can say: no answer, or one that does not settle it. Ask again with the same key.
    case unanswered(String)

    init(_ response: ResponseMessage) {
        let body = (try? JSONValue.parse(response.body)) ?? .null
        switch response.status {
        case 200, 201, 202: self = Self.payment(in: body)
        case 400...499: self = Self.refusal(in: body, status: response.status)
        default: self = Self.trouble(in: body, status: response.status)
        }
    }

    private static func payment(in body: JSONValue) -> AuthorizeAnswer {
        guard let id = body["id"]?.string else { return .unanswered("the payment has no id") }
        return .payment(id: id, nextActionURL: body["next_action"]?["redirect_url"]?.string)
    }

    private static func refusal(in body: JSONValue, status: Int) -> AuthorizeAnswer {
        guard let code = body["code"]?.string else { return .unanswered("status \(status)") }
        // These two say that the same operation may be under way: not a refusal of it.
        if code == "idempotency_key_in_use" || code == "conflict" { return .unanswered(code) }
        if let id = body["payment_id"]?.string { return .payment(id: id, nextActionURL: nil) }
        return .refused(code: code)
    }

    /// A server error settles nothing, but for one: the payment is on record and was never sent.
    private static func trouble(in body: JSONValue, status: Int) -> AuthorizeAnswer {
        let code = body["code"]?.string
        if code == "gateway_unavailable", let id = body["payment_id"]?.string {
            return .payment(id: id, nextActionURL: nil)
        }
        return .unanswered(code ?? "status \(status)")
    }
}
