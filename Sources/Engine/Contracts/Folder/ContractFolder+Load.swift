import Findings
import JSONModel
import JSONSchema
import OpenAPI

extension ContractFolder {
    /// Reads `events/` (JSON) and `apis/` (YAML or JSON) of a folder and compiles everything.
    ///
    /// Other folders beside them, such as `consumers/` and `providers/`, hold what others promise
    /// or expect, and are read by whoever asks for them.
    package static func load(_ path: String) throws(ContractLoadError) -> ContractFolder {
        var files = ContractFiles(path: path)
        let events = files.documents(in: "events", endings: [".json"])
        let apis = files.documents(in: "apis", endings: [".yaml", ".yml", ".json"])
        guard files.findings.isEmpty else {
            throw ContractLoadError(.unreadableInput, files.findings)
        }
        return try compile(path: path, events: events, apis: apis)
    }

    /// Compiles documents that were read already.
    package static func compile(
        path: String, events: [JSONDocument], apis: [JSONDocument]
    ) throws(ContractLoadError) -> ContractFolder {
        var findings: [Finding] = []
        var registry = SchemaRegistry()
        for document in events {
            do throws(SchemaError) {
                try registry.add(document)
            } catch {
                findings += error.findings
            }
        }
        var contracts: [EventContract] = []
        for document in events {
            do throws(SchemaError) {
                contracts.append(EventContract(document, try registry.compile(document.name)))
            } catch {
                findings += error.findings
            }
        }
        var specifications: [OpenAPIDocument] = []
        // A file that others refer to may hold nothing but parts of them.
        let referred = apis.reduce(into: Set<String>()) { $0.formUnion($1.referredFiles) }
        let whole = apis.filter { $0.root["openapi"] != nil || !referred.contains($0.name) }
        for document in whole where !findings.hasErrors {
            let parts = apis.filter { $0.name != document.name && referred.contains($0.name) }
            do throws(OpenAPIError) {
                specifications.append(
                    try OpenAPIDocument.load(document, alongside: events + parts))
            } catch {
                findings += error.findings
            }
        }
        guard findings.isEmpty else { throw ContractLoadError(.brokenContract, findings) }
        return ContractFolder(
            path: path, events: contracts.filter { !$0.isOnlyDefinitions },
            definitions: contracts.filter(\.isOnlyDefinitions).map(\.document),
            apis: specifications, schemas: registry)
    }
}

extension EventContract {
    init(_ document: JSONDocument, _ schema: CompiledSchema) {
        let file = document.name.split(separator: "/").last.map(String.init) ?? document.name
        name = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
        type = document.root["properties"]?["type"]?["const"]?.string
        self.document = document
        self.schema = schema
    }

    /// Whether the document judges nothing itself and only holds parts for others.
    var isOnlyDefinitions: Bool {
        let words = ["title", "description", "examples"]
        return document.root["$defs"] != nil
            && (document.root.object?.names ?? []).allSatisfy {
                $0.hasPrefix("$") || $0.hasPrefix("x-") || words.contains($0)
            }
    }
}
