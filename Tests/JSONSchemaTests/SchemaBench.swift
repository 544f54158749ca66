import Findings
import JSONModel
import JSONSchema

/// Short ways to compile schemas written in a test.
enum SchemaBench {
    static func document(_ text: String, name: String = "s.json") throws -> JSONDocument {
        try JSONDocument.parse(Array(text.utf8), name: name)
    }

    static func compile(
        _ text: String, options: SchemaOptions = SchemaOptions()
    ) throws -> CompiledSchema {
        var registry = SchemaRegistry(options: options)
        try registry.add(document(text))
        return try registry.compile("s.json")
    }

    static func value(_ text: String) throws -> JSONValue { try JSONValue.parse(Array(text.utf8)) }

    /// Rule and place of everything wrong with a schema, in reading order.
    static func problems(
        _ text: String, options: SchemaOptions = SchemaOptions()
    ) throws -> [String] {
        do {
            _ = try compile(text, options: options)
            return []
        } catch let error as SchemaError {
            return error.findings.map { "\($0.rule) \($0.location.text ?? "nowhere")" }
        }
    }
}
