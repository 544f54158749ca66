import Foundation

/// A folder of its own for as long as some work takes; gone afterwards, whatever happens.
enum ScratchFolder {
    /// Makes the folder, works, removes it.
    static func with<Answer>(_ work: (_ path: String) throws -> Answer) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("paycheck-\(ProcessInfo.processInfo.globallyUniqueString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandEnding(
                .unreadableInput,
                "\(folder.path): no scratch folder can be made here (\(error.localizedDescription))"
            )
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder.path)
    }
}
