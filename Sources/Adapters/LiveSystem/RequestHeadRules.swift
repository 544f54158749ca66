import NIOCore
import NIOHTTP1

/// Keeps the rules of HTTP/1 about heads that nothing behind it can see any more (RFC 9112, 3.2 and
/// 9.3): the converted request has lost its version and all but the first of its hosts.
final class RequestHeadRules: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    /// Whether a head was refused: what follows it is no request either.
    private var hasRefused = false

    /// Puts one where heads are still as they were parsed.
    static func join(_ pipeline: ChannelPipeline.SynchronousOperations) {
        guard
            let decoder = try? pipeline.handler(
                type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        else { return }
        try? pipeline.addHandler(RequestHeadRules(), position: .after(decoder))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !hasRefused else { return }
        guard case .head(let head) = unwrapInboundIn(data) else {
            return context.fireChannelRead(data)
        }
        let isOld = (head.version.major, head.version.minor) < (1, 1)
        let hosts = head.headers["Host"].count
        guard hosts == 1 || (isOld && hosts == 0) else {
            hasRefused = true
            return context.fireErrorCaught(HostFieldError(count: hosts))
        }
        guard isOld || !head.isKeepAlive else { return context.fireChannelRead(data) }
        context.fireChannelRead(wrapInboundOut(.head(Self.last(head, isOld: isOld))))
    }

    /// The head of a connection's last request, in the one spelling that is understood behind here.
    private static func last(_ head: HTTPRequestHead, isOld: Bool) -> HTTPRequestHead {
        var head = head
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        // Peers of HTTP/1.0 know no answer before the answer.
        if isOld { head.headers.remove(name: "Expect") }
        return head
    }
}

/// A request that names no host, or several.
private struct HostFieldError: Error, CustomStringConvertible {
    let count: Int

    var description: String {
        (count == 0 ? "it has no Host field" : "it has \(count) Host fields") + "; expected one"
    }
}
