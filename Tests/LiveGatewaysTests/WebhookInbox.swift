import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import Synchronization
import Testing

@testable import LiveGateways
@testable import PaymentsWebhooks

/// A merchant's endpoint on a free port of this machine, which takes note of what it is sent.
final class WebhookInbox: HTTPHandler {
    let address: Mutex<ListeningAddress>
    private let requests = Mutex<[RequestMessage]>([])
    private let refusals: Mutex<Int>

    private init(refusing refusals: Int) {
        address = Mutex(ListeningAddress(host: "", port: 0))
        self.refusals = Mutex(refusals)
    }

    /// Opens an inbox whose first answers are refusals.
    static func open<Value: Sendable>(
        refusing refusals: Int = 0,
        _ body: @escaping @Sendable (WebhookInbox) async throws -> Value
    ) async throws -> Value {
        let inbox = WebhookInbox(refusing: refusals)
        return try await LiveServers([LiveServer(inbox)]).run { addresses in
            inbox.address.withLock { $0 = addresses[0] }
            return try await body(inbox)
        }
    }

    /// Opens an inbox and a server with a virtual clock whose Stripe events go there.
    static func openAtStripe<Value: Sendable>(
        refusing refusals: Int = 0,
        _ body: @escaping @Sendable (WebhookInbox, ServedGateways) async throws -> Value
    ) async throws -> Value {
        try await open(refusing: refusals) { inbox in
            let url = try #require(WebhookURL(inbox.url("/hooks")))
            let settings = DeskSettings(clock: .virtual, webhookURLs: [.stripe: [url]])
            return try await ServedGateways.serve(settings) { try await body(inbox, $0) }
        }
    }

    func handle(_ request: RequestMessage) async -> ResponseMessage {
        requests.withLock { $0.append(request) }
        let isRefused = refusals.withLock { left in
            defer { left -= 1 }
            return left > 0
        }
        return ResponseMessage(status: isRefused ? 500 : 200)
    }

    func url(_ path: String) -> String { "http://\(address.withLock { $0 }.authority)\(path)" }

    var all: [RequestMessage] { requests.withLock { $0 } }

    /// The requests as soon as there are so many.
    func first(_ count: Int) async throws -> [RequestMessage] {
        for _ in 0..<Waiting.looks {
            let requests = all
            if requests.count >= count { return requests }
            try await Waiting.pause()
        }
        Issue.record("\(all.count) requests came, not \(count)")
        return all
    }
}

/// How tests wait for what other tasks bring about: a minute and more, on however busy a machine.
enum Waiting {
    static let looks = 3000

    static func pause() async throws { try await Task.sleep(for: .milliseconds(20)) }
}

extension RequestMessage {
    /// The event it delivers.
    var event: JSONValue { (try? JSONValue.parse(body)) ?? .null }

    var eventType: String { event["type"]?.string ?? "" }

    /// Whether it carries Stripe's signature with this secret, as a merchant checks it.
    func isSigned(with secret: String) -> Bool {
        guard let header = self[.named("Stripe-Signature")].flatMap({ StripeSignatureHeader($0) })
        else { return false }
        return WebhookSecret(secret).signed(header.signedPrefix, body, codes: header.codes)
    }
}

extension ServedGateways {
    /// The deliveries, oldest first, as soon as they are as wanted; tries are made beside the clock.
    func deliveries(when isDone: ([JSONValue]) -> Bool) async throws -> [JSONValue] {
        for _ in 0..<Waiting.looks {
            let found = try await control(.get, "webhooks").body["webhooks"]?.array ?? []
            if !found.isEmpty, isDone(found) { return found.reversed() }
            try await Waiting.pause()
        }
        Issue.record("the deliveries did not come about")
        return []
    }
}
