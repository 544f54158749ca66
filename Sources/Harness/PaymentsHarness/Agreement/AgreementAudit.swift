import Contracts
import Findings
import Foundation
import JSONModel

/// Holds the words of the contracts, the code and the documents against each other.
///
/// States, error codes, currencies and providers are written down in several artifacts, and no
/// compiler sees them all. Each finding names both places that differ.
package enum AgreementAudit {
    /// Every mismatch, in reading order.
    package static func findings(
        contracts: ContractFolder, documents: [ProjectDocument] = []
    ) -> [Finding] {
        let audit = ContractAgreement(contracts: contracts)
        var findings = Vocabulary.all.flatMap(audit.findings)
        findings += audit.eventFindings()
        findings += NameAgreement(contracts: contracts).findings()
        for document in documents { findings += DocumentAgreement(document).findings() }
        return findings.sortedForReading()
    }

    /// The markdown documents of a folder, by name; a folder that is not there has none.
    package static func documents(in folder: String) -> [ProjectDocument] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasSuffix(".md") }.sorted()
        return names.compactMap { name in
            FileManager.default.contents(atPath: folder + "/" + name).map {
                ProjectDocument(
                    name: folder + "/" + name, text: String(decoding: $0, as: UTF8.self))
            }
        }
    }
}
