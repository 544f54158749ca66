import Foundation
import JSONModel

/// The inputs of a desk on disk, one line each, written before anything is answered.
///
/// A line is handed to the kernel with one `write`, so that a killed process loses nothing it
/// acknowledged; `isDurable` waits for the disk, too, so that neither does a machine without power.
/// The file is readable by its owner only: card numbers of requests are in it.
final class StateFile {
    static let format = "gateways-state"
    static let version = 1

    let path: String
    private let descriptor: Int32
    private let isDurable: Bool
    /// How many lines there are.
    private(set) var lines = 0

    /// Opens or makes the file and keeps every other server away from it.
    init(path: String, isDurable: Bool) throws(StateFileError) {
        self.path = path
        self.isDurable = isDurable
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o600)
        guard descriptor >= 0 else {
            throw StateFileError(
                path, "cannot be opened for writing (\(Self.reason)); name a file that can be")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StateFileError(
                path, "another server works on it; stop that one or name another file")
        }
    }

    deinit { close(descriptor) }

    var isEmpty: Bool { lseek(descriptor, 0, SEEK_END) == 0 }

    /// Appends one line, which ends with a line feed.
    func append(_ line: [UInt8]) throws(StateFileError) {
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw StateFileError(path, "cannot be written (\(Self.reason))")
            }
            rest = rest.dropFirst(count)
        }
        lines += 1
        if isDurable { flush() }
    }

    /// Waits until everything is on the disk.
    func flush() { fsync(descriptor) }

    /// Hands out every whole line with its number, and cuts off a torn last one.
    ///
    /// Says how many bytes were cut off; nothing of them had been acknowledged.
    func forEachLine(
        _ body: (_ line: ArraySlice<UInt8>, _ number: Int) throws(StateFileError) -> Void
    ) throws(StateFileError) -> Int {
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        var pending: [UInt8] = []
        var offset: off_t = 0
        lines = 0
        while true {
            let count = chunk.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress, $0.count, offset)
            }
            guard count >= 0 else {
                throw StateFileError(path, "cannot be read (\(Self.reason))")
            }
            if count == 0 { break }
            offset += off_t(count)
            pending.append(contentsOf: chunk[..<count])
            var start = pending.startIndex
            while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
                lines += 1
                try body(pending[start..<end], lines)
                start = end + 1
            }
            pending.removeSubrange(..<start)
        }
        guard !pending.isEmpty else { return 0 }
        // A file that is one long line without an end is none of ours, and is left as it is.
        guard lines > 0 else {
            throw StateFileError(path, line: 1, "is no state of `paycheck gateways`; \(Self.kept)")
        }
        ftruncate(descriptor, offset - off_t(pending.count))
        return pending.count
    }

    static let kept = "nothing was changed, name another file"

    private static var reason: String { String(cString: strerror(errno)) }
}
