import Findings
import HTTPTypes
import JSONModel

/// What the fields of one object have to do with each other.
extension OpenAPIReader {
    mutating func inspect(_ kind: OpenAPIObject, _ object: JSONObject, at place: OpenAPIPlace) {
        switch kind {
        case .parameter: inspectParameter(object, at: place)
        case .header:
            checkStyle(object, word: "header", at: place)
            checkValue(object, at: place, "header")
        case .mediaType:
            noteExamples(object, at: place, object["schema"].map { _ in place.appending("schema") })
        case .securityScheme: inspectScheme(object, at: place)
        case .link: inspectLink(object, at: place)
        case .response: inspectHeaderNames(object, at: place)
        case .server: inspectServer(object, at: place)
        case .serverVariable: inspectVariable(object, at: place)
        case .encoding:
            if let style = object["style"]?.string, ParameterStyle(rawValue: style) == nil {
                unknownStyle(style, ParameterStyle.allowed(in: "query"), at: place)
            }
        default: break
        }
    }

    private mutating func inspectParameter(_ object: JSONObject, at place: OpenAPIPlace) {
        guard let word = object["in"]?.string else { return }
        guard ["query", "path", "header", "cookie"].contains(word) else {
            report(
                .invalidValue, at: place.appending("in"), "a parameter cannot stand in \"\(word)\"",
                expected: "path, query, header or cookie", found: word)
            return
        }
        let name = object["name"]?.string ?? ""
        if word == "header" { inspectHeader(name, at: place) }
        if word == "path", object["required"] != true {
            report(
                .pathParameterMismatch, at: place, "the path parameter \"\(name)\" is not required",
                expected: "required: true")
        }
        checkStyle(object, word: word, at: place)
        checkValue(object, at: place, "parameter")
    }

    private mutating func inspectHeader(_ name: String, at place: OpenAPIPlace) {
        guard let field = HTTPField.Name(name) else {
            report(.invalidValue, at: place, "\"\(name)\" is not a header name")
            return
        }
        if [.accept, .contentType, .authorization].contains(field) {
            report(
                .unsupportedValue, at: place,
                "OpenAPI ignores a header parameter named \"\(name)\"",
                expected: "a header no other part of the document describes",
                nextAction: "describe it by media types or a security scheme")
        }
    }

    private mutating func checkStyle(_ object: JSONObject, word: String, at place: OpenAPIPlace) {
        guard let text = object["style"]?.string else { return }
        let allowed = ParameterStyle.allowed(in: word)
        guard let style = ParameterStyle(rawValue: text), allowed.contains(style) else {
            unknownStyle(text, allowed, at: place)
            return
        }
    }

    private mutating func unknownStyle(
        _ text: String, _ allowed: [ParameterStyle], at place: OpenAPIPlace
    ) {
        report(
            .unsupportedValue, at: place.appending("style"),
            "the style \"\(text)\" cannot be used here",
            expected: allowed.map(\.rawValue).joined(separator: ", "), found: text)
    }

    /// A parameter or header is described by a schema or by exactly one media type.
    private mutating func checkValue(
        _ object: JSONObject, at place: OpenAPIPlace, _ word: String
    ) {
        let content = object["content"]?.object
        switch (object["schema"], content) {
        case (nil, nil):
            if object["content"] == nil {
                report(
                    .missingField, at: place, "a \(word) without \"schema\"",
                    expected: "a field \"schema\" or \"content\"")
            }
        case (.some, .some):
            report(
                .invalidValue, at: place, "a \(word) with both \"schema\" and \"content\"",
                expected: "one of the two")
        case (nil, let content?):
            if content.count != 1 {
                report(
                    .invalidValue, at: place.appending("content"),
                    "the content of a \(word) names \(content.count) media types",
                    expected: "exactly one media type")
            }
        case (.some, nil): noteExamples(object, at: place, place.appending("schema"))
        }
    }

    private mutating func noteExamples(
        _ object: JSONObject, at place: OpenAPIPlace, _ schema: OpenAPIPlace?
    ) {
        guard let schema else { return }
        if object.contains("example") {
            noteExample(schema: schema, value: place.appending("example"))
        }
        for member in object["examples"]?.object?.members ?? [] {
            let spot = place.appending("examples").appending(member.name)
            guard let (example, target) = documents.resolve(member.value, at: spot),
                example.contains("value")
            else { continue }
            noteExample(schema: schema, value: target.appending("value"))
        }
    }

    private mutating func inspectHeaderNames(_ object: JSONObject, at place: OpenAPIPlace) {
        for name in object["headers"]?.object?.names ?? [] where HTTPField.Name(name) == nil {
            report(
                .invalidValue, atName: place.appending("headers").appending(name),
                "\"\(name)\" is not a header name", expected: "a header name")
        }
    }

    private mutating func inspectScheme(_ object: JSONObject, at place: OpenAPIPlace) {
        guard let type = object["type"]?.string else { return }
        let needed: [String]
        switch type {
        case "apiKey": needed = ["name", "in"]
        case "http": needed = ["scheme"]
        case "oauth2": needed = ["flows"]
        case "openIdConnect": needed = ["openIdConnectUrl"]
        case "mutualTLS" where version == .v31: needed = []
        default:
            report(
                .invalidValue, at: place.appending("type"),
                "\"\(type)\" is no kind of security scheme",
                expected: "apiKey, http, oauth2, openIdConnect"
                    + (version == .v31 ? " or mutualTLS" : ""), found: type)
            return
        }
        for name in needed where !object.contains(name) {
            report(
                .missingField, at: place, "a security scheme of type \(type) without \"\(name)\"",
                expected: "a field \"\(name)\"")
        }
        if type == "apiKey", let word = object["in"]?.string,
            !["header", "query", "cookie"].contains(word)
        {
            report(
                .invalidValue, at: place.appending("in"), "an API key cannot stand in \"\(word)\"",
                expected: "header, query or cookie", found: word)
        }
    }

    private mutating func inspectLink(_ object: JSONObject, at place: OpenAPIPlace) {
        if object.contains("operationRef") != object.contains("operationId") { return }
        report(
            .invalidValue, at: place, "a link that does not name one operation",
            expected: "\"operationId\" or \"operationRef\", one of the two")
    }

    private mutating func inspectServer(_ object: JSONObject, at place: OpenAPIPlace) {
        guard let url = object["url"]?.string else { return }
        let defined = object["variables"]?.object?.names ?? []
        for part in url.split(separator: "{").dropFirst() {
            guard let end = part.firstIndex(of: "}") else { continue }
            let name = String(part[..<end])
            if defined.contains(name) { continue }
            report(
                .missingField, at: place.appending("url"),
                "the server variable \"{\(name)}\" is not defined",
                expected: "\"\(name)\" among the server's variables",
                nextAction: NearestName.question(for: name, among: defined))
        }
    }

    private mutating func inspectVariable(_ object: JSONObject, at place: OpenAPIPlace) {
        guard version == .v31, let list = object["enum"]?.array,
            let standard = object["default"]?.string
        else { return }
        if list.isEmpty || !list.contains(.string(standard)) {
            report(
                .invalidValue, at: place.appending("default"),
                "the default of a server variable is not one of its values",
                expected: "one of \(list.map(\.plainText).joined(separator: ", "))", found: standard
            )
        }
    }
}
