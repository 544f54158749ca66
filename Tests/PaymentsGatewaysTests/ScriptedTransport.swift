import HTTPModel
import HTTPTypes
import Synchronization

/// Plays a script of replies and keeps the requests; a request beyond the script is not answered.
final class ScriptedTransport: HTTPTransport {
    enum Reply {
        case answer(Int, String)
        case failure(TransportFailure)
    }

    private let state: Mutex<(replies: [Reply], requests: [RequestMessage], timeouts: [Int])>

    init(_ replies: Reply...) { state = Mutex((replies, [], [])) }

    var requests: [RequestMessage] { state.withLock { $0.requests } }
    var timeouts: [Int] { state.withLock { $0.timeouts } }
    /// Method and path with its query, of each request.
    var lines: [String] {
        requests.map { "\($0.head.method.rawValue) \($0.head.path ?? "")" }
    }

    func body(_ place: Int) -> String { String(decoding: requests[place].body, as: UTF8.self) }

    func send(
        _ request: RequestMessage, timeoutMilliseconds: Int
    ) async throws(TransportFailure) -> ResponseMessage {
        let reply = state.withLock { state in
            state.requests.append(request)
            state.timeouts.append(timeoutMilliseconds)
            return state.replies.isEmpty ? nil : state.replies.removeFirst()
        }
        switch reply {
        case .answer(let status, let body):
            return ResponseMessage(
                status: status, contentType: "application/json", body: Array(body.utf8))
        case .failure(let failure): throw failure
        case nil: throw .noAnswer("beyond the script")
        }
    }
}
