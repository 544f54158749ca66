import HTTPModel
import HTTPTypes
import PaymentsPorts
import Testing

@testable import PaymentsMessaging

@Suite struct HTTPEventPublisherTests {
    func subscribers(_ urls: String...) throws -> [EventSubscriber] {
        try urls.map { try #require(EventSubscriber(url: $0)) }
    }

    @Test func `an event is posted to every subscriber as a CloudEvent`() async throws {
        let transport = ScriptedTransport(["a.test": .success(200), "b.test:81": .success(204)])
        let publisher = HTTPEventPublisher(
            transport: transport,
            subscribers: try subscribers("https://a.test/events", "http://b.test:81"))
        #expect(await publisher.publish(message()))
        let requests = transport.requests
        #expect(requests.map(\.host) == ["a.test", "b.test:81"])
        #expect(requests.map(\.head.path) == ["/events", "/"])
        #expect(requests.map(\.head.scheme) == ["https", "http"])
        #expect(requests.map(\.head.method) == [.post, .post])
        #expect(
            requests.map { $0[.contentType] } == [
                "application/cloudevents+json; charset=utf-8",
                "application/cloudevents+json; charset=utf-8",
            ])
        #expect(requests.allSatisfy { $0.body == CloudEventEncoding.encode(message()) })
        #expect(transport.timeouts == [5000, 5000])
    }

    static let answers: [(Result<Int, TransportFailure>, Bool)] = [
        (.success(200), true), (.success(202), true), (.success(299), true),
        (.success(199), false), (.success(302), false), (.success(400), false),
        (.success(503), false), (.failure(.notSent("refused")), false),
        (.failure(.noAnswer("timeout")), false),
    ]

    @Test(arguments: answers)
    func `only a 2xx counts as published`(
        answer: Result<Int, TransportFailure>, isPublished: Bool
    ) async throws {
        let publisher = HTTPEventPublisher(
            transport: ScriptedTransport(["a.test": answer]),
            subscribers: try subscribers("https://a.test/"))
        #expect(await publisher.publish(message()) == isPublished)
    }

    @Test func `a subscriber that fails does not keep the next from getting the event`()
        async throws
    {
        let transport = ScriptedTransport(["a.test": .success(500), "b.test": .success(200)])
        let publisher = HTTPEventPublisher(
            transport: transport,
            subscribers: try subscribers("https://a.test/", "https://b.test/"))
        #expect(await !publisher.publish(message()))
        #expect(transport.requests.map(\.host) == ["a.test", "b.test"])
    }

    @Test func `with nobody to tell, an event counts as published`() async {
        let publisher = HTTPEventPublisher(transport: ScriptedTransport([:]), subscribers: [])
        #expect(await publisher.publish(message()))
    }

    @Test(arguments: [
        "", "a.test", "/events", "ftp://a.test/", "https:/a.test", "https://", "https:///x",
        "https://a.test/ x", "https://a.test/#x",
    ])
    func `what is no absolute http URL is no subscriber`(url: String) {
        #expect(EventSubscriber(url: url) == nil)
    }

    @Test func `a query stays with the path`() throws {
        let subscriber = try #require(EventSubscriber(url: "https://a.test?x=1"))
        #expect(subscriber.host == "a.test")
        #expect(subscriber.path == "/?x=1")
    }
}
