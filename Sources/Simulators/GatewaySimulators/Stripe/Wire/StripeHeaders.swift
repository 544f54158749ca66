import HTTPModel
import HTTPTypes

/// The request's header fields that matter here, found in one walk.
struct StripeHeaders: Sendable {
    var authorization: String?
    var idempotencyKey: String?
    var version: String?
    /// The account the request means to act for.
    var account: String?

    init(_ fields: HTTPFields) {
        for field in fields {
            let name = field.name.canonicalName
            // Names of other lengths than these four have are none of them.
            guard (13...15).contains(name.utf8.count) else { continue }
            switch name {
            case "authorization": authorization = field.value
            case "idempotency-key": idempotencyKey = field.value
            case "stripe-version": version = field.value
            case "stripe-account": account = field.value
            default: break
            }
        }
    }

    /// Whether the answer repeats something that the request says.
    var asksForEcho: Bool { idempotencyKey != nil || version != nil || account != nil }

    static let versionName = HTTPField.Name.named("Stripe-Version")
    static let accountName = HTTPField.Name.named("Stripe-Account")
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
    /// The place of the request's id in ``StripeAnswerFields``; the version follows it.
    static let placeOfRequestID = 5

    static let mustNotRetry = HTTPField(name: shouldRetry, value: "false")
    static let mayRetry = HTTPField(name: shouldRetry, value: "true")
    static let isReplay = HTTPField(name: replayed, value: "true")
    static let isLimited = HTTPField(name: rateLimitedReason, value: "global-rate")
}

/// What the answers of an account carry; each puts its own request's id into its place.
final class StripeAnswerFields: Sendable {
    let fields: HTTPFields

    init(version: String) {
        var fields = StripeHeaders.common
        fields.append(HTTPField(name: StripeHeaders.requestID, value: ""))
        fields.append(HTTPField(name: StripeHeaders.versionName, value: version))
        self.fields = fields
    }
}

/// The header fields of an answer that has nothing to repeat: of nearly every one.
final class StripeUsualFields: DeferredFields {
    private let common: StripeAnswerFields
    private let request: StripeIdentity
    /// Whether the same request will not do better another time.
    private let isFinal: Bool

    init(_ common: StripeAnswerFields, request: StripeIdentity, isFinal: Bool) {
        self.common = common
        self.request = request
        self.isFinal = isFinal
    }

    var fields: HTTPFields {
        var fields = common.fields
        fields[StripeHeaders.placeOfRequestID].value = request.text
        if isFinal { fields.append(StripeHeaders.mustNotRetry) }
        return fields
    }
}
