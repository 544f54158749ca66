import Findings
import Foundation
import JSONModel

/// The files a lint was asked to look at.
struct LintFiles {
    static let endings = [".json", ".yaml", ".yml"]

    private(set) var documents: [JSONDocument] = []
    private(set) var findings: [Finding] = []
    private(set) var unreadable = 0
    private(set) var skipped = 0

    /// Reads files as they are named, and folders for all JSON and YAML files in them.
    init(_ paths: [String]) throws(ContractLoadError) {
        var missing: [Finding] = []
        var files: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
                missing.append(
                    Finding(
                        rule: ContractRule.missingFile.rawValue,
                        message: "there is no file or folder \(path)",
                        location: FindingLocation(file: path), expected: "a file or folder",
                        nextAction: "check the path"))
            } else {
                files += isFolder.boolValue ? Self.files(in: path) : [path]
            }
        }
        guard missing.isEmpty else { throw ContractLoadError(.unreadableInput, missing) }
        var seen: Set<String> = []
        for file in files where seen.insert(file).inserted { read(file) }
    }

    private static func files(in folder: String) -> [String] {
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        return (FileManager.default.enumerator(atPath: folder)?.allObjects ?? [])
            .compactMap { $0 as? String }
            .filter { name in
                endings.contains { name.hasSuffix($0) }
                    && !name.split(separator: "/").contains { $0.hasPrefix(".") }
            }
            .sorted().map { base + $0 }
    }

    private mutating func read(_ file: String) {
        guard Self.endings.contains(where: { file.hasSuffix($0) }) else {
            skipped += 1
            findings.append(
                LintRule.skippedFile.finding(
                    "the file is not looked at", at: FindingLocation(file: file),
                    expected: "a file ending in \(Self.endings.joined(separator: ", "))"))
            return
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            report(.unreadableFile, "the file cannot be read", FindingLocation(file: file))
            return
        }
        let bytes = [UInt8](data)
        do {
            documents.append(
                file.hasSuffix(".json")
                    ? try JSONDocument.parse(bytes, name: file)
                    : try YAMLDocument.load(bytes, name: file))
        } catch let error as JSONParseError {
            report(
                .notJSON, error.explanation, FindingLocation(file: file, position: error.position))
        } catch let error as YAMLError {
            unreadable += 1
            findings.append(error.finding(rule: ContractRule.notYAML.rawValue))
        } catch {
            report(
                .unreadableFile, "the file cannot be read: \(error)", FindingLocation(file: file))
        }
    }

    private mutating func report(
        _ rule: ContractRule, _ message: String, _ location: FindingLocation
    ) {
        unreadable += 1
        findings.append(
            Finding(
                rule: rule.rawValue, message: message, location: location,
                expected: rule == .notJSON ? "JSON (RFC 8259)" : "a readable file",
                nextAction: "correct the file"))
    }
}
