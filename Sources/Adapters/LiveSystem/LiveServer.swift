import HTTPModel
import HTTPTypes

/// A handler and the port it is to be served on.
package struct LiveServer: Sendable {
    package var handler: any LiveHandler
    /// The address to listen on; nothing but this machine unless told otherwise.
    package var host: String
    /// The port to listen on; 0 lets the system pick one.
    package var port: Int
    package var limits: LiveLimits

    /// A handler whose answers go out whole.
    package init(
        _ handler: any HTTPHandler, host: String = "127.0.0.1", port: Int = 0,
        bodyLimitBytes: Int = 4 * 1024 * 1024
    ) {
        self.init(
            answering: PlainHandler(handler: handler), host: host, port: port,
            limits: LiveLimits(bodyBytes: bodyLimitBytes))
    }

    /// A handler that decides how its answers travel.
    package init(
        answering handler: any LiveHandler, host: String = "127.0.0.1", port: Int = 0,
        limits: LiveLimits = LiveLimits()
    ) {
        self.handler = handler
        self.host = host
        self.port = port
        self.limits = limits
    }
}

/// How much a connection may ask of a server.
package struct LiveLimits: Sendable, Hashable {
    /// How many header fields a request may have.
    static let fields = 200

    /// The longest request body; a longer one is refused with 413 before the handler sees it.
    package var bodyBytes: Int
    /// The longest path and fields together.
    package var headBytes: Int
    /// How long a connection may go without a whole head; then it is closed.
    package var idleMilliseconds: Int
    /// How long a body may take to come; then it is refused with 408.
    package var bodyMilliseconds: Int

    package init(
        bodyBytes: Int = 4 * 1024 * 1024, headBytes: Int = 64 * 1024,
        idleMilliseconds: Int = 75_000, bodyMilliseconds: Int = 30_000
    ) {
        self.bodyBytes = bodyBytes
        self.headBytes = headBytes
        self.idleMilliseconds = idleMilliseconds
        self.bodyMilliseconds = bodyMilliseconds
    }
}

/// Where a server can be reached.
package struct ListeningAddress: Sendable, Hashable {
    package let host: String
    /// The port that is really open, also where 0 was asked for.
    package let port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Host and port as a request names them: `127.0.0.1:8080`, `[::1]:8080`.
    package var authority: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

/// A server that could not listen, or stopped listening by itself.
package struct LiveServerError: Error, Sendable, Hashable, CustomStringConvertible {
    package let host: String
    package let port: Int
    package let reason: String

    package var description: String { "cannot serve on \(host):\(port): \(reason)" }
}
