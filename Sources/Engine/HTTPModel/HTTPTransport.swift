/// Sends requests and brings back responses: a real network, or a simulated one.
///
/// ## A conformer promises
/// - ``TransportFailure/notSent(_:)`` only when no byte of the request can have reached the other
///   side; anything less certain is ``TransportFailure/noAnswer(_:)``.
/// - It never repeats a request on its own: money moves are never retried blindly.
///
/// ## A caller must expect
/// - `noAnswer` for a request that had its full effect. It says nothing about the outcome.
package protocol HTTPTransport: Sendable {
    /// Sends the request once and waits at most `timeoutMilliseconds` for the whole answer.
    func send(
        _ request: RequestMessage, timeoutMilliseconds: Int
    ) async throws(TransportFailure) -> ResponseMessage
}

/// Why there is no response.
package enum TransportFailure: Error, Sendable, Hashable {
    /// The request certainly did not reach the other side (refused, no route, name unknown).
    case notSent(String)
    /// The request may have arrived and may have had its effect (timeout, reset, lost answer).
    case noAnswer(String)
}

/// Answers requests: a REST adapter, a consumer of events, a simulator behind a port.
package protocol HTTPHandler: Sendable {
    /// Answers one request; failures become responses, never errors.
    func handle(_ request: RequestMessage) async -> ResponseMessage
}
