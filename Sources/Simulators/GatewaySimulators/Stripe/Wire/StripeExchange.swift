import HTTPModel
import HTTPTypes
import SimulationCore

/// One request on its way through the layers the API puts before execution.
struct StripeExchange {
    let request: RequestMessage
    let headers: StripeHeaders
    /// The version in whose shape the answer is written.
    let version: StripeVersion
    let identity: StripeIdentity
    let misbehaviour: GatewayMisbehaviour?
    /// The answer's header fields.
    var fields: HTTPFields

    init(
        _ request: RequestMessage, headers: StripeHeaders, identity: StripeIdentity,
        account: (fields: HTTPFields, version: StripeVersion), suffering: GatewayMisbehaviour?
    ) {
        self.request = request
        self.headers = headers
        self.identity = identity
        misbehaviour = suffering
        version = headers.version.flatMap { StripeVersion($0) } ?? account.version
        fields = account.fields
        fields[StripeHeaders.placeOfRequestID] = HTTPField(
            name: StripeHeaders.requestID, value: identity.text)
        if let version = headers.version {
            fields[StripeHeaders.placeOfRequestID + 1] = HTTPField(
                name: StripeHeaders.versionName, value: version)
        }
        if let key = headers.idempotencyKey {
            fields.append(HTTPField(name: .idempotencyKey, value: key))
        }
        if let account = headers.account {
            fields.append(HTTPField(name: StripeHeaders.accountName, value: account))
        }
    }

    var fault: GatewayFault? { misbehaviour?.fault }
    var isPost: Bool { request.head.method == .post }
    var isRead: Bool { request.head.method == .get }
    /// The idempotency key, where the method heeds it.
    var key: String? { isPost ? headers.idempotencyKey : nil }
    var path: String { request.path }

    /// The response; `original` is the request that first carried the key.
    func response(
        status: Int, body: [UInt8], original: StripeIdentity? = nil
    ) -> ResponseMessage {
        var fields = fields
        if key != nil {
            let first = HTTPField(
                name: StripeHeaders.originalRequest, value: (original ?? identity).text)
            fields.append(first)
        }
        return ResponseMessage(status: status, fields: fields, body: body)
    }
}

extension StripeState {
    /// Answers one request: time first, then the layers from the edge inwards.
    mutating func handle(
        _ request: RequestMessage, at now: VirtualInstant,
        suffering misbehaviour: GatewayMisbehaviour?
    ) -> ResponseMessage {
        advance(to: now)
        let route = StripeRoute(request)
        if misbehaviour?.fault == .htmlError { return Self.badGateway }
        if case .bankPage(let id) = route {
            begin(at: now, cause: StripeCause())
            return visitBankPage(of: id, request, suffering: misbehaviour?.fault)
        }
        let headers = StripeHeaders(request.head.headerFields)
        requestCount += 1
        let identity = StripeIdentity(.request, number: requestCount, salt: salt)
        begin(
            at: now,
            cause: StripeCause(request: identity, idempotencyKey: headers.idempotencyKey))
        var exchange = StripeExchange(
            request, headers: headers, identity: identity,
            account: (answerFields, version), suffering: misbehaviour)
        if let refusal = edgeRefusal(&exchange) { return refusal }
        return answer(&exchange, route)
    }

    /// What stands before the idempotency layer: outages, keys, versions, limits.
    private func edgeRefusal(_ exchange: inout StripeExchange) -> ResponseMessage? {
        if exchange.fault == .errorBeforeEffect {
            return refuse(exchange, Self.outage(status: 503))
        }
        if let error = authentication.refusal(exchange.headers.authorization) {
            var fields = StripeHeaders.common
            fields[.wwwAuthenticate] = "Bearer realm=\"Stripe\""
            let body = envelope(error, request: exchange.identity, view: .plain)
            return ResponseMessage(status: 401, fields: fields, body: body)
        }
        if let account = exchange.headers.account, account != settings.accountID {
            return refuse(
                exchange,
                StripeAuthentication.noAccess(exchange.headers.authorization, to: account))
        }
        if let version = exchange.headers.version, StripeVersion(version) == nil {
            return refuse(exchange, StripeError("Invalid Stripe API version: \(version)"))
        }
        if exchange.fault == .rateLimited, settings.idempotency.limiter == .beforeKeys {
            return refuseByLimiter(&exchange)
        }
        if exchange.fault == .lockTimeout {
            exchange.fields.append(StripeHeaders.mayRetry)
            return refuse(exchange, Self.lockTimeout)
        }
        if exchange.fault == .keyInUse, let key = exchange.key {
            return refuse(exchange, Self.keyInUse(key))
        }
        return nil
    }

    private func refuseByLimiter(_ exchange: inout StripeExchange) -> ResponseMessage {
        exchange.fields[StripeHeaders.rateLimitedReason] = "global-rate"
        return refuse(exchange, Self.rateLimit)
    }

    /// Checks the request's shape, looks for a kept answer, and otherwise executes.
    private mutating func answer(
        _ exchange: inout StripeExchange, _ route: StripeRoute
    ) -> ResponseMessage {
        let call: StripeCall
        var view: StripeView
        let slot: Slot?
        let kept: StripeIdempotency.Entry?
        do throws(StripeError) {
            let form = try form(of: exchange)
            slot = try self.slot(of: exchange, form)
            (call, view) = try parse(exchange, route, form)
            kept = try findKept(slot, exchange)
        } catch {
            let breaks = exchange.fault?.answersWithError ?? false
            return refuse(exchange, breaks ? Self.outage(status: 500) : error)
        }
        if kept == nil, exchange.fault == .rateLimited {
            // Only a limiter behind the keys comes this far, and there its answer is kept as any.
            let limited = refuseByLimiter(&exchange)
            let answer = StripeAnswer(status: limited.status, body: limited.body)
            if let slot { keep(answer, limited.body, in: slot, exchange) }
            return limited
        }
        speaking = exchange.version
        if exchange.isPost { exchange.fields.append(StripeHeaders.mustNotRetry) }
        if let kept {
            if exchange.fault?.answersWithError == true {
                return refuse(exchange, Self.outage(status: 500), original: kept.request)
            }
            exchange.fields.append(StripeHeaders.isReplay)
            return exchange.response(
                status: kept.answer.status, body: replay(kept.answer), original: kept.request)
        }
        if exchange.fault == .staleRead, exchange.isRead {
            view.isStale = true
            view.staleSince = exchange.misbehaviour?.duration.map {
                VirtualInstant(milliseconds: clock.milliseconds - $0.milliseconds)
            }
        }
        let answer = run(call, view, exchange)
        let body = bytes(of: answer)
        if let slot { keep(answer, body, in: slot, exchange) }
        return exchange.response(status: answer.status, body: body)
    }

    /// Executes a call, or does with it what the fault says.
    private mutating func run(
        _ call: StripeCall, _ view: StripeView, _ exchange: StripeExchange
    ) -> StripeAnswer {
        let delay = exchange.misbehaviour?.duration ?? settings.repairDelay
        switch exchange.fault {
        case .rolledForward where exchange.isPost: postpone(call, view, by: delay)
        case .rolledBack where exchange.isPost:
            let mark = workMark
            _ = execute(call, view: view, request: exchange.identity)
            undo(since: mark, after: delay)
        case .errorAfterEffect, .rolledForward, .rolledBack:
            _ = execute(call, view: view, request: exchange.identity)
        case nil, .errorBeforeEffect, .rateLimited, .lockTimeout, .keyInUse, .keyForgotten,
            .htmlError, .staleRead, .slowAnswer:
            return execute(call, view: view, request: exchange.identity)
        }
        let error = Self.outage(status: 500)
        return StripeAnswer(
            status: 500, body: envelope(error, request: exchange.identity, view: .plain))
    }

    private func refuse(
        _ exchange: StripeExchange, _ error: StripeError, original: StripeIdentity? = nil
    ) -> ResponseMessage {
        var view = StripeView.plain
        view.version = exchange.version
        let body = envelope(error, request: exchange.identity, view: view)
        return exchange.response(status: error.status, body: body, original: original)
    }
}

extension GatewayFault {
    /// Whether the answer is a 500 although the request was taken.
    fileprivate var answersWithError: Bool {
        switch self {
        case .errorAfterEffect, .rolledForward, .rolledBack: true
        case .errorBeforeEffect, .rateLimited, .lockTimeout, .keyInUse, .keyForgotten, .htmlError,
            .staleRead, .slowAnswer:
            false
        }
    }
}

// Keys.
extension StripeState {
    /// Where the answer to a request with a key is kept.
    private struct Slot {
        let name: StripeIdempotency.Name
        let path: String
        let fingerprint: UInt64
    }

    private func slot(
        of exchange: StripeExchange, _ form: StripeForm
    ) throws(StripeError) -> Slot? {
        guard let key = exchange.key else { return nil }
        guard key.utf8.count <= StripeIdempotency.longestKey else {
            throw StripeError(
                "Idempotency keys can be at most \(StripeIdempotency.longestKey) characters long.")
        }
        let scope = authentication.scope(of: exchange.headers.authorization)
        return Slot(
            name: StripeIdempotency.Name(key: key, scope: scope), path: exchange.path,
            fingerprint: form.fingerprint)
    }

    private mutating func findKept(
        _ slot: Slot?, _ exchange: StripeExchange
    ) throws(StripeError) -> StripeIdempotency.Entry? {
        guard let slot else { return nil }
        if exchange.fault == .keyForgotten { idempotency.forget(slot.name) }
        return try kept(under: slot.name, path: slot.path, fingerprint: slot.fingerprint)
    }

    private mutating func keep(
        _ answer: StripeAnswer, _ body: [UInt8], in slot: Slot, _ exchange: StripeExchange
    ) {
        let end = exchange.misbehaviour?.answerDelay.map { clock + $0 }
        idempotency.store(
            StripeIdempotency.Entry(
                path: slot.path, fingerprint: slot.fingerprint, request: exchange.identity,
                answer: answer, stored: clock, isRunningUntil: end),
            under: slot.name)
    }
}

// Parsing and executing.
extension StripeState {
    private func form(of exchange: StripeExchange) throws(StripeError) -> StripeForm {
        let request = exchange.request
        guard exchange.isPost else {
            let query = request.query
            return StripeForm(query.isEmpty ? request.body : Array(query.utf8))
        }
        if request.body.first == UInt8(ascii: "{") {
            throw StripeError(
                "Invalid request (check that your POST content type is "
                    + "application/x-www-form-urlencoded). If you have any questions, we can help "
                    + "at https://support.stripe.com/.")
        }
        return StripeForm(request.body)
    }

    private func parse(
        _ exchange: StripeExchange, _ route: StripeRoute, _ form: StripeForm
    ) throws(StripeError) -> (call: StripeCall, view: StripeView) {
        if var parsed = try StripeCall.parse(route, form, version: exchange.version) {
            parsed.view.version = exchange.version
            return parsed
        }
        throw StripeError(
            "Unrecognized request URL (\(exchange.request.head.method.rawValue): "
                + "\(exchange.path)). Please see https://stripe.com/docs or we can help at "
                + "https://support.stripe.com/.", status: 404)
    }

    /// Runs a call and gives its answer, refusals included.
    mutating func execute(
        _ call: StripeCall, view: StripeView, request: StripeIdentity?
    ) -> StripeAnswer {
        do throws(StripeError) {
            return try perform(call, view: view)
        } catch {
            return StripeAnswer(
                status: error.status, body: envelope(error, request: request, view: view))
        }
    }

    private mutating func perform(
        _ call: StripeCall, view: StripeView
    ) throws(StripeError) -> StripeAnswer {
        // The change comes first and is shown afterwards: as an argument of `show` it would be made
        // after the state to show was read.
        let (kind, place): (StripeKind, Int)
        switch call {
        case .createIntent(let order): (kind, place) = (.intent, try createIntent(order))
        case .updateIntent(let id, let change):
            (kind, place) = (.intent, try updateIntent(id, change))
        case .confirm(let id, let confirmation):
            (kind, place) = (.intent, try confirm(id, confirmation))
        case .capture(let id, let order): (kind, place) = (.intent, try capture(id, order))
        case .increment(let id, let order): (kind, place) = (.intent, try increment(id, order))
        case .cancel(let id, let reason): (kind, place) = (.intent, try cancel(id, reason: reason))
        case .createRefund(let order): (kind, place) = (.refund, try createRefund(order))
        case .refundCharge(let order):
            let refund = try createRefund(order)
            (kind, place) = (.charge, refunds[refund].charge)
        case .updateRefund(let id, let charge, let change):
            (kind, place) = (.refund, try updateRefund(id, of: charge, change))
        case .cancelRefund(let id): (kind, place) = (.refund, try cancelRefund(id))
        case .expireRefund(let id): (kind, place) = (.refund, try expireRefund(id))
        case .captureCharge(let id, let order):
            (kind, place) = (.charge, try captureCharge(id, order))
        case .updateCharge(let id, let change):
            (kind, place) = (.charge, try updateCharge(id, change))
        case .method(let call): (kind, place) = (.paymentMethod, try perform(call))
        case .customer(let call): (kind, place) = (.customer, try perform(call))
        case .createCharge, .retrieve, .retrieveIntent, .list, .search, .balance, .money:
            return StripeAnswer(status: 200, body: try read(call, view: view))
        }
        return answer(showing: kind, at: place, view)
    }

    /// The answer that shows an object after a change.
    private func answer(
        showing kind: StripeKind, at place: Int, _ view: StripeView
    ) -> StripeAnswer {
        if view.isPlain {
            if kind == .intent { return StripeAnswer(showing: .intent(intents[place])) }
            if kind == .refund { return StripeAnswer(showing: .refund(refunds[place])) }
        }
        let text = show(kind, at: place, view: view)
        return StripeAnswer(showing: .shown(text, kind, place: place, view))
    }

    /// What changes no payment: reading, and the account's own money.
    private mutating func read(
        _ call: StripeCall, view: StripeView
    ) throws(StripeError) -> [UInt8] {
        switch call {
        case .retrieve(let kind, let id, let owner): try show(kind, id, of: owner, view: view)
        case .retrieveIntent(let id, let secret): try showIntent(id, secret: secret, view: view)
        case .list(let kind, let query): try page(of: kind, query, view: view)
        case .search(let kind): throw Self.searchRefusal(kind)
        case .createCharge(let hasSource): throw Self.chargeRefusal(hasSource: hasSource)
        case .balance: balanceBody()
        case .money(let call): try perform(call, view: view)
        case .createIntent, .updateIntent, .confirm, .capture, .increment, .cancel,
            .createRefund, .refundCharge, .updateRefund, .cancelRefund, .expireRefund,
            .captureCharge, .updateCharge, .method, .customer:
            []
        }
    }

    private func showIntent(
        _ id: String, secret: String?, view: StripeView
    ) throws(StripeError) -> [UInt8] {
        let place = try findIntent(id)
        if let secret, secret != intents[place].clientSecret {
            throw StripeError(
                "The client_secret provided does not match the client_secret associated with the "
                    + "PaymentIntent.", param: "client_secret")
        }
        return show(.intent, at: place, view: view)
    }

    private static func searchRefusal(_ kind: StripeKind) -> StripeError {
        StripeError(
            "Search is not offered by this simulated account. Use GET /v1/\(kind.collection) with "
                + "its filters instead.")
    }

    private static func chargeRefusal(hasSource: Bool) -> StripeError {
        guard hasSource else {
            return StripeError(
                "Must provide source or customer.", code: "parameter_missing")
        }
        return StripeError(
            "Charges cannot be created directly on this simulated account. Use POST "
                + "/v1/payment_intents instead.")
    }
}
