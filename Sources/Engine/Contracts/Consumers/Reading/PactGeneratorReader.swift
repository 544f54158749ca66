import Findings
import JSONModel

/// Reads generators.
///
/// The examples of a file are values already, so generators are only recognised; the one kind that
/// matters is `ProviderState`, which takes a value from the provider's state.
enum PactGeneratorReader {
    static let types = [
        "RandomInt", "RandomDecimal", "RandomHexadecimal", "RandomString", "Regex", "Uuid", "Date",
        "Time", "DateTime", "RandomBoolean", "ProviderState", "MockServerURL",
    ]
    private static let single: Set<String> = ["path", "status", "method"]

    static func read(_ owner: PactNode) throws(PactProblem) -> [PactGenerator] {
        var found: [PactGenerator] = []
        for (category, node) in try owner.optional("generators")?.object() ?? [] {
            if single.contains(category) {
                if let generator = try read(node, category, key: "") { found.append(generator) }
                continue
            }
            for (key, inner) in try node.object() {
                if let generator = try read(inner, category, key: key) { found.append(generator) }
            }
        }
        return found
    }

    private static func read(
        _ node: PactNode, _ category: String, key: String
    ) throws(PactProblem) -> PactGenerator? {
        let type = try node.required("type")
        let name = try type.string()
        guard types.contains(name) else {
            throw type.problem(
                "there is no generator \"\(name)\"",
                expected: "one of \(types.joined(separator: ", "))", found: name,
                next: NearestName.question(for: name, among: types))
        }
        guard name == "ProviderState" else { return nil }
        return PactGenerator(
            category: category, key: key, expression: try node.required("expression").string())
    }
}
