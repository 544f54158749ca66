import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Servers that start together and stop together, letting answers under way finish.
package struct LiveServers: Sendable {
    private let servers: [LiveServer]
    private let stopMilliseconds: Int

    /// Servers whose answers under way may take `stopMilliseconds` after a stop was asked for.
    package init(_ servers: [LiveServer], stopMilliseconds: Int = 5000) {
        self.servers = servers
        self.stopMilliseconds = stopMilliseconds
    }

    /// Serves while `body` runs, which gets the addresses in the order of the servers.
    ///
    /// Throws what `body` throws, and ``LiveServerError`` when a server cannot listen.
    package func run<Value: Sendable>(
        while body: ([ListeningAddress]) async throws -> Value
    ) async throws -> Value {
        try await serve(stoppingOn: []) { addresses, group in
            let value = try await body(addresses)
            await group.triggerGracefulShutdown()
            return value
        }
    }

    /// Serves until the process is asked to end (SIGINT or SIGTERM) or the task is cancelled.
    ///
    /// Throws ``LiveServerError`` when a server cannot listen.
    package func runUntilSignal(
        whenListening: ([ListeningAddress]) async throws -> Void
    ) async throws {
        try await serve(stoppingOn: [.sigint, .sigterm]) { addresses, _ in
            try await whenListening(addresses)
        }
    }

    /// Starts everything, runs `whileUp` once every server listens, and waits for the end.
    private func serve<Value: Sendable>(
        stoppingOn signals: [UnixSignal],
        whileUp: ([ListeningAddress], ServiceGroup) async throws -> Value
    ) async throws -> Value {
        let (events, report) = AsyncStream.makeStream(of: ServerEvent.self)
        let group = serviceGroup(stoppingOn: signals, report: report)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { report.yield(.ended) }
                try await group.run()
            }
            guard let addresses = await addresses(from: events) else {
                try await tasks.waitForAll()
                throw CancellationError()
            }
            let value: Value
            do {
                value = try await whileUp(addresses, group)
            } catch {
                await group.triggerGracefulShutdown()
                _ = await tasks.nextResult()
                throw error
            }
            try await tasks.waitForAll()
            return value
        }
    }

    private func serviceGroup(
        stoppingOn signals: [UnixSignal], report: AsyncStream<ServerEvent>.Continuation
    ) -> ServiceGroup {
        let silent = Logger(label: "paycheck.live") { _ in SwiftLogNoOpLogHandler() }
        let services = servers.indices.map { index in
            ListeningService(server: servers[index], logger: silent) {
                report.yield(.listening(index, $0))
            }
        }
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: signals, logger: silent)
        configuration.maximumGracefulShutdownDuration = .milliseconds(stopMilliseconds)
        return ServiceGroup(configuration: configuration)
    }

    /// The addresses in the order of the servers, or nil when it ended before all were listening.
    private func addresses(from events: AsyncStream<ServerEvent>) async -> [ListeningAddress]? {
        var found = [ListeningAddress?](repeating: nil, count: servers.count)
        var missing = servers.count
        guard missing > 0 else { return [] }
        for await event in events {
            guard case .listening(let index, let address) = event else { return nil }
            found[index] = address
            missing -= 1
            if missing == 0 { return found.compactMap { $0 } }
        }
        return nil
    }
}

private enum ServerEvent: Sendable {
    case listening(Int, ListeningAddress)
    case ended
}

/// One server as a service that says where it listens.
private struct ListeningService: Service {
    let server: LiveServer
    let logger: Logger
    let whenListening: @Sendable (ListeningAddress) -> Void

    func run() async throws {
        let application = Application(
            responder: HandlerResponder(
                handler: server.handler, bodyLimitBytes: server.limits.bodyBytes),
            server: .http1(configuration: connections),
            configuration: ApplicationConfiguration(
                address: .hostname(server.host, port: server.port), backlog: 1024),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? server.port
                whenListening(ListeningAddress(host: server.host, port: port))
            },
            logger: logger)
        do {
            try await application.run()
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw LiveServerError(
                host: server.host, port: server.port, reason: Self.reason(of: error))
        }
    }

    /// What the system says, without the call it says it about.
    private static func reason(of error: any Error) -> String {
        guard let error = error as? IOError else { return String(describing: error) }
        return String(cString: strerror(error.errnoCode))
    }

    private var connections: HTTP1Channel.Configuration {
        let (limits, handler) = (server.limits, server.handler)
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(limits: limits, handler: handler)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes,
                maxHeaderFieldCount: LiveLimits.fields))
    }
}
