import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// Pairs of requests that take money and send it back, as fast as a simulator answers them.
///
/// The requests of one round are made beforehand; what is measured is answering them. At Stripe a
/// pair is a confirmed intent and its refund, at Razorpay the capture and the refund of a payment
/// that is authorized already. Events are made, but nobody takes them for delivery.
package struct GatewayPairs {
    private let simulator: any GatewaySimulator
    private let provider: GatewayWalk.Provider
    private var now = VirtualInstant.worldStart

    package init(_ provider: GatewayWalk.Provider) {
        self.provider = provider
        switch provider {
        case .stripe:
            var settings = StripeSettings()
            settings.sendsWebhooks = false
            simulator = StripeSimulator(settings: settings, seed: 1)
        case .razorpay: simulator = RazorpaySimulator(seed: 1)
        }
    }

    /// Requests that are ready to be sent.
    package struct Round {
        fileprivate var requests: [RequestMessage]
    }

    /// Makes what one round of so many pairs needs.
    package mutating func prepare(_ pairs: Int) -> Round {
        now = now + .seconds(10)
        switch provider {
        case .stripe: return Round(requests: [Self.purchase])
        case .razorpay: return Round(requests: (0..<pairs).map { _ in authorize() })
        }
    }

    /// Sends a round; gives how many requests were answered with success.
    package mutating func run(_ round: Round, pairs: Int) -> Int {
        var good = 0
        for number in 0..<pairs {
            now = now + .milliseconds(1)
            let first = round.requests[round.requests.count == 1 ? 0 : number]
            let answer = simulator.handle(first, at: now, suffering: nil)
            if answer.status == 200 { good += 1 }
            let refund = provider == .stripe ? Self.refund(of: answer) : Self.refund(after: first)
            if simulator.handle(refund, at: now, suffering: nil).status == 200 { good += 1 }
        }
        return good
    }

    // MARK: Stripe

    private static let stripeFields: HTTPFields = [
        .authorization: "Bearer \(StripeWalk.key)", .contentType: FormEncoding.contentType,
    ]
    private static let purchase = RequestMessage(
        .post, host: "api.stripe.com", path: "/v1/payment_intents", fields: stripeFields,
        body: Array(
            ("amount=2000&currency=usd&confirm=true&payment_method=pm_card_visa"
                + "&automatic_payment_methods[enabled]=true"
                + "&automatic_payment_methods[allow_redirects]=never").utf8))

    /// The refund of the intent an answer shows; its id is the first text after `"id"`.
    private static func refund(of answer: ResponseMessage) -> RequestMessage {
        var body = Array("payment_intent=".utf8)
        var start = 0
        let mark = Array("\"pi_".utf8)
        while start + mark.count < answer.body.count,
            !answer.body[start..<(start + mark.count)].elementsEqual(mark)
        {
            start += 1
        }
        body += answer.body[min(start + 1, answer.body.count)...].prefix { $0 != 0x22 }
        return RequestMessage(
            .post, host: "api.stripe.com", path: "/v1/refunds", fields: stripeFields, body: body)
    }

    // MARK: Razorpay

    private static let razorpayFields: HTTPFields = [
        .authorization: BasicAuthentication.header(
            user: RazorpayWalk.keyID, password: RazorpayWalk.keySecret),
        .contentType: "application/json",
    ]
    private static let wholeAmount = Array(#"{"amount":200000}"#.utf8)

    /// An authorized payment, and the request that captures it.
    private func authorize() -> RequestMessage {
        let order = post(
            "/v1/orders",
            ["amount": 200_000, "currency": "INR", "payment": ["capture": "manual"]], id: "id")
        let payment = post(
            "/v1/payments/create/json",
            [
                "amount": 200_000, "currency": "INR", "order_id": .string(order),
                "email": "a@shop.example", "contact": "+919000000000", "method": "netbanking",
                "bank": "HDFC",
            ], id: "razorpay_payment_id")
        _ = simulator.handle(
            RequestMessage(
                .post, host: "api.razorpay.com", path: "/v1/payments/\(payment)/authenticate",
                fields: [.contentType: FormEncoding.contentType],
                body: Array("outcome=approve".utf8)), at: now, suffering: nil)
        return RequestMessage(
            .post, host: "api.razorpay.com", path: "/v1/payments/\(payment)/capture",
            fields: Self.razorpayFields, body: Self.wholeAmount)
    }

    private func post(_ path: String, _ body: JSONValue, id: String) -> String {
        let request = RequestMessage(
            .post, host: "api.razorpay.com", path: path, fields: Self.razorpayFields,
            body: body.serialized())
        let answer = simulator.handle(request, at: now, suffering: nil)
        return (try? JSONValue.parse(answer.body))?[id]?.string ?? ""
    }

    private static func refund(after capture: RequestMessage) -> RequestMessage {
        var refund = capture
        refund.head.path = (capture.head.path ?? "").dropLast(7) + "refund"
        return refund
    }
}
