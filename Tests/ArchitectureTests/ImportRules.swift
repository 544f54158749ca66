/// Holds source files against an import table.
struct ImportRules {
    let rows: [ImportRow]

    /// One message for each thing that is not as the table says, in the order of the files.
    func violations(in files: [SourceFile]) -> [String] {
        files.flatMap(violations(in:)) + rowsWithoutFiles(in: files)
    }

    private func violations(in file: SourceFile) -> [String] {
        let folders = file.path.split(separator: "/").map(String.init)
        guard folders.count > 3 else {
            return ["\(file.path): every Swift file belongs to Sources/<group>/<module>/"]
        }
        let (group, module) = (folders[1], folders[2])
        guard let row = rows.first(where: { $0.module == module && $0.group == group }) else {
            return ["\(file.path): Sources/\(group)/\(module) has no row in the import table"]
        }
        return Self.imports(in: file).filter { !row.allows($0.module) }.map {
            "\(file.path):\($0.line): \(module) may not import \($0.module)"
        }
    }

    private func rowsWithoutFiles(in files: [SourceFile]) -> [String] {
        rows.filter { row in !files.contains { $0.path.hasPrefix(row.folder + "/") } }.map {
            "\($0.folder): the import table has a row for \($0.module), but no Swift file is there"
        }
    }

    /// The modules a file imports, each with its line.
    static func imports(in file: SourceFile) -> [(line: Int, module: String)] {
        file.codeLines.enumerated().flatMap { place, line in
            line.split(separator: ";").compactMap { statement in
                importedModule(statement).map { (place + 1, $0) }
            }
        }
    }

    /// `import A`, `@testable import A`, `package import struct A.B` and the like all name A.
    private static func importedModule(_ statement: Substring) -> String? {
        let words = statement.split(whereSeparator: \.isWhitespace)
        guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
            words[..<keyword].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
        else { return nil }
        var rest = words[(keyword + 1)...]
        if let kind = rest.first, declarationKinds.contains(kind) { rest = rest.dropFirst() }
        return rest.first?.split(separator: ".").first.map(String.init)
    }

    private static let accessLevels: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private",
    ]
    private static let declarationKinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
    ]
}
