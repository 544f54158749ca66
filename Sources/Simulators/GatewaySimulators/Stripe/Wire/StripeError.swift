/// A refusal in the words of the API.
struct StripeError: Error, Sendable {
    /// The four values `type` has on the wire; everything else is told apart by status.
    enum Category: String, Sendable {
        case api = "api_error"
        case card = "card_error"
        case idempotency = "idempotency_error"
        case invalidRequest = "invalid_request_error"
    }

    var status = 400
    var category = Category.invalidRequest
    var code: String?
    var param: String?
    let message: String
    /// The intent the error shows whole.
    var intent: Int?
    /// The failed charge's id.
    var charge: String?
    var decline: StripeDecline?
    /// The payment method the error shows whole.
    var paymentMethod: Int?

    init(
        _ message: String, status: Int = 400, category: Category = .invalidRequest,
        code: String? = nil, param: String? = nil, intent: Int? = nil
    ) {
        self.message = message
        self.status = status
        self.category = category
        self.code = code
        self.param = param
        self.intent = intent
    }
}

extension StripeError {
    static func missing(_ kind: StripeKind, _ id: String, param: String, status: Int = 404) -> Self
    {
        StripeError(
            "No such \(kind.noun): '\(id)'", status: status, code: "resource_missing",
            param: param)
    }

    static func missingParameter(_ name: String) -> Self {
        StripeError("Missing required param: \(name).", code: "parameter_missing", param: name)
    }

    static func unknownParameter(_ name: String) -> Self {
        StripeError(
            "Received unknown parameter: \(name)", code: "parameter_unknown", param: name)
    }

    static func exclusive(_ names: String) -> Self {
        StripeError(
            "You may only specify one of these parameters: \(names).", code: "parameters_exclusive")
    }

    static func emptyParameter(_ name: String) -> Self {
        StripeError(
            "You passed an empty string for '\(name)'. We assume empty values are an attempt to "
                + "unset a parameter; however '\(name)' cannot be unset.",
            code: "parameter_invalid_empty", param: name)
    }

    static func integer(_ message: String, param: String) -> Self {
        StripeError(message, code: "parameter_invalid_integer", param: param)
    }

    /// The same refusal, its parameter named inside another one.
    func blaming(_ root: String) -> StripeError {
        guard !root.isEmpty, let param, category != .card else { return self }
        var error = self
        error.param = "\(root)[\(param)]"
        return error
    }

    /// An operation that the intent's state does not allow; the error shows the intent.
    static func unexpectedState(_ message: String, intent: Int) -> Self {
        StripeError(message, code: "payment_intent_unexpected_state", intent: intent)
    }
}

extension StripeState {
    /// Writes the error without its envelope, members in the order of their names.
    ///
    /// The request is named in the log link. An error remembered by an intent as
    /// `last_payment_error` has none, and does not show the intent inside itself.
    func write(
        _ error: StripeError, request: StripeIdentity?, view: StripeView = .plain,
        into out: inout StripeWriter
    ) {
        out.raw("{")
        writeOptional(#""advice_code":"#, error.decline?.adviceCode, into: &out)
        writeOptional(#""charge":"#, error.charge, into: &out)
        writeOptional(#""code":"#, error.code, into: &out)
        writeOptional(#""decline_code":"#, error.decline?.declineCode, into: &out)
        if let code = error.code {
            let page = String(decoding: code.utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
            out.raw(#""doc_url":"https://stripe.com/docs/error-codes/"#)
            out.plain(page)
            out.raw(#"","#)
        }
        out.raw(#""message":"#)
        out.string(error.message)
        out.raw(",")
        writeOptional(#""network_advice_code":"#, error.decline?.networkAdviceCode, into: &out)
        writeOptional(#""network_decline_code":"#, error.decline?.networkDeclineCode, into: &out)
        writeOptional(#""param":"#, error.param, into: &out)
        if let intent = error.intent, request != nil {
            out.raw(#""payment_intent":"#)
            var inner = StripeView.plain
            inner.version = view.version
            write(intents[intent], view: inner, into: &out)
            out.raw(",")
        }
        if let method = error.paymentMethod {
            out.raw(#""payment_method":"#)
            write(paymentMethods[method], into: &out)
            out.raw(",")
        }
        if let request, error.category != .api {
            out.raw(#""request_log_url":"https://dashboard.stripe.com/"#)
            out.plain(settings.accountID)
            out.raw("/test/workbench/logs?object=")
            request.write(into: &out)
            out.raw(#"","#)
        }
        out.raw(#""type":""#)
        out.plain(error.category.rawValue)
        out.raw(#""}"#)
    }

    private func writeOptional(
        _ label: StaticString, _ value: String?, into out: inout StripeWriter
    ) {
        guard let value else { return }
        out.raw(label)
        out.string(value)
        out.raw(",")
    }

    /// The body of a refused request.
    func envelope(
        _ error: StripeError, request: StripeIdentity?, view: StripeView
    ) -> [UInt8] {
        var out = StripeWriter(capacity: error.intent == nil ? 512 : 4096)
        out.raw(#"{"error":"#)
        write(error, request: request, view: view, into: &out)
        out.raw("}")
        return out.bytes
    }
}
