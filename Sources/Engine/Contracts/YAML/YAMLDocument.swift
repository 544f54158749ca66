import JSONModel
import Yams

/// Reads YAML into the same documents JSON is read into, so that everything after is alike.
///
/// The scalars are those of YAML 1.2's core schema: `no` and `2024-01-01` are strings, quoted text
/// always is. What has no JSON value, or reads differently in YAML 1.1 and 1.2, is refused.
package enum YAMLDocument {
    /// How many values a text may stand for once its aliases are written out.
    static let valueLimit = 100_000
    static let depthLimit = 256

    /// Reads one YAML document; positions count columns in bytes, as for JSON.
    package static func load(_ bytes: [UInt8], name: String) throws(YAMLError) -> JSONDocument {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw YAMLError(
                name: name, position: SourcePosition(line: 1, column: 1),
                explanation: "the bytes are not valid UTF-8", expected: "UTF-8 text")
        }
        let columns = YAMLColumns(bytes)
        let root = try compose(text, name: name, columns)
        guard let root else {
            throw YAMLError(
                name: name, position: SourcePosition(line: 1, column: 1),
                explanation: "there is no YAML document in the text", expected: "one document")
        }
        var conversion = YAMLConversion(name: name, columns: columns)
        let value = try conversion.convert(root, at: JSONPointer(), depth: 0)
        return JSONDocument(
            name: name, root: value, positions: conversion.positions,
            namePositions: conversion.namePositions, duplicates: conversion.duplicates)
    }

    private static func compose(
        _ text: String, name: String, _ columns: YAMLColumns
    ) throws(YAMLError) -> Node? {
        do {
            return try Parser(yaml: text, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw YAMLError(error, name: name, columns)
        } catch {
            throw YAMLError(
                name: name, position: SourcePosition(line: 1, column: 1),
                explanation: "the text cannot be read as YAML: \(error)")
        }
    }
}

extension YAMLError {
    init(_ error: YamlError, name: String, _ columns: YAMLColumns) {
        var position = SourcePosition(line: 1, column: 1)
        let explanation: String
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            position = columns.position(of: mark)
            explanation = context.map { "\($0.text): \(problem)" } ?? problem
        case .duplicatedKeysInMapping(let names, let context):
            position = columns.position(of: context.mark)
            let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
            self.init(
                name: name, position: position, explanation: "\(list) occurs twice in one mapping",
                expected: "each name once", nextAction: "remove one of the two")
            return
        case .reader(let problem, let offset, _, let text):
            let before = text.prefix(offset ?? 0)
            let line = before.count { $0.isNewline } + 1
            let lastLine = before.split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            position = SourcePosition(line: line, column: (lastLine.last?.utf8.count ?? 0) + 1)
            explanation = problem
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            explanation = "the text cannot be read as YAML: \(error)"
        }
        self.init(name: name, position: position, explanation: explanation, expected: "YAML")
    }
}
