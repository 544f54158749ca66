import Findings
import Foundation

extension WaiverList {
    /// Reads a waiver file, JSON or YAML.
    ///
    /// - Throws: `ContractLoadError` when the file cannot be read; what is wrong inside it becomes
    ///   ``problems`` instead.
    package static func load(_ path: String) throws(ContractLoadError) -> WaiverList {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ContractLoadError(
                .unreadableInput,
                [
                    Finding(
                        rule: ContractRule.unreadableFile.rawValue,
                        message: "the waivers cannot be read",
                        location: FindingLocation(file: path),
                        expected: "a readable file", nextAction: "check the path")
                ])
        }
        switch RevisionDocument.read([UInt8](data), name: path) {
        case .success(let document): return WaiverList(document)
        case .failure(let error): throw ContractLoadError(.unreadableInput, [error.finding])
        }
    }
}
