import Findings
import JSONModel
import JSONSchema
import OpenAPI

/// One API document by its path, with the files its references lead to.
package enum SingleAPI {
    /// Reads and compiles the document, whoever wrote it; keywords of its author's own are left alone.
    ///
    /// The files it refers to are looked for beside it; nothing is ever fetched.
    package static func load(_ path: String) throws(ContractLoadError) -> OpenAPIDocument {
        var files = ContractFiles(path: path)
        guard let document = files.document(at: path) else {
            throw ContractLoadError(.unreadableInput, files.findings)
        }
        var others: [JSONDocument] = []
        var waiting = document.referredFiles.sorted()
        var seen: Set<String> = [document.name]
        while let file = waiting.popLast() {
            guard seen.insert(file).inserted else { continue }
            guard let other = files.document(at: file) else {
                throw ContractLoadError(.unreadableInput, files.findings)
            }
            others.append(other)
            waiting += other.referredFiles.sorted()
        }
        let (api, problems) = OpenAPIDocument.examine(
            document, alongside: others, unknownKeywords: .ignored)
        guard let api, !problems.hasErrors else {
            throw ContractLoadError(.brokenContract, problems)
        }
        return api
    }
}
