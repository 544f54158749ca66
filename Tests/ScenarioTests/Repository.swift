import Contracts
import Foundation
import JSONModel

/// The repository this test was built from.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func path(_ inside: String) -> String { root.appending(path: inside).path }

    static func text(_ inside: String) throws -> String {
        try String(contentsOf: root.appending(path: inside), encoding: .utf8)
    }

    static func json(_ inside: String) throws -> JSONDocument {
        try JSONDocument.parse(Array(try text(inside).utf8), name: inside)
    }

    static func yaml(_ inside: String) throws -> JSONDocument {
        try YAMLDocument.load(Array(try text(inside).utf8), name: inside)
    }
}
