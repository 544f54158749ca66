import HTTPModel
import SimulationCore

/// One participant's way into the simulated network.
struct SimulatedTransport: HTTPTransport {
    let network: SimulatedNetwork
    let sender: String

    func send(
        _ request: RequestMessage, timeoutMilliseconds: Int
    ) async throws(TransportFailure) -> ResponseMessage {
        let result = await withUnsafeContinuation {
            (continuation: UnsafeContinuation<Result<ResponseMessage, TransportFailure>, Never>) in
            let call = PendingCall(
                request: request, sender: sender, network: network, continuation: continuation)
            network.begin(call, timeoutMilliseconds: timeoutMilliseconds)
        }
        return try result.get()
    }
}

/// A request under way: it ends once, by whatever comes first.
///
/// `@unchecked Sendable` for the same reason as the network: one world, one thread.
final class PendingCall: @unchecked Sendable {
    let request: RequestMessage
    let sender: String
    let startedAt: VirtualInstant
    var label = ""
    var fault: String?
    /// An answer that was made and lost.
    var response: ResponseMessage?
    private let network: SimulatedNetwork
    private var continuation: UnsafeContinuation<Result<ResponseMessage, TransportFailure>, Never>?

    init(
        request: RequestMessage, sender: String, network: SimulatedNetwork,
        continuation: UnsafeContinuation<Result<ResponseMessage, TransportFailure>, Never>
    ) {
        self.request = request
        self.sender = sender
        self.network = network
        self.continuation = continuation
        startedAt = network.executor.now
    }

    func finish(_ result: Result<ResponseMessage, TransportFailure>) {
        guard let continuation else { return }
        self.continuation = nil
        network.ended(self, result)
        continuation.resume(returning: result)
    }
}
