import HTTPModel
import HTTPTypes
import JSONModel

/// Why a webhook is not acknowledged; the provider will send it again.
enum WebhookProblem: String, Sendable, CaseIterable {
    case signatureInvalid = "webhook_signature_invalid"
    case timestampOutOfTolerance = "webhook_timestamp_out_of_tolerance"
    case bodyUnreadable = "webhook_body_unreadable"
    case wrongMode = "webhook_wrong_mode"
    case eventIDMissing = "webhook_event_id_missing"
    case storeUnavailable = "store_unavailable"

    /// The refusal as RFC 9457 problem details.
    var response: ResponseMessage {
        let body: JSONValue = [
            "type": "about:blank", "title": .string(title), "status": JSONValue(status),
            "detail": .string(detail), "code": .string(rawValue),
        ]
        var fields = HTTPFields()
        if self == .storeUnavailable { fields[.retryAfter] = "5" }
        return ResponseMessage(
            status: status, contentType: "application/problem+json", fields: fields,
            body: body.serialized())
    }

    private var status: Int { self == .storeUnavailable ? 503 : 400 }

    private var title: String {
        switch self {
        case .signatureInvalid: "The signature is not valid"
        case .timestampOutOfTolerance: "The timestamp is out of tolerance"
        case .bodyUnreadable: "The body is not an event"
        case .wrongMode: "The event is of the other mode"
        case .eventIDMissing: "The event has no id"
        case .storeUnavailable: "The event could not be stored"
        }
    }

    private var detail: String {
        switch self {
        case .signatureInvalid: "no signature in the request was made with a secret of ours"
        case .timestampOutOfTolerance: "the event was signed too long ago, or in the future"
        case .bodyUnreadable: "a JSON object with the members of an event was expected"
        case .wrongMode: "live and test events are taken by different endpoints"
        case .eventIDMissing: "the field x-razorpay-event-id was expected"
        case .storeUnavailable: "nothing was stored; send the event again"
        }
    }
}
