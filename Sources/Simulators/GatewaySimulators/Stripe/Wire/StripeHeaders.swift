import HTTPModel
import HTTPTypes

/// The request's header fields that matter here, found in one walk.
struct StripeHeaders: Sendable {
    var authorization: String?
    var idempotencyKey: String?
    var version: String?
    var contentType: String?

    init(_ fields: HTTPFields) {
        for field in fields {
            switch field.name {
            case .authorization: authorization = field.value
            case .idempotencyKey: idempotencyKey = field.value
            case Self.versionName: version = field.value
            case .contentType: contentType = field.value
            default: break
            }
        }
    }

    static let versionName = HTTPField.Name.named("Stripe-Version")
    static let requestID = HTTPField.Name.named("Request-Id")
    static let originalRequest = HTTPField.Name.named("Original-Request")
    static let replayed = HTTPField.Name.named("Idempotent-Replayed")
    static let shouldRetry = HTTPField.Name.named("Stripe-Should-Retry")
    static let rateLimitedReason = HTTPField.Name.named("Stripe-Rate-Limited-Reason")
    static let signature = HTTPField.Name.named("Stripe-Signature")

    /// What every answer carries.
    static let common: HTTPFields = [
        .server: "nginx",
        .contentType: "application/json",
        .cacheControl: "no-cache, no-store",
        .vary: "Origin",
        .strictTransportSecurity: "max-age=63072000; includeSubDomains; preload",
    ]
}

/// The keys an account accepts, written the two ways in which they arrive.
struct StripeAuthentication: Sendable {
    private let bearer: String
    private let basic: String

    init(secretKey: String) {
        bearer = "Bearer " + secretKey
        basic = BasicAuthentication.header(user: secretKey, password: "")
    }

    /// The refusal of a request with this `Authorization` value, or nil.
    func refusal(_ header: String?) -> StripeError? {
        guard let header, !header.isEmpty else {
            return StripeError(
                "You did not provide an API key. You need to provide your API key in the "
                    + "Authorization header, using Bearer auth (e.g. 'Authorization: Bearer "
                    + "YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for "
                    + "details, or we can help at https://support.stripe.com/.", status: 401)
        }
        if header == bearer || header == basic { return nil }
        let user = BasicAuthentication.parse(header)?.user
        let key = user ?? (header.hasPrefix("Bearer ") ? String(header.dropFirst(7)) : header)
        return StripeError("Invalid API Key provided: \(Self.masked(key))", status: 401)
    }

    /// The first eight and last four characters, the rest starred.
    private static func masked(_ key: String) -> String {
        guard key.count > 12 else { return String(repeating: "*", count: key.count) }
        return key.prefix(8) + String(repeating: "*", count: key.count - 12) + key.suffix(4)
    }
}
