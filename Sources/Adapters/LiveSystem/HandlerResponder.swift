import Foundation
import HTTPModel
import HTTPTypes
import Hummingbird
import NIOCore

/// Hands Hummingbird's requests to a handler, whole and with the bytes they came with.
struct HandlerResponder: HTTPResponder {
    let handler: any LiveHandler
    let bodyLimitBytes: Int

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        let stated = request.headers[.contentLength].flatMap { Int($0) }
        if let stated, stated > bodyLimitBytes {
            return tooLong(found: "\(stated) bytes", request)
        }
        let body: [UInt8]
        do {
            body = Array(buffer: try await request.body.collect(upTo: bodyLimitBytes))
        } catch is NIOTooManyBytesError {
            return tooLong(found: "more", request)
        }
        switch await handler.answer(RequestMessage(head: request.head, body: body)) {
        case .whole(let message): return Response(message, to: request.method)
        case .wire(let answer): return Response(answer, on: context.channel)
        case .breaks:
            await context.breakConnection()
            throw CancellationError()
        case .silence(let milliseconds):
            await context.stayOpen(milliseconds: milliseconds)
            await context.breakConnection()
            throw CancellationError()
        }
    }

    private func tooLong(found: String, _ request: Request) -> Response {
        let refusal = EdgeRefusal.bodyTooLong(found: found, limit: bodyLimitBytes)
        return Response(handler.answer(to: refusal), to: request.method)
    }
}

/// The connection a request came by.
struct ConnectionContext: InitializableFromSource {
    typealias Source = ApplicationRequestContextSource

    let channel: any Channel

    init(source: Source) { channel = source.channel }

    /// Ends the connection as a crash would: what is on its way is lost and the peer gets a reset.
    ///
    /// Waited for, because what is thrown afterwards would otherwise still be answered with 500.
    func breakConnection() async {
        let abrupt = linger(l_onoff: 1, l_linger: 0)
        try? await (channel as? any SocketOptionProvider)?.setSoLinger(abrupt).get()
        try? await channel.close(mode: .all)
    }

    /// Waits while the peer still listens, at most so long.
    func stayOpen(milliseconds: Int) async {
        var left = milliseconds
        while left > 0, channel.isActive, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(min(left, 100)))
            left -= 100
        }
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

    /// The answer piece by piece; one that is cut ends with its connection.
    fileprivate init(_ answer: WireAnswer, on channel: any Channel) {
        var fields = answer.head.headerFields
        fields[.contentLength] = String(answer.promisedLength)
        let body = ResponseBody { writer in
            for piece in answer.pieces {
                if piece.delayMilliseconds > 0 {
                    try await Task.sleep(for: .milliseconds(piece.delayMilliseconds))
                }
                try await writer.write(ByteBuffer(bytes: piece.bytes))
            }
            guard answer.isCut else { return try await writer.finish(nil) }
            // An ordinary end, not a reset, so that the peer reads what was sent before it.
            try await channel.close(mode: .all)
            throw CancellationError()
        }
        self.init(status: answer.head.status, headers: fields, body: body)
        headers[.contentLength] = String(answer.promisedLength)
    }
}
