import JSONModel

/// One conversation with the Bowtie harness: a command comes as a line of JSON, an answer goes back.
///
/// The protocol (IHOP, version 1) lets anybody hold an engine to the official test suite: `start`,
/// then `dialect` for schemas without a `$schema`, then any number of `run`, then `stop`.
/// Unknown keywords are annotations here and formats are not asserted, as the suite expects.
package struct BowtieSession {
    /// What to do after a line.
    package enum Answer: Sendable, Hashable {
        /// Write this line and read the next.
        case line(String)
        /// End with success; nothing is written.
        case stop
        /// Write this text to the standard error and end with failure: the caller broke the
        /// protocol, so there is nobody to answer.
        case broken(String)
    }

    private let implementation: JSONValue
    private let formats: SchemaOptions.Formats
    private var isStarted = false
    private var draft = SchemaDraft.draft2020
    private var registry: (members: JSONValue, schemas: SchemaRegistry)?

    /// A session that introduces itself by this version.
    ///
    /// - Parameters:
    ///   - version: The version of this engine.
    ///   - home: The project's address; issues are expected under `issues` below it.
    ///   - formats: `.annotated` for the required cases; `.assertedWhereKnown` for the suite's
    ///     optional cases on formats.
    package init(
        version: String, home: String, formats: SchemaOptions.Formats = .annotated
    ) {
        implementation = Self.introduction(version: version, home: home)
        self.formats = formats
    }

    /// Answers one line.
    package mutating func answer(_ line: String) -> Answer {
        let command: JSONValue
        do throws(JSONParseError) {
            command = try JSONValue.parse(Array(line.utf8))
        } catch {
            return .broken("not a line of JSON: \(error)")
        }
        let name = command["cmd"]?.string
        if name != "start", !isStarted { return .broken("\"start\" has to come first") }
        switch name {
        case "start": return start(command)
        case "dialect": return .line(choose(command["dialect"]?.string ?? "").text)
        case "run": return .line(run(command).text)
        case "stop": return .stop
        default: return .broken("unknown command \(command["cmd"]?.text ?? "without \"cmd\"")")
        }
    }

    private mutating func start(_ command: JSONValue) -> Answer {
        guard command["version"]?.integer == 1 else {
            return .broken("this engine speaks version 1 of the protocol")
        }
        isStarted = true
        return .line(
            (["version": 1, "implementation": implementation] as JSONValue).text)
    }

    private mutating func choose(_ dialect: String) -> JSONValue {
        guard let known = SchemaDraft(identifier: dialect) else { return ["ok": false] }
        draft = known
        registry = nil
        return ["ok": true]
    }

    private mutating func run(_ command: JSONValue) -> JSONValue {
        let sequence = command["seq"] ?? .null
        guard let test = command["case"], let schema = test["schema"],
            let tests = test["tests"]?.array
        else { return Self.error("a case has \"schema\" and \"tests\"", sequence) }
        do throws(SchemaError) {
            let compiled = try compile(schema, with: test["registry"] ?? [:])
            let results = tests.map { test -> JSONValue in
                ["valid": .bool(compiled.accepts(test["instance"] ?? .null))]
            }
            return ["seq": sequence, "results": .array(results)]
        } catch {
            return Self.error(error.description, sequence)
        }
    }

    private mutating func compile(
        _ schema: JSONValue, with members: JSONValue
    ) throws(SchemaError) -> CompiledSchema {
        var schemas = schemas(of: members)
        let name = "urn:paycheck:case"
        try schemas.add(Self.document(schema, name: name), as: name)
        return try schemas.compile(name)
    }

    /// The registry of a case, kept for the cases after it: mostly they all have the same.
    private mutating func schemas(of members: JSONValue) -> SchemaRegistry {
        if let registry, registry.members == members { return registry.schemas }
        var schemas = SchemaRegistry(
            options: SchemaOptions(draft: draft, unknownKeywords: .ignored, formats: formats))
        for member in members.object?.members ?? [] {
            // What cannot be added is missed only by the cases that refer to it, and they say so.
            try? schemas.add(Self.document(member.value, name: member.name), as: member.name)
        }
        registry = (members, schemas)
        return schemas
    }

    private static func document(_ value: JSONValue, name: String) -> JSONDocument {
        JSONDocument(name: name, root: value)
    }

    private static func error(_ message: String, _ sequence: JSONValue) -> JSONValue {
        ["seq": sequence, "errored": true, "context": ["message": .string(message)]]
    }

    private static func introduction(version: String, home: String) -> JSONValue {
        [
            "language": "swift", "name": "paycheck", "version": .string(version),
            "homepage": .string(home), "issues": .string(home + "/issues"),
            "source": .string(home),
            "dialects": .array(
                SchemaDraft.allCases.reversed().map { .string($0.identifier) }),
        ]
    }
}
