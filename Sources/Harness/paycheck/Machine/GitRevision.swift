import Contracts
import Foundation

/// The files of a folder as they were at a commit.
///
/// Comparing with the past must not touch the work tree, so nothing is checked out: `git archive`
/// writes the folder's tree to a scratch folder, where it is read.
struct GitRevision {
    /// What `--against` starts with when it names a commit instead of a folder.
    static let prefix = "git:"

    /// The commit as the person named it: `main`, `HEAD~3`, `v1.2.0`.
    let revision: String

    /// The revision in `git:REVISION`, or nil when the text is a folder's path.
    init?(_ text: String) {
        guard text.hasPrefix(Self.prefix) else { return nil }
        revision = String(text.dropFirst(Self.prefix.count))
    }

    /// The contracts of the folder as they were.
    ///
    /// - Throws: `CommandEnding` (unreadable input) when git, the commit or the folder is missing.
    func contracts(in folder: String) throws -> [ContractFile] {
        try ScratchFolder.with { scratch in
            try export(folder, into: scratch)
            let names = (FileManager.default.enumerator(atPath: scratch)?.allObjects ?? [])
                .compactMap { $0 as? String }.filter(ContractFile.isContract).sorted()
            return names.compactMap { name in
                FileManager.default.contents(atPath: scratch + "/" + name).map {
                    ContractFile(path: name, bytes: [UInt8]($0))
                }
            }
        }
    }

    private func export(_ folder: String, into scratch: String) throws {
        let commit = try Self.run(
            [
                "git", "-C", folder, "rev-parse", "--verify", "--end-of-options",
                revision + "^{commit}",
            ],
            orSay: "git:\(revision): there is no such commit in the repository of \(folder)")
        let archive = scratch + "/contracts.tar"
        try Self.run(
            ["git", "-C", folder, "archive", "--format=tar", "--output=\(archive)", commit],
            orSay: "git:\(revision): the folder \(folder) was not there yet")
        try Self.run(
            ["tar", "-xf", archive, "-C", scratch],
            orSay: "git:\(revision): the files of \(folder) cannot be written to \(scratch)")
    }

    /// Runs a program, and gives what it printed without the line feed at its end.
    @discardableResult
    private static func run(_ words: [String], orSay problem: String) throws -> String {
        let process = Process()
        let output = Pipe()
        let errors = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        do { try process.run() } catch {
            throw CommandEnding(
                .unreadableInput, "\(problem): \(words[0]) cannot be run (\(error))")
        }
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let reason = String(decoding: complaint, as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            throw CommandEnding(
                .unreadableInput, reason.isEmpty ? problem : "\(problem) (\(reason))")
        }
        return String(decoding: printed, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
