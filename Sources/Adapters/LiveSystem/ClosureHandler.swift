import HTTPModel

/// A handler that is one closure: how a simulator or a listener of the caller's is put on a port.
package struct ClosureHandler: HTTPHandler {
    private let answer: @Sendable (RequestMessage) async -> ResponseMessage

    package init(_ answer: @escaping @Sendable (RequestMessage) async -> ResponseMessage) {
        self.answer = answer
    }

    package func handle(_ request: RequestMessage) async -> ResponseMessage {
        await answer(request)
    }
}
