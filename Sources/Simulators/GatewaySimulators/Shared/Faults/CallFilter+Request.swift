import HTTPModel
import HTTPTypes
import SimulationCore

extension CallFilter {
    /// Whether this request is one of those a fault is limited to.
    package func accepts(_ request: RequestMessage) -> Bool {
        accepts(
            method: request.head.method.rawValue, path: request.path, key: request.idempotencyKey,
            mentions: request.mentions)
    }
}
