/// Holds source files against the house rules.
struct HouseRules {
    /// One thing that breaks a rule.
    struct Violation: Hashable {
        let path: String
        let line: Int?
        let rule: String
        let text: String

        var message: String { path + (line.map { ":\($0)" } ?? "") + ": " + text }
    }

    var words = BannedWord.all
    var exemptions: [Exemption] = []

    /// Every message, in the order of the files; exemptions that nothing needs come last.
    func violations(in files: [SourceFile]) -> [String] {
        let found =
            files.flatMap { wordsFound(in: $0) + sizes(of: $0) + names(of: $0) }
            + folders(of: files)
        let kept = found.filter { violation in !exemptions.contains { $0.covers(violation) } }
        let stale = exemptions.filter { exemption in !found.contains(where: exemption.covers) }
        return kept.map(\.message)
            + stale.map { "\($0.path): the exemption from \($0.rule) is stale; remove it" }
    }

    /// Whether a file's code runs inside the simulated world.
    static func isInsideWorld(_ path: String) -> Bool {
        let folders = [
            "Sources/Engine/", "Sources/Payments/", "Sources/Adapters/", "Sources/Simulators/",
            "Sources/Harness/PaymentsHarness/",
        ]
        return folders.contains(where: path.hasPrefix)
            && !path.hasPrefix("Sources/Adapters/LiveSystem/")
    }

    private func wordsFound(in file: SourceFile) -> [Violation] {
        let inside = Self.isInsideWorld(file.path)
        return words.filter { $0.scope == .everywhere || inside }.flatMap { banned in
            let text = banned.inComments ? file.text : file.code
            let place = banned.scope == .insideWorld ? " inside the world" : ""
            return WordSearch.lines(of: banned.word, in: text).map {
                Violation(
                    path: file.path, line: $0, rule: banned.word,
                    text: "'\(banned.word)' is banned\(place): \(banned.reason)")
            }
        }
    }

    private func sizes(of file: SourceFile) -> [Violation] {
        var found: [Violation] = []
        if file.lineCount > SizeLimit.fileLines {
            found.append(
                Violation(
                    path: file.path, line: nil, rule: "file-lines",
                    text: "\(file.lineCount) lines; at most \(SizeLimit.fileLines) are allowed"))
        }
        for block in FunctionScanner.blocks(in: file.code)
        where block.lineCount > SizeLimit.functionLines {
            found.append(
                Violation(
                    path: file.path, line: block.line, rule: "function-lines",
                    text: "a function of \(block.lineCount) lines; "
                        + "at most \(SizeLimit.functionLines) are allowed"))
        }
        return found
    }

    private func names(of file: SourceFile) -> [Violation] {
        let isBareTypes = file.name.lowercased() == "types"
        let bad =
            isBareTypes
            ? file.name
            : Self.words(in: file.name).first { Self.emptyNames.contains($0.lowercased()) }
        guard let bad else { return [] }
        return [
            Violation(
                path: file.path, line: nil, rule: "file-name",
                text: "'\(bad)' says nothing; name the file for the idea in it")
        ]
    }

    private func folders(of files: [SourceFile]) -> [Violation] {
        let counts = Dictionary(grouping: files, by: \.folder).mapValues(\.count)
        return counts.filter { $0.value > SizeLimit.folderFiles }.sorted { $0.key < $1.key }.map {
            Violation(
                path: $0.key, line: nil, rule: "folder-files",
                text: "\($0.value) Swift files; at most \(SizeLimit.folderFiles) are allowed")
        }
    }

    private static let emptyNames: Set<String> = [
        "helper", "helpers", "util", "utils", "utility", "utilities", "manager", "managers",
        "common", "misc", "miscellaneous",
    ]

    /// The words of a name in camel case or with other signs between them.
    static func words(in name: String) -> [String] {
        var words: [String] = []
        for character in name {
            if character.isUppercase || words.isEmpty { words.append("") }
            if character.isLetter {
                words[words.count - 1].append(character)
            } else {
                words.append("")
            }
        }
        return words.filter { !$0.isEmpty }
    }
}

extension Exemption {
    func covers(_ violation: HouseRules.Violation) -> Bool {
        path == violation.path && rule == violation.rule
    }
}
