import HTTPModel
import HTTPTypes
import Hummingbird
import NIOCore

/// Hands Hummingbird's requests to a handler, whole and with the bytes they came with.
struct HandlerResponder: HTTPResponder {
    let handler: any HTTPHandler
    let bodyLimitBytes: Int

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let stated = request.headers[.contentLength].flatMap { Int($0) }
        if let stated, stated > bodyLimitBytes { return tooLong(found: "\(stated) bytes") }
        let body: [UInt8]
        do {
            body = Array(buffer: try await request.body.collect(upTo: bodyLimitBytes))
        } catch is NIOTooManyBytesError {
            return tooLong(found: "more")
        }
        let answer = await handler.handle(RequestMessage(head: request.head, body: body))
        return Response(answer, to: request.method)
    }

    private func tooLong(found: String) -> Response {
        let text = """
            {"type":"https://paycheck.dev/problems/body_too_large","title":"The body is too long",\
            "status":413,"detail":"the body has \(found); expected at most \(bodyLimitBytes) bytes",\
            "code":"body_too_large"}
            """
        return Response(
            status: .contentTooLarge, headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

extension Response {
    /// The handler's answer; the answer to HEAD states the length of its body and leaves it out.
    fileprivate init(_ message: ResponseMessage, to method: HTTPRequest.Method) {
        var fields = message.head.headerFields
        fields[.contentLength] = String(message.body.count)
        self.init(
            status: message.head.status, headers: fields,
            body: method == .head || message.body.isEmpty
                ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: message.body)))
    }
}
