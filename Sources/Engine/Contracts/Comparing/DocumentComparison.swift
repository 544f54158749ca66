import Findings
import Foundation
import JSONModel
import JSONSchema
import OpenAPI

/// Compares any two documents or folders: schemas, OpenAPI documents, contracts.
package struct DocumentComparison: Sendable {
    /// Who sends what a bare schema describes.
    package enum Role: String, Sendable, Hashable, CaseIterable {
        /// We send it, others read it.
        case promised
        /// Others send it, we read it.
        case accepted
        /// Not known: what breaks either side counts.
        case both
    }

    package let strictness: Strictness
    package let role: Role

    package init(strictness: Strictness = .wire, role: Role = .both) {
        self.strictness = strictness
        self.role = role
    }

    /// Compares two files, two folders of contracts, or two folders of documents.
    ///
    /// - Throws: `ContractLoadError` when something cannot be read or is no contract.
    package func compare(
        oldPath: String, newPath: String
    ) throws(ContractLoadError) -> ComparisonReport {
        switch (Self.isFolder(oldPath), Self.isFolder(newPath)) {
        case (true, true): return try compare(oldFolder: oldPath, newFolder: newPath)
        case (false, false):
            return try compare(Self.document(at: oldPath), Self.document(at: newPath))
        case (true, false), (false, true):
            throw ContractLoadError(
                .unreadableInput,
                [
                    Finding(
                        rule: ContractRule.unreadableFile.rawValue,
                        message: "a folder can only be compared with a folder",
                        location: FindingLocation(file: oldPath),
                        expected: "two files or two folders", found: "\(oldPath) and \(newPath)")
                ])
        }
    }

    /// Compares two documents of the same kind.
    ///
    /// Schemas may refer to those of the documents beside them.
    package func compare(
        _ old: JSONDocument, _ new: JSONDocument, besideOld: [JSONDocument] = [],
        besideNew: [JSONDocument] = []
    ) throws(ContractLoadError) -> ComparisonReport {
        switch (Self.isAPI(old), Self.isAPI(new)) {
        case (true, true):
            do throws(OpenAPIError) {
                let before = try OpenAPIDocument.load(old, alongside: besideOld)
                let after = try OpenAPIDocument.load(new, alongside: besideNew)
                return APIComparison(old: before, new: after, strictness: strictness).report()
            } catch {
                throw ContractLoadError(.brokenContract, error.findings)
            }
        case (false, false):
            let before = try Self.schema(old, besideOld)
            let after = try Self.schema(new, besideNew)
            return compare(before, after)
        case (true, false), (false, true):
            throw ContractLoadError(
                .brokenContract,
                [
                    Finding(
                        rule: ContractRule.unreadableFile.rawValue,
                        message: "an OpenAPI document cannot be compared with a schema",
                        location: FindingLocation(file: new.name),
                        expected: "two documents of one kind",
                        found: "\(old.name) and \(new.name)")
                ])
        }
    }

    private struct LoadedSchema {
        let name: String
        let cursor: SchemaCursor
        let compiled: CompiledSchema
        let formatsCount: Bool
    }

    private func compare(_ old: LoadedSchema, _ new: LoadedSchema) -> ComparisonReport {
        let pair = SchemaComparison.Pair(
            name: new.name, old: old.cursor, new: new.cursor, compiledOld: old.compiled,
            compiledNew: new.compiled)
        let comparison = SchemaComparison([pair], formatsCount: old.formatsCount)
        var report = ComparisonReport()
        if role != .accepted { report.add(comparison.report(for: .readers, strictness)) }
        if role != .promised { report.add(comparison.report(for: .writers, strictness)) }
        if role == .both {
            // Each change was told twice; what breaks somebody is the one that counts.
            var worst: [String: ReportedChange] = [:]
            var order: [String] = []
            for change in report.changes {
                let key = "\(change.finding.rule) \(change.finding.location)"
                if worst[key] == nil { order.append(key) }
                if worst[key].map({ $0.finding.severity == .note }) ?? true { worst[key] = change }
            }
            report.changes = order.compactMap { worst[$0] }
        }
        report.compared.schemas = 1
        report.compared.documents = 1
        return report
    }

    private func compare(
        oldFolder: String, newFolder: String
    ) throws(ContractLoadError) -> ComparisonReport {
        let isContracts = ContractRevision.folders.contains {
            Self.isFolder(oldFolder + "/" + $0) || Self.isFolder(newFolder + "/" + $0)
        }
        if isContracts {
            let before = try ContractRevision.load(oldFolder)
            let after = try ContractRevision.load(newFolder)
            return ContractFolderComparison(old: before, new: after, strictness: strictness)
                .report()
        }
        let before = try Self.documents(in: oldFolder)
        let after = try Self.documents(in: newFolder)
        var report = ComparisonReport()
        let old = before.map(\.document)
        let new = after.map(\.document)
        for (path, document) in after {
            guard let partner = before.first(where: { $0.path == path })?.document else {
                report.changes.append(change(.documentAdded, "\(path) is new", document, .note))
                continue
            }
            guard Self.isAPI(document) == Self.isAPI(partner) else { continue }
            report.add(
                try compare(
                    partner, document, besideOld: old.filter { $0.name != partner.name },
                    besideNew: new.filter { $0.name != document.name }))
        }
        for (path, document) in before where !after.contains(where: { $0.path == path }) {
            report.changes.append(change(.documentRemoved, "\(path) is gone", document, .warning))
        }
        return report
    }

    private func change(
        _ rule: FolderChangeRule, _ message: String, _ document: JSONDocument,
        _ severity: Finding.Severity
    ) -> ReportedChange {
        ReportedChange(
            finding: Finding(
                rule: severity == .warning ? rule.rule.doubtID : rule.rawValue,
                severity: severity, message: message,
                location: FindingLocation(file: document.name)))
    }
}

extension DocumentComparison {
    /// Whether a document is an OpenAPI one.
    static func isAPI(_ document: JSONDocument) -> Bool { document.root["openapi"] != nil }

    private static func schema(
        _ document: JSONDocument, _ others: [JSONDocument]
    ) throws(ContractLoadError) -> LoadedSchema {
        var registry = SchemaRegistry()
        do throws(SchemaError) {
            try registry.add(document)
            for other in others where !isAPI(other) { try registry.add(other) }
            let compiled = try registry.compile(document.name)
            let file = document.name.split(separator: "/").last.map(String.init) ?? document.name
            if let cursor = registry.cursor(document.name) {
                return LoadedSchema(
                    name: file.hasSuffix(".json") ? String(file.dropLast(5)) : file,
                    cursor: cursor, compiled: compiled,
                    formatsCount: registry.options.formats != .annotated)
            }
        } catch {
            throw ContractLoadError(.brokenContract, error.findings)
        }
        throw ContractLoadError(
            .brokenContract,
            [
                Finding(
                    rule: ContractRule.unreadableFile.rawValue, message: "there is no schema here",
                    location: FindingLocation(file: document.name))
            ])
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    private static func documents(
        in folder: String
    ) throws(ContractLoadError) -> [(path: String, document: JSONDocument)] {
        let names = (FileManager.default.enumerator(atPath: folder)?.allObjects ?? [])
            .compactMap { $0 as? String }
            .filter { name in [".json", ".yaml", ".yml"].contains { name.hasSuffix($0) } }
            .sorted()
        var found: [(String, JSONDocument)] = []
        for name in names { found.append((name, try document(at: folder + "/" + name))) }
        return found
    }

    private static func document(at path: String) throws(ContractLoadError) -> JSONDocument {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ContractLoadError(
                .unreadableInput,
                [
                    Finding(
                        rule: ContractRule.unreadableFile.rawValue,
                        message: "the file cannot be read", location: FindingLocation(file: path),
                        expected: "a readable file", nextAction: "check the path")
                ])
        }
        switch RevisionDocument.read([UInt8](data), name: path) {
        case .success(let document): return document
        case .failure(let error): throw ContractLoadError(.unreadableInput, [error.finding])
        }
    }
}
