import Contracts
import HTTPModel
import HTTPTypes
import JSONModel

/// Makes the request of a Pact file into one that can be sent.
struct RequestFilling {
    /// A value the provider's state did not decide.
    struct MissingValue: Error {
        let name: String
    }

    let values: [String: String]

    func message(from request: PactRequest) -> Result<RequestMessage, MissingValue> {
        var path = request.path
        var query = request.query
        var headers = request.headers
        var body = request.body.bytes
        for generator in request.generators {
            let text: String
            switch filled(generator.expression) {
            case .success(let value): text = value
            case .failure(let missing): return .failure(missing)
            }
            switch generator.category {
            case "path": path = text
            case "header": headers = replaced(headers, generator.key, text)
            case "query": query = replaced(query, generator.key, text)
            case "body": body = replaced(request.body, generator.key, text) ?? body
            default: continue
            }
        }
        let items = query.flatMap { field in field.values.map { FormItem(field.name, $0) } }
        var fields = HTTPFields()
        for header in headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            fields[name] = header.values.joined(separator: ", ")
        }
        if !body.isEmpty, fields[.contentType] == nil {
            fields[.contentType] = request.body.contentType ?? "application/json"
        }
        let method = HTTPRequest.Method(rawValue: request.method) ?? .get
        return .success(
            RequestMessage(
                method, host: WorldHosts.payments,
                path: items.isEmpty ? path : path + "?" + FormEncoding.encode(items),
                fields: fields, body: body))
    }

    /// The text with every `${name}` replaced.
    private func filled(_ expression: String) -> Result<String, MissingValue> {
        var text = ""
        var rest = Substring(expression)
        while let open = rest.firstRange(of: "${"),
            let close = rest[open.upperBound...].firstIndex(of: "}")
        {
            let name = String(rest[open.upperBound..<close])
            guard let value = values[name] else { return .failure(MissingValue(name: name)) }
            text += rest[..<open.lowerBound] + value
            rest = rest[rest.index(after: close)...]
        }
        return .success(text + rest)
    }

    private func replaced(_ fields: [PactField], _ name: String, _ text: String) -> [PactField] {
        fields.map { field in
            field.name.lowercased() == name.lowercased()
                ? PactField(name: field.name, values: [text], pointer: field.pointer) : field
        }
    }

    private func replaced(_ body: PactBody, _ key: String, _ text: String) -> [UInt8]? {
        guard case .json(let value) = body.content, let path = PactPath(key) else { return nil }
        return Self.replaced(value, path.steps[...], text).serialized()
    }

    private static func replaced(
        _ value: JSONValue, _ steps: ArraySlice<PactPath.Step>, _ text: String
    ) -> JSONValue {
        guard let step = steps.first else { return .string(text) }
        switch (step, value) {
        case (.name(let name), .object(var object)):
            guard let inner = object[name] else { return value }
            object[name] = replaced(inner, steps.dropFirst(), text)
            return .object(object)
        case (.index(let index), .array(var elements)):
            guard elements.indices.contains(index) else { return value }
            elements[index] = replaced(elements[index], steps.dropFirst(), text)
            return .array(elements)
        default: return value
        }
    }
}
