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
        // The stream ends quietly when a connection closes early. Half a request is none.
        if let stated, stated != body.count {
            print("CUT"); return cutShort(found: body.count, stated: stated)
        }
        let answer = await handler.handle(RequestMessage(head: request.head, body: body))
        return Response(answer, to: request.method)
    }

    private func tooLong(found: String) -> Response {
        problem(
            .contentTooLarge, code: "body_too_large", title: "The body is too long",
            detail: "the body has \(found); expected at most \(bodyLimitBytes) bytes")
    }

    private func cutShort(found: Int, stated: Int) -> Response {
        problem(
            .badRequest, code: "malformed_request", title: "The request is malformed",
            detail: "the body has \(found) bytes; its length was given as \(stated)")
    }

    private func problem(
        _ status: HTTPResponse.Status, code: String, title: String, detail: String
    ) -> Response {
        let text =
            #"{"type":"https://paycheck.dev/problems/\#(code)","title":"\#(title)","#
            + #""status":\#(status.code),"detail":"\#(detail)","code":"\#(code)"}"#
        return Response(
            status: status, headers: [.contentType: "application/problem+json"],
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
