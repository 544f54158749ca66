import Foundation

/// A connection on which anything can be said.
enum RawConnection {
    struct Talk: Sendable {
        let heard: String
        /// Whether the peer said that nothing more comes, rather than our patience having ended.
        let hasEnded: Bool
    }

    /// Sends the bytes, says that no more will come if that is so, and reads to the end.
    static func say(
        _ text: String, to port: Int, leavingOpen: Bool = false, patienceSeconds: Double = 60
    ) async -> String {
        await talk(
            [text], to: port, leavingOpen: leavingOpen, patienceSeconds: patienceSeconds
        ).heard
    }

    /// Sends the texts, each after the first as soon as something was heard, and reads to the end.
    static func talk(
        _ texts: [String], to port: Int, leavingOpen: Bool = false, patienceSeconds: Double = 60
    ) async -> Talk {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    returning: converse(
                        texts.map { Array($0.utf8) }, port, leavingOpen: leavingOpen,
                        patienceSeconds))
            }
        }
    }

    private static func converse(
        _ texts: [[UInt8]], _ port: Int, leavingOpen: Bool, _ patienceSeconds: Double
    ) -> Talk {
        guard let descriptor = connected(to: port, patienceSeconds) else {
            return Talk(heard: "not connected", hasEnded: true)
        }
        defer { close(descriptor) }
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        for (place, text) in texts.enumerated() {
            if place > 0 {
                let count = recv(descriptor, &chunk, chunk.count, 0)
                guard count > 0 else { break }
                answer += chunk[..<count]
            }
            send(text, on: descriptor)
        }
        if !leavingOpen { shutdown(descriptor, Int32(SHUT_WR)) }
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else {
                return Talk(heard: String(decoding: answer, as: UTF8.self), hasEnded: count == 0)
            }
            answer += chunk[..<count]
        }
    }

    private static func connected(to port: Int, _ patienceSeconds: Double) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(
            tv_sec: Int(patienceSeconds),
            tv_usec: Int(patienceSeconds.truncatingRemainder(dividingBy: 1) * 1_000_000))
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result == 0 { return descriptor }
        close(descriptor)
        return nil
    }

    private static func send(_ bytes: [UInt8], on descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { break }
            rest = rest.dropFirst(count)
        }
    }
}
