import Foundation
import Synchronization

/// A server that is none: it takes what comes and answers every connection with the same bytes.
final class RawPeer: Sendable {
    enum Manners: Sendable {
        /// Sends the bytes and closes the connection.
        case closesAfter(String)
        /// Sends the bytes and says nothing more.
        case fallsSilentAfter(String)
        /// Bound to its port and not listening: connections are refused.
        case refuses
    }

    let port: Int
    private let descriptor: Int32
    private let connections = Mutex<[Int32]>([])

    /// How many connections it took.
    var connectionCount: Int { connections.withLock { $0.count } }

    init(_ manners: Manners) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) + getsockname(descriptor, $0, &length)
            }
        }
        guard bound == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
        switch manners {
        case .refuses: break
        case .closesAfter(let answer): serve(answer, closing: true)
        case .fallsSilentAfter(let answer): serve(answer, closing: false)
        }
    }

    private func serve(_ answer: String, closing: Bool) {
        listen(descriptor, 16)
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { return }
                connections.withLock { $0.append(connection) }
                var bytes = [UInt8](repeating: 0, count: 4096)
                _ = recv(connection, &bytes, bytes.count, 0)
                _ = send(connection, answer, answer.utf8.count, Int32(MSG_NOSIGNAL))
                if closing { shutdown(connection, Int32(SHUT_RDWR)) }
            }
        }
    }

    /// Ends the listening thread and every connection.
    func stop() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        connections.withLock { $0.forEach { close($0) } }
        close(descriptor)
    }

    /// Sends the bytes to a port, says that no more will come if that is so, and reads to the end.
    ///
    /// On a thread of its own, because the server under test needs those of the tests.
    static func say(_ text: String, to port: Int, leavingOpen: Bool = false) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    returning: converse(text, with: port, leavingOpen: leavingOpen))
            }
        }
    }

    private static func converse(_ text: String, with port: Int, leavingOpen: Bool) -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        // Longer than the time limit of the tests, so that waiting in vain is noticed.
        var patience = timeval(tv_sec: 70, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = loopback(port: port)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { return "not connected" }
        _ = send(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL))
        if !leavingOpen { shutdown(descriptor, Int32(SHUT_WR)) }
        var answer: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &bytes, bytes.count, 0)
            guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
            answer += bytes[..<count]
        }
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
