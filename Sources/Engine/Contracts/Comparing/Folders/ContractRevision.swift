import Findings
import Foundation
import JSONModel
import JSONSchema
import OpenAPI

/// One file of a revision of the contracts, as a folder or a version control system gives it.
package struct ContractFile: Sendable, Hashable {
    /// The path inside the folder of contracts: `events/payment_captured.v1.json`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Whether a path is one of a contract: JSON or YAML in `events/`, `commands/` or `apis/`.
    package static func isContract(_ path: String) -> Bool {
        let folder = path.split(separator: "/").first.map(String.init) ?? ""
        return ContractRevision.folders.contains(folder)
            && [".json", ".yaml", ".yml"].contains { path.hasSuffix($0) }
    }
}

/// One revision of a folder of contracts: what it promises, and what it accepts.
package struct ContractRevision: Sendable {
    static let folders = ["apis", "commands", "events"]

    /// The events and APIs.
    package let folder: ContractFolder
    /// The messages we accept, by file name.
    package let commands: [EventContract]
    /// The schemas of the commands and of everything they may refer to.
    let commandSchemas: SchemaRegistry

    /// Reads the contracts of a folder.
    package static func load(_ path: String) throws(ContractLoadError) -> ContractRevision {
        var files: [ContractFile] = []
        var findings: [Finding] = []
        let names = (FileManager.default.enumerator(atPath: path)?.allObjects ?? [])
            .compactMap { $0 as? String }.filter(ContractFile.isContract).sorted()
        for name in names {
            if let data = FileManager.default.contents(atPath: path + "/" + name) {
                files.append(ContractFile(path: name, bytes: [UInt8](data)))
            } else {
                findings.append(unreadable(path + "/" + name))
            }
        }
        guard findings.isEmpty else { throw ContractLoadError(.unreadableInput, findings) }
        return try compile(label: path, files: files)
    }

    /// Compiles the contracts of a revision that was read already.
    ///
    /// The label comes before each path in messages, such as `main:contracts`; the two revisions of
    /// a comparison need different ones.
    package static func compile(
        label: String, files: [ContractFile]
    ) throws(ContractLoadError) -> ContractRevision {
        var findings: [Finding] = []
        var documents: [String: [JSONDocument]] = [:]
        for file in files.sorted(by: { $0.path < $1.path }) where ContractFile.isContract(file.path)
        {
            let kind = file.path.split(separator: "/").first.map(String.init) ?? ""
            switch RevisionDocument.read(file.bytes, name: label + "/" + file.path) {
            case .success(let document): documents[kind, default: []].append(document)
            case .failure(let error): findings.append(error.finding)
            }
        }
        if documents.isEmpty, findings.isEmpty {
            findings.append(
                Finding(
                    rule: ContractRule.missingFile.rawValue,
                    message: "there is no contract in \(label)",
                    location: FindingLocation(file: label),
                    expected: "files in \(folders.joined(separator: "/, "))/",
                    nextAction: "check the path"))
        }
        guard findings.isEmpty else { throw ContractLoadError(.unreadableInput, findings) }
        let events = documents["events"] ?? []
        let folder = try ContractFolder.compile(
            path: label, events: events, apis: documents["apis"] ?? [])
        return try ContractRevision(
            folder: folder, events: events, commandDocuments: documents["commands"] ?? [])
    }

    private init(
        folder: ContractFolder, events: [JSONDocument], commandDocuments: [JSONDocument]
    ) throws(ContractLoadError) {
        var registry = SchemaRegistry()
        var contracts: [EventContract] = []
        do throws(SchemaError) {
            for document in events + commandDocuments { try registry.add(document) }
            for document in commandDocuments {
                contracts.append(EventContract(document, try registry.compile(document.name)))
            }
        } catch {
            throw ContractLoadError(.brokenContract, error.findings)
        }
        self.folder = folder
        commands = contracts.filter { !$0.isOnlyDefinitions }
        commandSchemas = registry
    }

    private static func unreadable(_ file: String) -> Finding {
        Finding(
            rule: ContractRule.unreadableFile.rawValue, message: "the file cannot be read",
            location: FindingLocation(file: file), expected: "a readable file",
            nextAction: "check the path")
    }
}

/// Reads a file of either kind into a document.
enum RevisionDocument {
    struct Unreadable: Error {
        let finding: Finding
    }

    static func read(_ bytes: [UInt8], name: String) -> Result<JSONDocument, Unreadable> {
        do {
            let document =
                name.hasSuffix(".json")
                ? try JSONDocument.parse(bytes, name: name)
                : try YAMLDocument.load(bytes, name: name)
            return .success(document)
        } catch let error as JSONParseError {
            return .failure(
                Unreadable(
                    finding: Finding(
                        rule: ContractRule.notJSON.rawValue, message: error.explanation,
                        location: FindingLocation(file: name, position: error.position),
                        expected: "JSON (RFC 8259)", nextAction: "correct the file")))
        } catch let error as YAMLError {
            let finding = error.finding(rule: ContractRule.notYAML.rawValue)
            return .failure(Unreadable(finding: finding))
        } catch {
            return .failure(
                Unreadable(
                    finding: Finding(
                        rule: ContractRule.unreadableFile.rawValue,
                        message: "the file cannot be read: \(error)",
                        location: FindingLocation(file: name))))
        }
    }
}
