import AsyncHTTPClient
import Foundation
import HTTPModel
import NIOCore
import NIOPosix

extension TransportFailure {
    /// What the client's error says about the request: not sent only where that is certain.
    ///
    /// Everything not listed here counts as "may have arrived", a failed TLS handshake included.
    /// The texts carry no field values, because those may be credentials.
    init(sending error: any Error) {
        switch error {
        case let error as HTTPClientError:
            let reason = error.shortDescription
            self = Self.beforeSending.contains(reason) ? .notSent(reason) : .noAnswer(reason)
        case let error as NIOConnectionError:
            self = .notSent("no connection to \(error.host):\(error.port)")
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self = .notSent("the connection was refused")
        case is NIOTooManyBytesError:
            self = .noAnswer("the answer is longer than allowed")
        case is CancellationError:
            self = .noAnswer("the exchange was cancelled")
        default:
            self = .noAnswer(String(describing: error))
        }
    }

    /// The client's errors that come up before it has a connection to write to.
    ///
    /// Compared by their short texts, because some carry the values they complain about.
    private static let beforeSending = Set(
        [
            HTTPClientError.alreadyShutdown, .invalidURL, .emptyHost, .emptyScheme,
            .unsupportedScheme(""), .invalidHeaderFieldNames([]), .invalidHeaderFieldValues([]),
            .traceRequestWithBody, .connectTimeout, .tlsHandshakeTimeout,
            .getConnectionFromPoolTimeout,
        ].map(\.shortDescription))
}
