import Findings
import JSONModel

/// Reads one interaction or message.
struct PactInteractionReader {
    static let types = ["Synchronous/HTTP", "Asynchronous/Messages"]

    let version: PactVersion

    func read(_ node: PactNode) throws(PactProblem) -> PactInteraction {
        _ = try node.object()
        let description = try node.required("description").string()
        return PactInteraction(
            description: description, states: try states(node),
            isPending: node["pending"]?.value.bool ?? false, content: try content(node),
            pointer: node.pointer)
    }

    private func content(_ node: PactNode) throws(PactProblem) -> PactInteraction.Content {
        guard version == .four else {
            return node["request"] == nil && node["response"] == nil
                ? .message(try message(node))
                : .exchange(try request(node), try response(node))
        }
        let type = try node.required("type")
        switch try type.string() {
        case "Synchronous/HTTP": return .exchange(try request(node), try response(node))
        case "Asynchronous/Messages": return .message(try message(node))
        case "Synchronous/Messages":
            throw type.problem(
                "interactions of type Synchronous/Messages are not supported", rule: .unsupported,
                expected: "one of \(Self.types.joined(separator: ", "))",
                next: "the provider has no such interface; take the interaction out")
        case let other:
            throw type.problem(
                "there is no interaction type \"\(other)\"",
                expected: "one of \(Self.types.joined(separator: ", "))", found: other,
                next: NearestName.question(for: other, among: Self.types))
        }
    }

    private func states(_ node: PactNode) throws(PactProblem) -> [ProviderState] {
        if let name = node.optional("providerState") {
            return [
                ProviderState(
                    name: try name.string(), params: JSONObject(), pointer: name.pointer)
            ]
        }
        var states: [ProviderState] = []
        for state in try node.optional("providerStates")?.array() ?? [] {
            let params = state.optional("params")
            _ = try params?.object()
            states.append(
                ProviderState(
                    name: try state.required("name").string(),
                    params: params?.value.object ?? JSONObject(), pointer: state.pointer))
        }
        return states
    }

    private func request(_ node: PactNode) throws(PactProblem) -> PactRequest {
        let request = try node.required("request")
        _ = try request.object()
        let headers = try fields(request.optional("headers"))
        return PactRequest(
            method: try request.required("method").string().uppercased(),
            path: try request.required("path").string(), query: try query(request),
            headers: headers,
            body: try PactBodyReader(version: version, headers: headers).read(
                request["body"], request),
            rules: try PactRulesReader(bodyCategories: ["body"]).read(request),
            generators: try PactGeneratorReader.read(request), pointer: request.pointer)
    }

    private func response(_ node: PactNode) throws(PactProblem) -> PactResponse {
        let response = try node.required("response")
        _ = try response.object()
        let headers = try fields(response.optional("headers"))
        let status = response.optional("status")
        let code = try status?.integer()
        if let status, let code, !(100...599).contains(code) {
            throw status.problem("no HTTP status", expected: "100 to 599", found: "\(code)")
        }
        _ = try PactGeneratorReader.read(response)
        return PactResponse(
            status: code, headers: headers,
            body: try PactBodyReader(version: version, headers: headers)
                .read(response["body"], response),
            rules: try PactRulesReader(bodyCategories: ["body"]).read(response),
            pointer: response.pointer)
    }

    private func message(_ node: PactNode) throws(PactProblem) -> PactMessage {
        let metadata = node.optional("metadata") ?? node.optional("metaData")
        _ = try metadata?.object()
        let type = metadata?["contentType"] ?? metadata?["content-type"]
        let headers = (type?.value.string).map {
            [PactField(name: "Content-Type", values: [$0], pointer: node.pointer)]
        }
        _ = try PactGeneratorReader.read(node)
        return PactMessage(
            contents: try PactBodyReader(version: version, headers: headers ?? [])
                .read(node["contents"], node),
            metadata: metadata?.value.object ?? JSONObject(),
            rules: try PactRulesReader(bodyCategories: ["body", "content"]).read(node),
            pointer: node.pointer)
    }

    private func query(_ request: PactNode) throws(PactProblem) -> [PactField] {
        guard let query = request.optional("query") else { return [] }
        guard let text = query.value.string else { return try fields(query) }
        throw query.problem(
            "a query in one text is of version 2 of the specification", rule: .unsupported,
            expected: "an object of lists: { \"name\": [\"value\"] }", found: text)
    }

    private func fields(_ node: PactNode?) throws(PactProblem) -> [PactField] {
        var fields: [PactField] = []
        for (name, member) in try node?.object() ?? [] {
            var values: [String] = []
            if member.value.array != nil {
                for element in member.elements { values.append(try element.string()) }
            } else {
                values = [try member.string()]
            }
            fields.append(PactField(name: name, values: values, pointer: member.pointer))
        }
        return fields
    }
}
