import HTTPModel
import HTTPTypes

/// A handler and the port it is to be served on.
package struct LiveServer: Sendable {
    package var handler: any HTTPHandler
    /// The address to listen on; nothing but this machine unless told otherwise.
    package var host: String
    /// The port to listen on; 0 lets the system pick one.
    package var port: Int
    /// The longest request body; a longer one is refused with 413 before the handler sees it.
    package var bodyLimitBytes: Int

    package init(
        _ handler: any HTTPHandler, host: String = "127.0.0.1", port: Int = 0,
        bodyLimitBytes: Int = 4 * 1024 * 1024
    ) {
        self.handler = handler
        self.host = host
        self.port = port
        self.bodyLimitBytes = bodyLimitBytes
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
