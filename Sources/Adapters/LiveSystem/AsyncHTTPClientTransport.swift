import AsyncHTTPClient
import HTTPModel
import HTTPTypes
import NIOCore
import NIOHTTP1

/// Sends requests over real connections, each of them exactly once.
///
/// Nothing is repeated, not even the attempt to connect, and no redirect is followed. Call
/// ``shutdown()`` before letting go of a transport, or use ``withTransport(_:_:)``.
package struct AsyncHTTPClientTransport: HTTPTransport {
    package struct Configuration: Sendable {
        /// How long to wait for a connection.
        ///
        /// Keep it shorter than the timeouts of the calls: only then is a connection that never
        /// came about reported as what it is, a request that was not sent.
        package var connectTimeoutMilliseconds = 5000
        /// The longest response body to accept.
        package var bodyLimitBytes = 4 * 1024 * 1024
        /// How many connections to one host may be open; further requests wait for one.
        package var connectionsPerHost = 64
        /// How long an unused connection stays open.
        ///
        /// A connection that the provider closes just as it is used again costs an unknown
        /// outcome, so ours are closed before theirs.
        package var idleTimeoutMilliseconds = 15_000

        package init() {}
    }

    private let client: HTTPClient
    private let bodyLimitBytes: Int

    package init(_ configuration: Configuration = Configuration()) {
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
        settings.timeout.connect = .milliseconds(Int64(configuration.connectTimeoutMilliseconds))
        settings.connectionPool.idleTimeout = .milliseconds(
            Int64(configuration.idleTimeoutMilliseconds))
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit =
            configuration.connectionsPerHost
        settings.connectionPool.retryConnectionEstablishment = false
        settings.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        bodyLimitBytes = configuration.bodyLimitBytes
    }

    /// Opens a transport for as long as `body` runs.
    package static func withTransport<Value>(
        _ configuration: Configuration = Configuration(),
        _ body: (AsyncHTTPClientTransport) async throws -> Value
    ) async throws -> Value {
        let transport = AsyncHTTPClientTransport(configuration)
        do {
            let value = try await body(transport)
            await transport.shutdown()
            return value
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    /// Closes every connection; requests under way end without an answer, later ones are not sent.
    package func shutdown() async {
        // The only error is that it has been shut down already, which is what the caller wants.
        try? await client.shutdown()
    }

    package func send(
        _ request: RequestMessage, timeoutMilliseconds: Int
    ) async throws(TransportFailure) -> ResponseMessage {
        let outgoing = HTTPClientRequest(request)
        let result = await withTaskGroup(of: Result<ResponseMessage, TransportFailure>.self) {
            tasks in
            tasks.addTask { await exchange(outgoing) }
            tasks.addTask {
                do {
                    try await Task.sleep(for: .milliseconds(timeoutMilliseconds))
                    return .failure(.noAnswer("no whole answer within \(timeoutMilliseconds) ms"))
                } catch {
                    return .failure(TransportFailure(sending: error))
                }
            }
            let first = await tasks.next()
            tasks.cancelAll()
            return first ?? .failure(.noAnswer("the exchange ended without a result"))
        }
        return try result.get()
    }

    private func exchange(
        _ request: HTTPClientRequest
    ) async -> Result<ResponseMessage, TransportFailure> {
        do {
            // The timeout of the whole exchange is in `send`: the client's own ends with the head.
            let response = try await client.execute(request, deadline: .distantFuture)
            let body = try await response.body.collect(upTo: bodyLimitBytes)
            // A cancelled exchange must not pass off what it has of the body as the whole.
            try Task.checkCancellation()
            return .success(ResponseMessage(response, body: Array(buffer: body)))
        } catch {
            return .failure(TransportFailure(sending: error))
        }
    }
}

extension HTTPClientRequest {
    fileprivate init(_ message: RequestMessage) {
        let head = message.head
        self.init(url: "\(head.scheme ?? "https")://\(message.host)\(head.path ?? "/")")
        method = HTTPMethod(rawValue: head.method.rawValue)
        headers.reserveCapacity(head.headerFields.count)
        for field in head.headerFields { headers.add(name: field.name.rawName, value: field.value) }
        if !message.body.isEmpty { body = .bytes(ByteBuffer(bytes: message.body)) }
    }
}

extension ResponseMessage {
    /// The response with its fields in order; a field whose name is not valid HTTP is left out.
    fileprivate init(_ response: HTTPClientResponse, body: [UInt8]) {
        var fields = HTTPFields()
        fields.reserveCapacity(response.headers.count)
        for (name, value) in response.headers {
            guard let name = HTTPField.Name(name) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        self.init(status: Int(response.status.code), fields: fields, body: body)
    }
}
