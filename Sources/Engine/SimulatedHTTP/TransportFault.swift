/// The misbehaviours of the network itself, by the names scenario files use.
package enum TransportFault: String, Sendable, CaseIterable {
    case refused
    case requestLost = "request-lost"
    case responseLost = "response-lost"
    case slow
    case repeated

    package static let names = Set(allCases.map(\.rawValue))
    /// How late a `slow` request arrives when the plan names no amount, in milliseconds.
    package static let defaultSlownessMilliseconds = 45_000
}
