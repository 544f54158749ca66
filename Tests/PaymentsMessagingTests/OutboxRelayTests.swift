import PaymentsPorts
import Testing

@testable import PaymentsMessaging

@Suite struct OutboxRelayTests {
    @Test func `everything that waits is published in order and marked`() async {
        let outbox = ScriptedOutbox(["e1", "e2", "e3"])
        let publisher = ScriptedPublisher()
        #expect(await OutboxRelay(outbox: outbox, publisher: publisher).drain() == 3)
        #expect(publisher.attempts == ["e1", "e2", "e3"])
        #expect(outbox.waiting == [])
        #expect(outbox.limits == [256])
    }

    @Test func `the first event that does not go through stops the relay`() async {
        let outbox = ScriptedOutbox(["e1", "e2", "e3"])
        let publisher = ScriptedPublisher(refuses: ["e2"])
        let relay = OutboxRelay(outbox: outbox, publisher: publisher)
        #expect(await relay.drain() == 1)
        #expect(outbox.waiting == ["e2", "e3"])
        #expect(await relay.drain() == 0)
        #expect(publisher.attempts == ["e1", "e2", "e2"])
    }

    @Test func `an event that was published and not marked is published again`() async {
        let outbox = ScriptedOutbox(["e1", "e2"], refusesMark: "e1")
        let publisher = ScriptedPublisher()
        let relay = OutboxRelay(outbox: outbox, publisher: publisher)
        #expect(await relay.drain() == 0)
        #expect(await relay.drain() == 0)
        #expect(publisher.attempts == ["e1", "e1"])
        #expect(outbox.waiting == ["e1", "e2"])
    }

    @Test func `a store that is away publishes nothing`() async {
        let outbox = ScriptedOutbox(["e1"], isUnavailable: true)
        let publisher = ScriptedPublisher()
        #expect(await OutboxRelay(outbox: outbox, publisher: publisher).drain() == 0)
        #expect(publisher.attempts == [])
    }

    @Test func `one call publishes one batch at most`() async {
        let outbox = ScriptedOutbox((1...300).map { "e\($0)" })
        let relay = OutboxRelay(outbox: outbox, publisher: ScriptedPublisher())
        #expect(await relay.drain() == 256)
        #expect(await relay.drain() == 44)
        #expect(await relay.drain() == 0)
    }
}
