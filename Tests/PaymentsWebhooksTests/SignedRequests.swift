import Crypto
import HTTPModel
import HTTPTypes

/// Webhook requests as the providers sign them.
enum SignedRequests {
    static func code(_ message: String, secret: String) -> String {
        Hexadecimal.encode(
            HMAC<SHA256>.authenticationCode(
                for: Array(message.utf8), using: SymmetricKey(data: Array(secret.utf8))))
    }

    static func stripe(
        _ body: String, at seconds: Int = 1_700_000_000, secret: String = "whsec_current"
    ) -> RequestMessage {
        stripe(body, header: "t=\(seconds),v1=\(code("\(seconds).\(body)", secret: secret))")
    }

    static func stripe(_ body: String, header: String?) -> RequestMessage {
        var fields = HTTPFields()
        if let header { fields[.named("Stripe-Signature")] = header }
        return RequestMessage(
            .post, host: "shop.example", path: "/v1/webhooks/stripe", fields: fields,
            body: Array(body.utf8))
    }

    static func razorpay(
        _ body: String, secret: String = "hook_secret", eventID: String? = "evt_A"
    ) -> RequestMessage {
        razorpay(body, code: code(body, secret: secret), eventID: eventID)
    }

    static func razorpay(_ body: String, code: String?, eventID: String?) -> RequestMessage {
        var fields = HTTPFields()
        if let code { fields[.named("X-Razorpay-Signature")] = code }
        if let eventID { fields[.named("x-razorpay-event-id")] = eventID }
        return RequestMessage(
            .post, host: "shop.example", path: "/v1/webhooks/razorpay", fields: fields,
            body: Array(body.utf8))
    }
}
