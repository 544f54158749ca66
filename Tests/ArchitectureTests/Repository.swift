import Foundation

/// The repository this test was built from.
enum Repository {
    /// The folder with `Package.swift`, found from this file's own place in it.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file under `Sources`, sorted by path.
    static let sources: [SourceFile] = files(in: "Sources", ending: ".swift").map {
        SourceFile(path: $0, text: text(of: $0) ?? "")
    }

    /// The manifest's text, or the empty text when it cannot be read.
    static var manifest: String { text(of: "Package.swift") ?? "" }

    private static func files(in folder: String, ending: String) -> [String] {
        let base = root.appending(path: folder)
        let paths = FileManager.default.subpaths(atPath: base.path) ?? []
        return paths.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
    }

    private static func text(of path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
