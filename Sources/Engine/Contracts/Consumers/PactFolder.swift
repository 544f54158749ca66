import Findings
import Foundation

/// The Pact files of a contracts folder: `consumers/*.json`.
package enum PactFolder {
    /// Reads every consumer's file of a contracts folder, by name; a folder without any has none.
    ///
    /// - Throws: `PactError` with the problems of all files.
    package static func load(contracts path: String) throws(PactError) -> [Pact] {
        let folder = path + "/consumers"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasSuffix(".json") }.sorted()
        var pacts: [Pact] = []
        var findings: [Finding] = []
        for name in names {
            let file = folder + "/" + name
            guard let data = FileManager.default.contents(atPath: file) else {
                findings.append(
                    Finding(
                        rule: PactFileRule.unreadable.rawValue,
                        message: "the file cannot be read", location: FindingLocation(file: file),
                        expected: "a readable file", nextAction: "check the path"))
                continue
            }
            do throws(PactError) {
                pacts.append(try PactReader.read([UInt8](data), name: file))
            } catch {
                findings += error.findings
            }
        }
        guard findings.isEmpty else { throw PactError(findings) }
        return pacts
    }
}
