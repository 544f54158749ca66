import Findings
import JSONModel

/// Reads Pact files of specification versions 3 and 4.
///
/// Members nobody knows are left alone, as the specification asks; what is known and wrong, or known
/// and not supported, is an error, because an expectation that is skipped would count as kept.
package struct PactReader {
    private let document: JSONDocument
    private var findings: [Finding] = []

    private init(_ document: JSONDocument) { self.document = document }

    /// Reads a file's bytes; `name` is what messages call it.
    package static func read(_ bytes: [UInt8], name: String) throws(PactError) -> Pact {
        let document: JSONDocument
        do throws(JSONParseError) {
            document = try JSONDocument.parse(bytes, name: name)
        } catch {
            throw PactError([
                Finding(
                    rule: PactFileRule.unreadable.rawValue, message: error.explanation,
                    location: FindingLocation(file: name, position: error.position),
                    expected: "JSON (RFC 8259)", nextAction: "correct the file")
            ])
        }
        return try read(document)
    }

    /// Reads a document that was parsed already.
    package static func read(_ document: JSONDocument) throws(PactError) -> Pact {
        var reader = PactReader(document)
        let pact: Pact?
        do throws(PactProblem) { pact = try reader.readPact() } catch {
            throw PactError(reader.findings + [error.finding])
        }
        guard let pact, reader.findings.isEmpty else { throw PactError(reader.findings) }
        return pact
    }

    private mutating func readPact() throws(PactProblem) -> Pact {
        let root = PactNode(document: document, value: document.root, pointer: JSONPointer())
        _ = try root.object()
        for pointer in document.duplicates {
            let name = pointer.tokens.last ?? ""
            findings.append(
                Finding(
                    rule: PactFileRule.malformed.rawValue,
                    message: "the name \"\(name)\" occurs twice in one object",
                    location: FindingLocation(document, nameAt: pointer),
                    expected: "each name once"))
        }
        let consumer = try root.required("consumer").required("name").string()
        let provider = try root.required("provider").required("name").string()
        let version = try readVersion(root)
        var interactions: [PactInteraction] = []
        let nodes =
            try (root.optional("interactions")?.array() ?? [])
            + (version == .three ? try (root.optional("messages")?.array() ?? []) : [])
        for node in nodes {
            do throws(PactProblem) {
                interactions.append(try PactInteractionReader(version: version).read(node))
            } catch {
                findings.append(error.finding)
            }
        }
        guard !nodes.isEmpty else {
            throw root.problem(
                "the file has no interaction",
                expected: version == .three
                    ? "\"interactions\" or \"messages\" with at least one"
                    : "\"interactions\" with at least one")
        }
        return Pact(
            document: document, consumer: consumer, provider: provider, version: version,
            interactions: interactions)
    }

    private func readVersion(_ root: PactNode) throws(PactProblem) -> PactVersion {
        let metadata = try root.required("metadata")
        let node =
            metadata["pactSpecification"]?["version"] ?? metadata["pact-specification"]?["version"]
            ?? metadata["pactSpecificationVersion"]
        guard let node else {
            throw metadata.problem(
                "the file does not say which version of the specification it keeps to",
                expected: "\"pactSpecification\": { \"version\": \"4.0\" }")
        }
        let text = try node.string()
        switch text.split(separator: ".").first {
        case "3": return .three
        case "4": return .four
        default:
            throw node.problem(
                "version \(text) of the Pact specification is not supported", rule: .unsupported,
                expected: "version 3 or 4", found: text,
                next: "write the file again with a newer Pact library")
        }
    }
}
