import HTTPModel
import HTTPTypes
import Testing

/// What a client gets when the wire misbehaves.
@Suite struct WireFaultTests {
    private let response = ResponseMessage(
        status: 200, contentType: "application/json", body: Array(#"{"id":"pi_1"}"#.utf8))

    @Test func `a truncated answer promises the whole and brings half of it`() throws {
        let answer = try #require(WireFault.truncated.answer(response))
        #expect(answer.promisedLength == 13)
        #expect(answer.pieces.map(\.bytes) == [Array(#"{"id":"#.utf8)])
        #expect(answer.isCut)
        #expect(answer.received.body == Array(#"{"id":"#.utf8))
        #expect(answer.received.status == 200)
    }

    @Test func `a dribbled answer comes whole, in pieces that share its time`() throws {
        let answer = try #require(WireFault.dribbled.answer(response, amount: 1000))
        #expect(answer.pieces.map(\.delayMilliseconds) == [125, 125, 125, 125, 125, 125, 125, 125])
        #expect(answer.pieces.map(\.bytes.count) == [1, 2, 1, 2, 2, 1, 2, 2])
        #expect(answer.milliseconds == 1000)
        #expect(answer.received == response)
        #expect(!answer.isCut)
        #expect(WireFault.dribbled.answer(response)?.milliseconds == 20_000)
    }

    @Test func `pieces of an uneven time add up to the whole time, with or without a body`() {
        let empty = ResponseMessage(status: 204)
        #expect(WireFault.dribbled.answer(response, amount: 1001)?.milliseconds == 1001)
        #expect(WireFault.dribbled.answer(empty, amount: 500)?.milliseconds == 500)
        #expect(WireFault.truncated.answer(empty)?.pieces == [])
    }

    @Test func `a wrong content type changes the name of the body and nothing of the body`() {
        let answer = WireFault.wrongContentType.answer(response)
        #expect(answer?.received[.contentType] == "text/html; charset=utf-8")
        #expect(answer?.received.body == response.body)
    }

    @Test(arguments: [WireFault.refused, .requestLost, .responseLost, .reset])
    func `nothing arrives of an answer that is lost`(fault: WireFault) {
        #expect(fault.answer(response) == nil)
    }

    @Test func `only a slow request is held back`() {
        #expect(WireFault.slow.requestDelay(amount: 0) == 45_000)
        #expect(WireFault.slow.requestDelay(amount: 7) == 7)
        #expect(WireFault.dribbled.requestDelay(amount: 7) == 0)
        #expect(WireFault.slow.answer(response)?.received == response)
    }

    @Test func `a request tells its key and what it mentions`() {
        let request = RequestMessage(
            .post, host: "h", path: "/v1/payments?order=o-1",
            fields: [.named("X-Refund-Idempotency"): "r-1"], body: Array("notes=ref-77".utf8))
        #expect(request.idempotencyKey == "r-1")
        #expect(request.mentions("ref-77") && request.mentions("o-1") && request.mentions(""))
        #expect(!request.mentions("ref-78"))
        #expect(RequestMessage(.get, host: "h", path: "/").idempotencyKey == nil)
    }
}
