import HTTPModel
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Turns away what is not HTTP, and peers that never come to an end, in the handler's own words.
///
/// One for each connection, on its event loop. The limits are looked at a few times in their span
/// rather than by a timer for each request, which would cost more than answering it.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a refused peer may go on sending what nobody reads any more.
    private static let lingerMilliseconds: Int64 = 1000

    private let limits: LiveLimits
    private let handler: any LiveHandler
    /// Whether a head has come whose body has not ended.
    private var isReading = false
    /// Requests whose answers have not been written.
    private var unanswered = 0
    /// Since when the peer owes us something.
    private var since = NIODeadline.now()
    private var hasRefused = false
    /// Whoever asked to close a connection that stays open a little longer.
    private var closings: [EventLoopPromise<Void>] = []
    private var hasClosed = false
    /// Whether the refusal is written, and whether the peer has said that nothing more comes.
    private var isLingering = false
    private var hasPeerEnded = false
    private var look: RepeatedTask?

    init(limits: LiveLimits, handler: any LiveHandler) {
        self.limits = limits
        self.handler = handler
    }

    func channelActive(context: ChannelHandlerContext) {
        watch(context)
        context.fireChannelActive()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        RequestHeadRules.join(context.pipeline.syncOperations)
        if context.channel.isActive { watch(context) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        look?.cancel()
        look = nil
        close(context)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !hasRefused else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            isReading = true
            unanswered += 1
            since = .now()
            if expectsGoAhead(head) { goAhead(context) }
        case .body: break
        case .end: isReading = false
        }
        context.fireChannelRead(data)
    }

    /// Whether the peer holds its body back until it hears that the body is wanted.
    private func expectsGoAhead(_ head: HTTPRequest) -> Bool {
        // Behind other requests the word would come before their answers.
        guard unanswered == 1, head.headerFields[.expect]?.lowercased() == "100-continue" else {
            return false
        }
        let stated = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
        return stated <= limits.bodyBytes
    }

    private func goAhead(_ context: ChannelHandlerContext) {
        context.writeAndFlush(
            wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }

    func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        guard !hasRefused else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        if case .end = unwrapOutboundIn(data) {
            unanswered -= 1
            since = .now()
        }
        context.write(data, promise: promise)
    }

    /// Nobody behind this handler asks for more, and what the peer still sends has to be taken off
    /// the connection before it can be closed without a reset.
    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        if hasRefused { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        context.fireUserInboundEventTriggered(event)
        guard case .inputClosed? = event as? ChannelEvent else { return }
        hasPeerEnded = true
        if isLingering { close(context) }
    }

    func close(
        context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
    ) {
        guard hasRefused, !hasClosed else { return context.close(mode: mode, promise: promise) }
        if let promise { closings.append(promise) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What comes after the refusal is no request either, and has been answered.
        guard !hasRefused else { return }
        // Answers to earlier requests are still to be written: ours would take the place of one.
        let isInTurn = unanswered == (isReading ? 1 : 0)
        if isInTurn, !(error is IOError), !(error is ChannelError) {
            refuse(refusal(of: error), context)
        }
        context.fireErrorCaught(error)
    }

    private func refusal(of error: any Error) -> EdgeRefusal {
        guard case .headerOverflow? = error as? HTTPParserError else {
            return .malformed(String(describing: error))
        }
        return .headTooLong(limit: limits.headBytes)
    }

    private func watch(_ context: ChannelHandlerContext) {
        guard look == nil else { return }
        let span = min(limits.idleMilliseconds, limits.bodyMilliseconds)
        let pause = TimeAmount.milliseconds(Int64(max(10, span / 4)))
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        look = context.eventLoop.scheduleRepeatedTask(initialDelay: pause, delay: pause) { _ in
            let (connection, context) = bound.value
            connection.lookAtLimits(context)
        }
    }

    private func lookAtLimits(_ context: ChannelHandlerContext) {
        let passed = (NIODeadline.now() - since).nanoseconds / 1_000_000
        if isReading {
            guard passed >= limits.bodyMilliseconds, !hasRefused else { return }
            let refusal = EdgeRefusal.tooSlow(milliseconds: limits.bodyMilliseconds)
            refuse(refusal, context)
            context.fireErrorCaught(refusal)
        } else if unanswered == 0, passed >= limits.idleMilliseconds {
            context.close(promise: nil)
        }
    }

    private func refuse(_ refusal: EdgeRefusal, _ context: ChannelHandlerContext) {
        hasRefused = true
        let answer = handler.answer(to: refusal)
        var head = answer.head
        head.headerFields[.contentLength] = String(answer.body.count)
        head.headerFields[.connection] = "close"
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: answer.body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            self.linger(context)
        }
    }

    /// Says that nothing more comes, and closes when the peer has done so, too, or a second later.
    ///
    /// A connection closed while bytes of the peer are unread is reset, and a reset can overtake the
    /// answer: the peer would never see why it was refused.
    private func linger(_ context: ChannelHandlerContext) {
        isLingering = true
        guard !hasPeerEnded else { return close(context) }
        context.close(mode: .output, promise: nil)
        context.read()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .milliseconds(Self.lingerMilliseconds)) {
            let (connection, context) = bound.value
            connection.close(context)
        }
    }

    private func close(_ context: ChannelHandlerContext) {
        guard hasRefused, !hasClosed else { return }
        hasClosed = true
        let closed = context.close()
        for promise in closings { closed.cascade(to: promise) }
        closings.removeAll()
    }
}
