import HTTPModel
import HTTPTypes
import SimulationCore

extension RazorpayState {
    /// Answers one request at its instant, with its fault.
    mutating func answer(
        _ request: RequestMessage, at instant: VirtualInstant,
        suffering misbehaviour: GatewayMisbehaviour?
    ) -> ResponseMessage {
        advance(to: instant)
        if isForOtherMode(request) {
            return otherMode[0].answer(request, at: instant, suffering: misbehaviour)
        }
        guard let misbehaviour else { return respond(to: request, suffering: nil) }
        switch misbehaviour.fault {
        case .slowAnswer, .keyForgotten, .staleRead, .keyInUse:
            return respond(to: request, suffering: misbehaviour)
        case .errorBeforeEffect: return Self.response(to: .server(status: 503))
        case .rateLimited: return rateLimited()
        case .lockTimeout: return Self.response(to: .locked)
        case .htmlError: return Self.html("502 Bad Gateway", status: 502)
        case .errorAfterEffect: _ = respond(to: request, suffering: nil)
        case .rolledForward: postpone(request, for: misbehaviour.duration)
        case .rolledBack: carryOutForNow(request, misbehaviour)
        }
        return Self.response(to: .server(status: 500))
    }

    /// Answers a request as if nothing else were wrong than this.
    mutating func respond(
        to request: RequestMessage, suffering misbehaviour: GatewayMisbehaviour?
    ) -> ResponseMessage {
        do throws(RazorpayError) {
            let route = RazorpayRoute(request)
            switch route {
            case .unrouted: return unrouted()
            case .createPayment, .createUPIPayment:
                guard settings.allowsServerToServerPayments else { return unrouted() }
            case .showBankPage(let id):
                return bankPage(of: payments[try paymentPlace(id)], status: 200)
            case .answerBankPage(let id):
                return try answerBankPage(of: id, RazorpayRequestBody(request))
            case .money(let route):
                try checkCredentials(request)
                return try answer(route, request, lag(misbehaviour))
            default: break
            }
            if !route.isPublic { try checkCredentials(request) }
            if case .wrongMethod = route { throw RazorpayError.wrongMethod }
            var writer = RazorpayJSONWriter(capacity: 1024)
            switch request.head.method {
            case .post: try act(route, request, misbehaviour, into: &writer)
            case .patch: try edit(route, RazorpayRequestBody(request), into: &writer)
            default: try read(route, request, lag(misbehaviour), into: &writer)
            }
            return ResponseMessage(status: 200, fields: .razorpayJSON, body: writer.bytes)
        } catch {
            return Self.response(to: error)
        }
    }

    private func lag(_ misbehaviour: GatewayMisbehaviour?) -> RazorpayLag {
        guard let misbehaviour, misbehaviour.fault == .staleRead else { return .none }
        let span = misbehaviour.duration?.milliseconds ?? now.milliseconds
        return .lastChange(
            unlessBefore: VirtualInstant(milliseconds: now.milliseconds - span))
    }

    private func checkCredentials(_ request: RequestMessage) throws(RazorpayError) {
        guard let given = request.first(.authorization) else { throw .noCredentials }
        guard given == credentials else {
            throw .notApplicable(settings.authenticationFailedText, status: 401)
        }
    }
}

extension RazorpayState {
    private static func response(to error: RazorpayError) -> ResponseMessage {
        ResponseMessage(status: error.status, fields: .razorpayJSON, body: error.body)
    }

    private static func html(_ title: String, status: Int) -> ResponseMessage {
        let page = "<html><head><title>\(title)</title></head><body><h1>\(title)</h1></body></html>"
        return ResponseMessage(status: status, contentType: "text/html", body: Array(page.utf8))
    }

    private func rateLimited() -> ResponseMessage {
        switch settings.rateLimitBody {
        case .envelope: Self.response(to: .tooManyRequests)
        case .html: Self.html("429 Too Many Requests", status: 429)
        case .empty: ResponseMessage(status: 429)
        }
    }

    private func unrouted() -> ResponseMessage {
        switch settings.unroutedAnswer {
        case .envelope: Self.response(to: .wrongMethod)
        case .edgeMessage:
            ResponseMessage(
                status: 404, fields: .razorpayJSON,
                body: Array(#"{"message":"no Route matched with those values"}"#.utf8))
        }
    }
}
