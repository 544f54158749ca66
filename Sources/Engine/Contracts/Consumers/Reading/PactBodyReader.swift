import HTTPModel
import JSONModel

/// Reads bodies: bare values in version 3, values with a content type and an encoding in version 4.
struct PactBodyReader {
    let version: PactVersion
    let headers: [PactField]

    func read(_ node: PactNode?, _ owner: PactNode) throws(PactProblem) -> PactBody {
        guard let node else {
            return PactBody(content: .unspecified, contentType: nil, pointer: owner.pointer)
        }
        guard version == .four, node.value.object?.contains("content") == true else {
            return try bare(node)
        }
        let content = try node.required("content")
        let type = try node.optional("contentType")?.string()
        let body: PactBody.Content
        switch node["encoded"]?.value {
        case nil, .null, .bool(false): body = read(content.value, type: type)
        case .bool(true)?: body = .bytes(try base64(content))
        case .string(let encoding)?:
            switch encoding.lowercased() {
            case "base64": body = .bytes(try base64(content))
            case "json": body = .json(try parsed(content))
            default:
                throw (node["encoded"] ?? node).problem(
                    "the encoding \"\(encoding)\" is not supported", rule: .unsupported,
                    expected: "false, \"base64\" or \"JSON\"", found: encoding)
            }
        default: throw (node["encoded"] ?? node).wrongKind("false or the name of an encoding")
        }
        return PactBody(content: body, contentType: type, pointer: content.pointer)
    }

    private func bare(_ node: PactNode) throws(PactProblem) -> PactBody {
        if version == .four, !node.value.isNull {
            throw node.problem(
                "a body of version 4 says what its content is",
                expected: "{ \"contentType\": ..., \"encoded\": false, \"content\": ... }",
                found: node.value.preview)
        }
        return PactBody(
            content: read(node.value, type: nil), contentType: nil, pointer: node.pointer)
    }

    /// What a value stands for: text is JSON text only where the content type says so.
    private func read(_ value: JSONValue, type: String?) -> PactBody.Content {
        let type = type ?? headers.first { $0.name.lowercased() == "content-type" }?.values.first
        let isJSON = type.map(ContentType.isJSON) ?? true
        switch value {
        case .null: return isJSON && type != nil ? .json(.null) : .empty
        case .string(let text):
            if text.isEmpty { return .empty }
            return isJSON && type != nil ? .json(.string(text)) : .text(text)
        case .bool, .number, .array, .object: return .json(value)
        }
    }

    private func base64(_ node: PactNode) throws(PactProblem) -> [UInt8] {
        guard let bytes = Base64.decode(try node.string()) else {
            throw node.problem(
                "the content is not base64", expected: "base64 (RFC 4648)",
                found: node.value.preview)
        }
        return bytes
    }

    private func parsed(_ node: PactNode) throws(PactProblem) -> JSONValue {
        do throws(JSONParseError) {
            return try JSONValue.parse(Array(try text(node).utf8))
        } catch {
            throw node.problem(
                "the content is not JSON: \(error)", expected: "JSON in a string",
                found: node.value.preview)
        }
    }

    /// Wrong kinds read as text that is no JSON, which the caller reports.
    private func text(_ node: PactNode) throws(JSONParseError) -> String { node.value.string ?? "" }
}

/// Media types as bodies have them.
enum ContentType {
    /// Type and subtype in lower case, without parameters.
    static func essence(_ text: String) -> String {
        let end = text.firstIndex(of: ";") ?? text.endIndex
        return text[..<end].lowercased().filter { !$0.isWhitespace }
    }

    static func isJSON(_ text: String) -> Bool {
        let essence = essence(text)
        return essence == "application/json" || essence.hasSuffix("+json")
    }

    static func isXML(_ text: String) -> Bool {
        let essence = essence(text)
        return essence == "application/xml" || essence == "text/xml" || essence.hasSuffix("+xml")
    }

    /// The parameters, names in lower case.
    static func parameters(_ text: String) -> [String: String] {
        var found: [String: String] = [:]
        for part in text.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map {
                String($0.filter { !$0.isWhitespace && $0 != "\"" })
            }
            if pair.count == 2 { found[pair[0].lowercased()] = pair[1].lowercased() }
        }
        return found
    }
}
