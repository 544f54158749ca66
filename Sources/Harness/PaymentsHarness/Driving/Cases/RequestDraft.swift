import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI

/// A request in its parts, before it is written down; what shrinking takes apart.
struct RequestDraft {
    /// Where a parameter's value comes from.
    enum Value {
        case given(JSONValue)
        /// Whatever an earlier answer called by the parameter's name, or this.
        case seen(otherwise: JSONValue)
    }

    enum Body {
        case none
        case json(JSONValue)
        case bytes([UInt8])

        var json: JSONValue? {
            if case .json(let value) = self { value } else { nil }
        }
    }

    let operation: Operation
    /// Asked for instead of the operation's own method.
    var method: HTTPRequest.Method
    var values: [(parameter: Parameter, value: Value)]
    var body = Body.none
    var contentType: String?
    /// Items of the query that no parameter is documented for, as they are sent.
    var extraQuery: [String] = []
    /// Whether the request carries the merchant's key.
    var isAuthorized = false

    init(_ operation: Operation) {
        self.operation = operation
        method = operation.method
        values = []
        isAuthorized = operation.wantsBearer
    }

    /// Sets a parameter's value, or leaves the parameter out.
    func setting(_ name: String, to value: JSONValue?) -> RequestDraft {
        var copy = self
        guard let place = values.firstIndex(where: { $0.parameter.name == name }) else {
            return copy
        }
        if let value {
            copy.values[place].value = .given(value)
        } else {
            copy.values.remove(at: place)
        }
        return copy
    }

    /// The request for `host`, with values seen earlier where the draft asks for them.
    ///
    /// Nil when the request cannot be written: a header's text that no header can carry, or a path
    /// parameter that is missing.
    func request(to host: String, seen: SeenValues) -> RequestMessage? {
        var path: [String: JSONValue] = [:]
        var query = extraQuery
        var fields = HTTPFields()
        for (parameter, value) in values {
            let value = value.resolved(parameter.name, seen)
            if case .path = parameter.place {
                guard value != "" else { return nil }
                path[parameter.name] = value
            } else if case .header(let name) = parameter.place {
                let text = parameter.value.write(toHeader: value)
                guard HTTPField.isValidValue(text) else { return nil }
                fields.append(HTTPField(name: name, value: text))
            } else if case .query = parameter.place {
                query += parameter.value.write(toItems: value, name: parameter.name).map {
                    "\($0.name)=\($0.value)"
                }
            }
        }
        guard var target = operation.path(filling: path) else { return nil }
        if !query.isEmpty { target += "?" + query.joined(separator: "&") }
        if let contentType { fields[.contentType] = contentType }
        if isAuthorized { fields[.authorization] = "Bearer drive" }
        return RequestMessage(method, host: host, path: target, fields: fields, body: bytes)
    }

    private var bytes: [UInt8] {
        switch body {
        case .none: []
        case .json(let value): value.serialized()
        case .bytes(let bytes): bytes
        }
    }
}

extension RequestDraft.Value {
    fileprivate func resolved(_ name: String, _ seen: SeenValues) -> JSONValue {
        switch self {
        case .given(let value): value
        case .seen(let otherwise): seen[name].map(JSONValue.string) ?? otherwise
        }
    }
}

extension Operation {
    /// Whether the document asks for a bearer token.
    fileprivate var wantsBearer: Bool {
        security.contains { alternative in
            alternative.parts.contains { $0.scheme.kind == .http("bearer") }
        }
    }
}

/// Values that answers and requests gave a name, so that later requests can use them.
struct SeenValues {
    private var values: [String: String] = [:]

    subscript(_ name: String) -> String? { values[name] }

    /// Learns from a body that belongs to an operation.
    ///
    /// A member is known by its own name; the member `id` of what `POST /v1/payments` answers also
    /// as `payment_id`.
    mutating func learn(from body: [UInt8], of operation: Operation) {
        guard let object = (try? JSONValue.parse(body))?.object else { return }
        for member in object.members {
            guard let text = member.value.string else { continue }
            values[member.name] = text
            if member.name == "id", let noun = Self.noun(of: operation) {
                values[noun + "_id"] = text
            }
        }
    }

    /// What an operation that makes new things makes: `payment` for `POST /v1/payments`.
    private static func noun(of operation: Operation) -> String? {
        guard operation.method == .post,
            let last = operation.template.split(separator: "/").last,
            last.hasSuffix("s")
        else { return nil }
        return String(last.dropLast())
    }
}
