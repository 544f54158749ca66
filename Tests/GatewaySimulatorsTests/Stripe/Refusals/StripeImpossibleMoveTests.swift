import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeImpossibleMoveTests {
    @Test(arguments: ImpossibleMove.refunds + ImpossibleMove.captures + ImpossibleMove.endings)
    func `an impossible move is refused whole and moves nothing`(row: ImpossibleMove) {
        let bench = StripeBench()
        let subject = bench.start(row.start)
        for line in row.before { bench.send(line, about: subject) }
        let intent = bench.get("payment_intents/\(subject.intent)").json
        _ = bench.eventTypes()
        #expect(bench.bookLines == row.books)
        let refused = bench.send(row.move, about: subject)
        #expect(refused.status == 400)
        #expect(refused.field("Stripe-Should-Retry") == "false")
        #expect(refused.json == expected(row, subject, intent, refused))
        #expect(bench.bookLines == row.books)
        #expect(bench.eventTypes() == [])
        #expect(bench.get("payment_intents/\(subject.intent)").json == intent)
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    /// The whole body: its members in their order, and the intent as a read shows it.
    private func expected(
        _ row: ImpossibleMove, _ subject: StripeBench.Subject, _ intent: JSONValue,
        _ refused: StripeBench.Answer
    ) -> JSONValue {
        var error = JSONObject()
        if let code = row.code {
            error.append("code", .string(code))
            let page = code.split(separator: "_").joined(separator: "-")
            error.append("doc_url", .string("https://stripe.com/docs/error-codes/\(page)"))
        }
        error.append("message", .string(subject.fill(row.message)))
        if let param = row.param { error.append("param", .string(param)) }
        if row.showsIntent { error.append("payment_intent", intent) }
        let log = "https://dashboard.stripe.com/acct_1PayCheckSimulat/test/workbench/logs?object="
        error.append("request_log_url", .string(log + (refused.field("Request-Id") ?? "")))
        error.append("type", "invalid_request_error")
        return ["error": .object(error)]
    }
}
