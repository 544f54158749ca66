import Findings
import Foundation
import JSONModel

/// The files of a contracts folder: the only place here that touches the file system.
struct ContractFiles {
    let path: String
    private(set) var findings: [Finding] = []

    init(path: String) { self.path = path }

    /// Reads every file with one of the endings in a folder and the folders in it, by name.
    mutating func documents(in folder: String, endings: [String]) -> [JSONDocument] {
        let start = path + "/" + folder
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: start, isDirectory: &isFolder),
            isFolder.boolValue
        else {
            report(.missingFile, start, "there is no folder \(start)", expected: "a folder")
            return []
        }
        let names = (FileManager.default.enumerator(atPath: start)?.allObjects ?? [])
            .compactMap { $0 as? String }
            .filter { name in endings.contains { name.hasSuffix($0) } }
            .sorted()
        if names.isEmpty {
            report(
                .missingFile, start, "there is no contract in \(start)",
                expected: "at least one file ending in \(endings.joined(separator: " or "))")
        }
        return names.compactMap { document(at: start + "/" + $0) }
    }

    /// Reads one file by its ending, or says why it cannot.
    mutating func document(at file: String) -> JSONDocument? {
        guard let data = FileManager.default.contents(atPath: file) else {
            report(.unreadableFile, file, "the file cannot be read", expected: "a readable file")
            return nil
        }
        let bytes = [UInt8](data)
        do {
            return file.hasSuffix(".json")
                ? try JSONDocument.parse(bytes, name: file)
                : try YAMLDocument.load(bytes, name: file)
        } catch let error as JSONParseError {
            findings.append(
                Finding(
                    rule: ContractRule.notJSON.rawValue, message: error.explanation,
                    location: FindingLocation(file: file, position: error.position),
                    expected: "JSON (RFC 8259)", nextAction: "correct the file"))
        } catch let error as YAMLError {
            findings.append(error.finding(rule: ContractRule.notYAML.rawValue))
        } catch {
            report(.unreadableFile, file, "the file cannot be read: \(error)", expected: "a file")
        }
        return nil
    }

    private mutating func report(
        _ rule: ContractRule, _ file: String, _ message: String, expected: String
    ) {
        findings.append(
            Finding(
                rule: rule.rawValue, message: message, location: FindingLocation(file: file),
                expected: expected, nextAction: "check the path"))
    }
}
