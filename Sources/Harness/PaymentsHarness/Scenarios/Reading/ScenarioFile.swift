import Contracts
import Foundation
import JSONModel

/// Reads scenario files from disk.
package enum ScenarioFile {
    /// The scenario in a file; the path is used in messages as it was given.
    ///
    /// - Throws: why the file cannot be read, why it is no YAML, or all that is wrong with it.
    package static func load(path: String) throws(ScenarioError) -> Scenario {
        try Scenario.read(try document(path: path))
    }

    private static func document(path: String) throws(ScenarioError) -> JSONDocument {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw ScenarioError([
                ScenarioFault(
                    file: path, found: ScenarioFiles.absence(of: path),
                    expected: "a scenario file (*.yaml)")
            ])
        }
        do throws(YAMLError) {
            return try YAMLDocument.load(Array(bytes), name: path)
        } catch {
            throw ScenarioError([
                ScenarioFault(
                    file: path, position: error.position, found: error.explanation,
                    expected: error.expected)
            ])
        }
    }
}

/// Finds scenario files.
package enum ScenarioFiles {
    static let fileExtension = ".yaml"
    /// Rehearsals lie next to the scenarios and are written in a language of their own.
    static let leftOut = "rehearsals"

    /// The scenario files among the paths, and in the folders among them at any depth; sorted, each
    /// once.
    ///
    /// - Throws: which of the paths do not exist.
    package static func find(paths: [String]) throws(ScenarioError) -> [String] {
        var found: Set<String> = []
        var faults: [ScenarioFault] = []
        for path in paths {
            switch kind(of: path) {
            case .file: found.insert(path)
            case .folder: found.formUnion(files(in: path))
            case .nothing:
                faults.append(
                    ScenarioFault(
                        file: path, found: absence(of: path),
                        expected: "a scenario file (*.yaml) or a folder of them"))
            }
        }
        guard faults.isEmpty else { throw ScenarioError(faults) }
        return found.sorted()
    }

    private enum Kind { case file, folder, nothing }

    private static func kind(of path: String) -> Kind {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return .nothing
        }
        return isFolder.boolValue ? .folder : .file
    }

    private static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let stem = folder.hasSuffix("/") ? folder : folder + "/"
        return names.sorted().flatMap { name -> [String] in
            guard !name.hasPrefix(".") else { return [] }
            let path = stem + name
            switch kind(of: path) {
            case .folder: return name == leftOut ? [] : files(in: path)
            case .file: return name.hasSuffix(fileExtension) ? [path] : []
            case .nothing: return []
            }
        }
    }

    static func absence(of path: String) -> String {
        switch kind(of: path) {
        case .file: "the file cannot be read"
        case .folder: "this is a folder"
        case .nothing: "there is no such file"
        }
    }
}
