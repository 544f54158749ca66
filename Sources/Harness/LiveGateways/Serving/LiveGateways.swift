import Foundation
import GatewaySimulators
import LiveSystem
import SimulationCore

/// Both gateways on their ports, from the first request to the last.
package struct LiveGateways: Sendable {
    package struct Ports: Sendable, Hashable {
        package var host: String
        package var stripe: Int
        package var razorpay: Int
        package var limits: LiveLimits

        package init(
            host: String = "127.0.0.1", stripe: Int = 12111, razorpay: Int = 12112,
            limits: LiveLimits = LiveLimits()
        ) {
            self.host = host
            self.stripe = stripe
            self.razorpay = razorpay
            self.limits = limits
        }
    }

    static let tickMilliseconds = 20

    let desk: GatewayDesk
    let ports: Ports
    let lines: RequestLines

    package init(desk: GatewayDesk, ports: Ports, lines: RequestLines) {
        self.desk = desk
        self.ports = ports
        self.lines = lines
    }

    /// Serves until the process is asked to end (SIGINT or SIGTERM) or the task is cancelled.
    ///
    /// - Throws: ``LiveServerError`` when a port cannot be had, ``StateFileError`` when the state
    ///   cannot be written any more.
    package func runUntilSignal(
        whenListening: @escaping @Sendable ([ListeningAddress]) -> Void
    ) async throws {
        let control = ControlInterface(desk: desk, host: ports.host)
        try await besides {
            try await servers(control).runUntilSignal { addresses in
                control.listens(on: addresses)
                whenListening(addresses)
            }
        }
    }

    /// Serves while `body` runs, which gets the addresses of Stripe and Razorpay.
    package func run<Value: Sendable>(
        while body: @escaping @Sendable ([ListeningAddress]) async throws -> Value
    ) async throws -> Value {
        let control = ControlInterface(desk: desk, host: ports.host)
        return try await besides {
            try await servers(control).run { addresses in
                control.listens(on: addresses)
                return try await body(addresses)
            }
        }
    }

    private func servers(_ control: ControlInterface) -> LiveServers {
        LiveServers(
            [(GatewayName.stripe, ports.stripe), (.razorpay, ports.razorpay)].map { name, port in
                LiveServer(
                    answering: GatewayPort(
                        gateway: name, desk: desk, control: control, lines: lines),
                    host: ports.host, port: port, limits: ports.limits)
            }, stopMilliseconds: 3000)
    }

    /// Runs `serve` with what has to go on beside it: time, webhooks, the lines.
    private func besides<Value: Sendable>(
        _ serve: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let transport = AsyncHTTPClientTransport()
        let courier = WebhookCourier(desk: desk, transport: transport) { [lines] in
            lines.note($0, $1)
        }
        let result = await withTaskGroup(of: Result<Value?, any Error>.self) { tasks in
            tasks.addTask { await Self.result { try await serve() } }
            tasks.addTask {
                await Self.result {
                    try await courier.run()
                    return nil
                }
            }
            tasks.addTask {
                await Self.result {
                    try await keepTime()
                    return nil
                }
            }
            // The first to end decides: the server is done, or nothing can be written down.
            let first = await tasks.next()
            tasks.cancelAll()
            await tasks.waitForAll()
            return first
        }
        await transport.shutdown()
        desk.flush()
        lines.flush()
        guard let value = try result?.get() else { throw CancellationError() }
        return value
    }

    private static func result<Value: Sendable>(
        _ work: () async throws -> Value?
    ) async -> Result<Value?, any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }

    private func keepTime() async throws {
        var turns = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(Self.tickMilliseconds))
            if let failure = desk.failure { throw failure }
            try desk.tick()
            lines.flush()
            turns += 1
            if turns.isMultiple(of: 50) { desk.lookAtInvariants() }
        }
    }
}
