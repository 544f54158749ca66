import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// Sends a few requests to both simulated gateways, one second after another.
///
/// The parts, again and again: `METHOD target` with fields (`name: value` lines) below it, then a
/// body. `@0` to `@9` in target and body stand for ids of objects that exist. The field `X-Fault` names
/// a misbehaviour, and `X-Wait` how many minutes go by before the request.
enum GatewaysTarget {
    private static let mostRequests = 8
    private static let stripe = Account(
        StripeSimulator(seed: 1), "Bearer sk_test_paycheck", StripeFuzzing.prepare)
    private static let razorpay = Account(
        RazorpaySimulator(seed: 1),
        BasicAuthentication.header(user: "rzp_test_paycheck0001", password: "paycheck_secret"),
        RazorpayFuzzing.prepare)

    static func run(_ input: FuzzInput) {
        for account in [stripe, razorpay] { account.run(input, most: mostRequests) }
    }

    /// One provider with objects in every state, which each input finds anew.
    private struct Account: Sendable {
        private let simulator: any GatewaySimulator
        private let authorization: String
        private let start: GatewaySnapshot
        /// The ids that `@0` to `@9` stand for.
        private let ids: [[UInt8]]

        init(
            _ simulator: any GatewaySimulator, _ authorization: String,
            _ prepare: (GatewayCaller) -> [String]
        ) {
            self.simulator = simulator
            self.authorization = authorization
            ids = prepare(GatewayCaller(simulator: simulator, authorization: authorization)).map {
                Array($0.utf8)
            }
            _ = simulator.takeWebhooks()
            start = simulator.snapshot()
        }

        func run(_ input: FuzzInput, most: Int) {
            do throws(GatewayRefusal) { try simulator.restore(start) } catch {
                expect(false, "a simulator takes back its own snapshot")
            }
            var input = input
            var now = VirtualInstant.worldStart + .hours(1)
            for _ in 0..<most where !input.isEmpty {
                let head = String(decoding: filled(input.next()), as: UTF8.self)
                let body = filled(input.next())
                let lines = head.split(separator: "\n", maxSplits: 1)
                let words = (lines.first ?? "").split(separator: " ", maxSplits: 1)
                guard words.count == 2, let method = HTTPRequest.Method(String(words[0])) else {
                    continue
                }
                var fields = OpenAPITarget.fields(lines.count > 1 ? String(lines[1]) : "")
                if fields[.authorization] == nil { fields[.authorization] = authorization }
                let wait = Int(fields[.named("X-Wait")] ?? "") ?? 0
                now = now + .minutes(min(max(wait, 0), 50_000)) + .seconds(1)
                let request = RequestMessage(
                    method, host: simulator.hosts[0], path: String(words[1]), fields: fields,
                    body: body)
                let fault = fields[.named("X-Fault")].flatMap(GatewayFault.init(rawValue:))
                check(request, at: now, suffering: fault)
            }
            checkEnd(after: now)
        }

        private func filled(_ bytes: [UInt8]) -> [UInt8] {
            var filled: [UInt8] = []
            var place = 0
            while place < bytes.count {
                if bytes[place] == UInt8(ascii: "@"), place + 1 < bytes.count,
                    (48...57).contains(bytes[place + 1]), Int(bytes[place + 1]) - 48 < ids.count
                {
                    filled += ids[Int(bytes[place + 1]) - 48]
                    place += 2
                } else {
                    filled.append(bytes[place])
                    place += 1
                }
            }
            return filled
        }

        private func check(
            _ request: RequestMessage, at now: VirtualInstant, suffering fault: GatewayFault?
        ) {
            _ = simulator.label(of: request)
            let response = simulator.handle(
                request, at: now,
                suffering: fault.map { GatewayMisbehaviour($0, lasting: .seconds(20)) })
            let known =
                fault == nil
                ? [200, 303, 400, 401, 402, 403, 404, 405, 409, 413, 415, 429]
                : [200, 303, 400, 401, 402, 403, 404, 405, 409, 413, 415, 429, 500, 502, 503, 504]
            expect(known.contains(response.status), "\(response.status) is a documented status")
            let isPage = response[.contentType]?.hasPrefix("text/html") == true
            if !isPage, response.status != 303 {
                expect((try? JSONValue.parse(response.body)) != nil, "an answer is JSON")
            }
            expect(simulator.brokenInvariants().isEmpty, "the books hold after a request")
        }

        /// Lets everything happen that was begun, and reads what the merchant would be sent.
        private func checkEnd(after last: VirtualInstant) {
            var now = last
            for _ in 0..<50 {
                guard let next = simulator.nextDeadline, next < last + .days(30) else { break }
                now = max(now, next)
                simulator.advance(to: now)
            }
            expect(simulator.brokenInvariants().isEmpty, "the books hold in the end")
            expect(simulator.books.allSatisfy { $0.amount > 0 }, "every movement is of something")
            for event in simulator.takeWebhooks() {
                expect((try? JSONValue.parse(event.body)) != nil, "an event is JSON")
                _ = simulator.delivery(of: event, at: now, with: .current)
            }
        }
    }
}

/// Sends the requests that make objects before fuzzing starts.
struct GatewayCaller {
    let simulator: any GatewaySimulator
    let authorization: String

    /// The member of the answer under that name, or the empty text.
    func post(_ path: String, _ body: String, _ type: String, id name: String = "id") -> String {
        let request = RequestMessage(
            .post, host: simulator.hosts[0], path: path,
            fields: [.authorization: authorization, .contentType: type], body: Array(body.utf8))
        let response = simulator.handle(request, at: .worldStart, suffering: nil)
        let id = (try? JSONValue.parse(response.body))?[name]?.string
        expect(id != nil, "\(path) makes an object")
        return id ?? ""
    }
}

enum StripeFuzzing {
    private static let form = "application/x-www-form-urlencoded"

    /// A held intent, a captured one with its charge and a refund, one to confirm, and a customer.
    static func prepare(_ caller: GatewayCaller) -> [String] {
        let pay =
            "amount=5000&currency=usd&confirm=true&payment_method=pm_card_visa"
            + "&automatic_payment_methods[enabled]=true"
            + "&automatic_payment_methods[allow_redirects]=never"
        let intents = "/v1/payment_intents"
        let held = caller.post(intents, pay + "&capture_method=manual", form)
        let charge = caller.post(intents, pay, form, id: "latest_charge")
        let paid = caller.post(intents, pay + "&capture_method=automatic", form)
        let refund = caller.post("/v1/refunds", "charge=\(charge)&amount=700", form)
        let open = caller.post(intents, "amount=900&currency=eur", form)
        return [held, charge, paid, refund, open]
    }
}

enum RazorpayFuzzing {
    private static let json = "application/json"

    /// An order to pay, one that is authorized, one that is captured, and a refund.
    static func prepare(_ caller: GatewayCaller) -> [String] {
        let open = order(caller, "automatic")
        let heldOrder = order(caller, "manual")
        let held = payment(caller, heldOrder)
        let captured = payment(caller, order(caller, "automatic"))
        let refund = caller.post("/v1/payments/\(captured)/refund", #"{"amount":300}"#, json)
        return [open, held, captured, refund, heldOrder]
    }

    private static func order(_ caller: GatewayCaller, _ capture: String) -> String {
        caller.post(
            "/v1/orders",
            #"{"amount":5000,"currency":"INR","payment":{"capture":"\#(capture)"}}"#, json)
    }

    private static func payment(_ caller: GatewayCaller, _ order: String) -> String {
        let id = caller.post(
            "/v1/payments/create/json",
            #"{"amount":5000,"currency":"INR","order_id":"\#(order)","email":"a@b.c","#
                + #""contact":"+919000000000","method":"netbanking","bank":"HDFC"}"#, json,
            id: "razorpay_payment_id")
        _ = caller.simulator.handle(
            RequestMessage(
                .post, host: caller.simulator.hosts[0], path: "/v1/payments/\(id)/authenticate",
                fields: [.contentType: "application/x-www-form-urlencoded"],
                body: Array("outcome=approve".utf8)),
            at: .worldStart, suffering: nil)
        return id
    }
}
