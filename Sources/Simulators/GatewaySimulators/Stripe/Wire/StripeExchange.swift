import HTTPModel
import HTTPTypes
import SimulationCore

/// One request on its way through the layers the API puts before execution.
struct StripeExchange {
    let request: RequestMessage
    let headers: StripeHeaders
    let requestID: String
    var fields: HTTPFields

    init(_ request: RequestMessage, headers: StripeHeaders, requestID: String, version: String) {
        self.request = request
        self.headers = headers
        self.requestID = requestID
        fields = StripeHeaders.common
        fields.append(HTTPField(name: StripeHeaders.requestID, value: requestID))
        fields.append(
            HTTPField(name: StripeHeaders.versionName, value: headers.version ?? version))
        if let key = headers.idempotencyKey {
            fields.append(HTTPField(name: .idempotencyKey, value: key))
        }
    }

    var isPost: Bool { request.head.method == .post }
    /// The idempotency key, where the method heeds it.
    var key: String? { isPost ? headers.idempotencyKey : nil }
    var path: String { request.path }

    /// The response; `original` is the request that first carried the key.
    func response(_ answer: StripeAnswer, original: String? = nil) -> ResponseMessage {
        var fields = fields
        if key != nil {
            let first = HTTPField(
                name: StripeHeaders.originalRequest, value: original ?? requestID)
            fields.append(first)
        }
        return ResponseMessage(status: answer.status, fields: fields, body: answer.body)
    }
}

extension StripeState {
    /// Answers one request: time first, then the layers from the edge inwards.
    mutating func handle(
        _ request: RequestMessage, at now: VirtualInstant, suffering fault: GatewayFault?
    ) -> ResponseMessage {
        advance(to: now)
        let route = StripeRoute(request)
        if fault == .htmlError { return Self.badGateway }
        if case .bankPage(let id) = route {
            begin(at: now, cause: StripeCause())
            return visitBankPage(of: id, request, suffering: fault)
        }
        let headers = StripeHeaders(request.head.headerFields)
        let requestID = identifiers.next(prefix: "req_", length: 14)
        begin(
            at: now,
            cause: StripeCause(requestID: requestID, idempotencyKey: headers.idempotencyKey))
        var exchange = StripeExchange(
            request, headers: headers, requestID: requestID, version: settings.apiVersion)
        if let refusal = edgeRefusal(&exchange, suffering: fault) { return refusal }
        return answer(&exchange, route, suffering: fault)
    }

    /// What stands before the idempotency layer: outages, keys, versions, limits.
    private func edgeRefusal(
        _ exchange: inout StripeExchange, suffering fault: GatewayFault?
    ) -> ResponseMessage? {
        if fault == .errorBeforeEffect {
            return refuse(exchange, Self.outage(status: 503))
        }
        if let error = authentication.refusal(exchange.headers.authorization) {
            var fields = StripeHeaders.common
            fields[.wwwAuthenticate] = "Bearer realm=\"Stripe\""
            let body = envelope(error, request: exchange.requestID)
            return ResponseMessage(status: 401, fields: fields, body: body)
        }
        if let version = exchange.headers.version, !Self.isVersion(version) {
            return refuse(exchange, StripeError("Invalid Stripe API version: \(version)"))
        }
        if fault == .rateLimited {
            exchange.fields[StripeHeaders.rateLimitedReason] = "global-rate"
            return refuse(exchange, Self.rateLimit)
        }
        if fault == .lockTimeout {
            exchange.fields[StripeHeaders.shouldRetry] = "true"
            return refuse(exchange, Self.lockTimeout)
        }
        return nil
    }

    /// Checks the request's shape, looks for a kept answer, and otherwise executes.
    private mutating func answer(
        _ exchange: inout StripeExchange, _ route: StripeRoute, suffering fault: GatewayFault?
    ) -> ResponseMessage {
        let parsed: (call: StripeCall, view: StripeView)
        let kept: (answer: StripeAnswer, requestID: String)?
        do throws(StripeError) {
            parsed = try parse(exchange, route)
            kept = try findKept(exchange)
        } catch {
            if fault == .errorAfterEffect { return refuse(exchange, Self.outage(status: 500)) }
            return refuse(exchange, error)
        }
        if exchange.isPost {
            exchange.fields.append(HTTPField(name: StripeHeaders.shouldRetry, value: "false"))
        }
        if let kept, fault != .errorAfterEffect {
            exchange.fields.append(HTTPField(name: StripeHeaders.replayed, value: "true"))
            return exchange.response(kept.answer, original: kept.requestID)
        }
        var view = parsed.view
        if fault == .staleRead, !exchange.isPost { view.isStale = true }
        var answer = kept?.answer ?? execute(parsed.call, view: view, request: exchange.requestID)
        if fault == .errorAfterEffect {
            let error = Self.outage(status: 500)
            answer = StripeAnswer(
                status: 500, body: envelope(error, request: exchange.requestID))
        }
        if kept == nil, let key = exchange.key {
            idempotency.store(
                answer, under: key, path: exchange.path, body: exchange.request.body,
                requestID: exchange.requestID, at: clock)
        }
        return exchange.response(answer, original: kept?.requestID)
    }

    private func parse(
        _ exchange: StripeExchange, _ route: StripeRoute
    ) throws(StripeError) -> (call: StripeCall, view: StripeView) {
        let request = exchange.request
        if exchange.isPost, request.body.first == UInt8(ascii: "{") {
            throw StripeError(
                "Invalid request (check that your POST content type is "
                    + "application/x-www-form-urlencoded). If you have any questions, we can help "
                    + "at https://support.stripe.com/.")
        }
        let form =
            exchange.isPost ? StripeForm(request.body) : StripeForm(Array(request.query.utf8))
        if let parsed = try StripeCall.parse(route, form, version: exchange.headers.version) {
            return parsed
        }
        throw StripeError(
            "Unrecognized request URL (\(request.head.method.rawValue): \(exchange.path)). Please "
                + "see https://stripe.com/docs or we can help at https://support.stripe.com/.",
            status: 404)
    }

    private func findKept(
        _ exchange: StripeExchange
    ) throws(StripeError) -> (answer: StripeAnswer, requestID: String)? {
        guard let key = exchange.key else { return nil }
        guard key.utf8.count <= StripeIdempotency.longestKey else {
            throw StripeError(
                "Idempotency keys can be at most \(StripeIdempotency.longestKey) characters long.")
        }
        return try idempotency.find(
            key, path: exchange.path, body: exchange.request.body, at: clock,
            life: settings.idempotencyKeyLife)
    }

    private func refuse(_ exchange: StripeExchange, _ error: StripeError) -> ResponseMessage {
        let body = envelope(error, request: exchange.requestID)
        return exchange.response(StripeAnswer(status: error.status, body: body))
    }

    private mutating func execute(
        _ call: StripeCall, view: StripeView, request: String
    ) -> StripeAnswer {
        do throws(StripeError) {
            return StripeAnswer(status: 200, body: try perform(call, view: view))
        } catch {
            return StripeAnswer(status: error.status, body: envelope(error, request: request))
        }
    }

    private mutating func perform(
        _ call: StripeCall, view: StripeView
    ) throws(StripeError) -> [UInt8] {
        // The change comes first and is shown afterwards: as an argument of `show` it would be made
        // after the state to show was read.
        let intent: Int
        switch call {
        case .createIntent(let order): intent = try createIntent(order)
        case .confirm(let id, let confirmation): intent = try confirm(id, confirmation)
        case .capture(let id, let order): intent = try capture(id, order)
        case .cancel(let id, let reason): intent = try cancel(id, reason: reason)
        case .createRefund(let order):
            let refund = try createRefund(order)
            return show(.refund, at: refund, view: view)
        case .retrieve(let kind, let id): return try show(kind, id, view: view)
        case .list(let kind, let query): return try page(of: kind, query, view: view)
        case .balance: return balanceBody()
        case .money(let call): return try perform(call, view: view)
        }
        return show(.intent, at: intent, view: view)
    }
}
