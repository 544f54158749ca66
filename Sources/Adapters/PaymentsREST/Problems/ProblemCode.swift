/// The kinds of problem the API answers with; the contract's list, but for those of webhooks.
enum ProblemCode: String, CaseIterable {
    case malformedRequest = "malformed_request"
    case paymentDeclined = "payment_declined"
    case paymentNotFound = "payment_not_found"
    case unknownPath = "unknown_path"
    case methodNotAllowed = "method_not_allowed"
    case operationInProgress = "operation_in_progress"
    case paymentInDoubt = "payment_in_doubt"
    case conflict = "conflict"
    case notPermittedInStatus = "not_permitted_in_status"
    case authorizationExpired = "authorization_expired"
    case idempotencyKeyInUse = "idempotency_key_in_use"
    case bodyTooLarge = "body_too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case amountNotPositive = "amount_not_positive"
    case amountExceedsAuthorized = "amount_exceeds_authorized"
    case amountExceedsRefundable = "amount_exceeds_refundable"
    case amountOutOfRange = "amount_out_of_range"
    case partialCaptureUnsupported = "partial_capture_unsupported"
    case currencyMismatch = "currency_mismatch"
    case currencyUnknown = "currency_unknown"
    case providerUnknown = "provider_unknown"
    case methodNotSupported = "method_not_supported"
    case idempotencyKeyReused = "idempotency_key_reused"
    case providerRejected = "provider_rejected"
    case internalError = "internal_error"
    case providerUnavailable = "provider_unavailable"
    case providerContradiction = "provider_contradiction"
    case gatewayUnavailable = "gateway_unavailable"
    case storeUnavailable = "store_unavailable"

    /// The status of the response.
    var status: Int {
        switch self {
        case .malformedRequest: 400
        case .paymentDeclined: 402
        case .paymentNotFound, .unknownPath: 404
        case .methodNotAllowed: 405
        case .operationInProgress, .paymentInDoubt, .conflict, .notPermittedInStatus,
            .authorizationExpired, .idempotencyKeyInUse:
            409
        case .bodyTooLarge: 413
        case .unsupportedMediaType: 415
        case .amountNotPositive, .amountExceedsAuthorized, .amountExceedsRefundable,
            .amountOutOfRange, .partialCaptureUnsupported, .currencyMismatch, .currencyUnknown,
            .providerUnknown, .methodNotSupported, .idempotencyKeyReused, .providerRejected:
            422
        case .internalError: 500
        case .providerUnavailable, .providerContradiction: 502
        case .gatewayUnavailable, .storeUnavailable: 503
        }
    }

    /// The kind in words, the same for every problem of the kind.
    var title: String {
        switch self {
        case .malformedRequest: "The request is malformed"
        case .paymentDeclined: "The payment was declined"
        case .paymentNotFound: "There is no such payment"
        case .unknownPath: "There is no such path"
        case .methodNotAllowed: "The path does not take this method"
        case .operationInProgress: "Another operation is in progress"
        case .paymentInDoubt: "An earlier outcome is unknown"
        case .conflict: "The payment was changed at the same time"
        case .notPermittedInStatus: "The payment's status does not permit it"
        case .authorizationExpired: "The authorization has expired"
        case .idempotencyKeyInUse: "A request with this key is being carried out"
        case .bodyTooLarge: "The body is too long"
        case .unsupportedMediaType: "The body's media type is not supported"
        case .amountNotPositive: "The amount must be more than nothing"
        case .amountExceedsAuthorized: "The amount is more than is held"
        case .amountExceedsRefundable: "The amount is more than can be refunded"
        case .amountOutOfRange: "The amount is out of range"
        case .partialCaptureUnsupported: "The provider captures the whole hold only"
        case .currencyMismatch: "The currency is not the payment's"
        case .currencyUnknown: "There is no such currency"
        case .providerUnknown: "There is no such provider"
        case .methodNotSupported: "The provider does not take this method"
        case .idempotencyKeyReused: "The key was used for another request"
        case .providerRejected: "The provider refused the request"
        case .internalError: "The service broke a rule of its own"
        case .providerUnavailable: "The provider gave no usable answer"
        case .providerContradiction: "The provider's figures contradict ours"
        case .gatewayUnavailable: "The provider could not be reached"
        case .storeUnavailable: "The store cannot be reached"
        }
    }
}
