import Foundation
import Testing

/// A folder for one test, gone with the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        let name = "paycheck-store-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    /// The names of all files in it, sorted.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    /// Copies a database and its log as they are on disk at this moment, as a crash would leave them.
    func copyDatabase(_ name: String, to copy: String) throws {
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: file(name + suffix), toPath: file(copy + suffix))
        }
    }

    /// Cuts bytes off the end of a file.
    func shorten(_ name: String, by count: UInt64) throws {
        let handle = try #require(FileHandle(forUpdatingAtPath: file(name)))
        try handle.truncate(atOffset: try handle.seekToEnd() - count)
        try handle.close()
    }
}
