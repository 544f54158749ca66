import GatewaySimulators
import HTTPModel
import LiveSystem
import SimulationCore

/// Carries the desk's events to their addresses over real connections.
///
/// What to send when, and what a failed try leads to, is the desk's business; this makes the tries.
struct WebhookCourier: Sendable {
    /// How long an endpoint may take to answer.
    static let timeoutMilliseconds = 10_000
    /// How many tries are under way at once; the others wait, so a slow endpoint is not flooded.
    static let concurrency = 8
    static let pollMilliseconds = 20

    let desk: GatewayDesk
    let transport: any HTTPTransport
    /// Says in a line what came of each try.
    let report: @Sendable (WebhookOrder, WebhookTry.Outcome) -> Void

    /// Makes tries until it is cancelled; each of a few workers takes the next one that is due.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for _ in 0..<Self.concurrency { tasks.addTask { try await work() } }
            try await tasks.waitForAll()
        }
    }

    private func work() async throws {
        while !Task.isCancelled {
            if let order = try desk.nextTry() {
                try await attempt(order)
            } else {
                try? await Task.sleep(for: .milliseconds(Self.pollMilliseconds))
            }
        }
    }

    private func attempt(_ order: WebhookOrder) async throws {
        var outcome = await send(order)
        for _ in 1..<max(1, order.copies) {
            let again = await send(order)
            if !outcome.isDelivered { outcome = again }
        }
        try desk.perform(.endTry(order.id, outcome))
        report(order, outcome)
    }

    private func send(_ order: WebhookOrder) async -> WebhookTry.Outcome {
        do throws(TransportFailure) {
            let response = try await transport.send(
                desk.delivery(of: order), timeoutMilliseconds: Self.timeoutMilliseconds)
            return .init(status: response.status, detail: "status \(response.status)")
        } catch {
            switch error {
            case .notSent(let reason): return .init(status: nil, detail: "not sent: \(reason)")
            case .noAnswer(let reason): return .init(status: nil, detail: "no answer: \(reason)")
            }
        }
    }
}
