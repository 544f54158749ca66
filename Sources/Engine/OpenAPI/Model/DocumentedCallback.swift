/// Requests an API sends on its own account after an operation was called.
package struct DocumentedCallback: Sendable {
    package let name: String
    /// The runtime expression for the address: `{$request.body#/callbackUrl}`.
    package let expression: String
    package let operations: [Operation]
}

/// Requests an API sends on its own account, to an address agreed elsewhere.
package struct DocumentedWebhook: Sendable {
    package let name: String
    package let operations: [Operation]
}
