import Findings
import JSONModel
import JSONSchema

extension OpenAPIReader {
    /// Checks the value of a field and what is inside it.
    mutating func check(_ field: OpenAPIField, _ value: JSONValue, at place: OpenAPIPlace) {
        switch field {
        case .anything: break
        case .text: if value.string == nil { wrongKind(value, at: place, "a string") }
        case .flag: if value.bool == nil { wrongKind(value, at: place, "true or false") }
        case .texts:
            if value.array?.allSatisfy({ $0.string != nil }) != true {
                wrongKind(value, at: place, "an array of strings")
            }
        case .schema: noteSchema(value, at: place)
        case .schemas:
            for (name, schema, spot) in members(of: value, at: place) {
                checkComponentName(name, at: spot)
                noteSchema(schema, at: spot)
            }
        case .one(let kind): visit(kind, value, at: place)
        case .list(let kind):
            for (element, spot) in elements(of: value, at: place) { visit(kind, element, at: spot) }
            if kind == .parameter { checkRepeats(value, at: place) }
        case .map(let kind):
            let isComponents =
                place.pointer.tokens.first == "components"
                && place.pointer.tokens.count == 2
            for (name, member, spot) in members(of: value, at: place) {
                if isComponents { checkComponentName(name, at: spot) }
                visit(kind, member, at: spot)
            }
        case .security: checkSecurity(value, at: place)
        case .values: if value.object == nil { wrongKind(value, at: place, "an object") }
        case .textMap:
            if value.object?.members.allSatisfy({ $0.value.string != nil }) != true {
                wrongKind(value, at: place, "an object of strings")
            }
        case .responses: checkResponses(value, at: place)
        case .paths: checkPaths(value, at: place)
        }
    }

    private mutating func members(
        of value: JSONValue, at place: OpenAPIPlace
    ) -> [(String, JSONValue, OpenAPIPlace)] {
        guard let object = value.object else {
            wrongKind(value, at: place, "an object")
            return []
        }
        return object.members.map { ($0.name, $0.value, place.appending($0.name)) }
    }

    private mutating func elements(
        of value: JSONValue, at place: OpenAPIPlace
    ) -> [(JSONValue, OpenAPIPlace)] {
        guard let array = value.array else {
            wrongKind(value, at: place, "an array")
            return []
        }
        return array.enumerated().map { ($1, place.appending($0)) }
    }

    private mutating func checkComponentName(_ name: String, at place: OpenAPIPlace) {
        let isPlain =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
        if isPlain { return }
        report(
            .invalidValue, atName: place, "\"\(name)\" cannot be the name of a component",
            expected: "letters, digits, \".\", \"-\" and \"_\"")
    }

    private mutating func checkResponses(_ value: JSONValue, at place: OpenAPIPlace) {
        let members = members(of: value, at: place).filter { !$0.0.hasPrefix("x-") }
        if value.object != nil, members.isEmpty {
            report(
                .missingField, at: place, "an operation without any response",
                expected: "at least one response")
        }
        for (name, response, spot) in members {
            if DocumentedResponse.Status(name) == nil {
                report(
                    .invalidValue, atName: spot, "\"\(name)\" is not a status",
                    expected: "a status such as 200, a class such as 4XX, or default")
            }
            visit(.response, response, at: spot)
        }
    }

    private mutating func checkPaths(_ value: JSONValue, at place: OpenAPIPlace) {
        for (name, item, spot) in members(of: value, at: place) where !name.hasPrefix("x-") {
            if PathTemplate(name) == nil {
                report(
                    .unsupportedValue, atName: spot, "the path \(name) cannot be matched",
                    expected:
                        "a path from \"/\" with each parameter once and text between parameters")
            }
            visit(.pathItem, item, at: spot)
        }
    }

    private mutating func checkSecurity(_ value: JSONValue, at place: OpenAPIPlace) {
        let schemes = documents.documents[0].root["components"]?["securitySchemes"]
        let known = schemes?.object?.names ?? []
        for (element, spot) in elements(of: value, at: place) {
            for (name, scopes, inner) in members(of: element, at: spot) {
                if scopes.array?.allSatisfy({ $0.string != nil }) != true {
                    wrongKind(scopes, at: inner, "an array of scopes")
                }
                if known.contains(name) { continue }
                report(
                    .unresolvedReference, at: spot,
                    "the security scheme \"\(name)\" is not defined",
                    expected: known.isEmpty
                        ? "a scheme in components/securitySchemes"
                        : "one of \(known.joined(separator: ", "))",
                    nextAction: NearestName.question(for: name, among: known))
            }
        }
    }

    /// Finds parameters listed twice in one list; a reference counts as what it leads to.
    private mutating func checkRepeats(_ value: JSONValue, at place: OpenAPIPlace) {
        var seen: [(String, String)] = []
        for (index, element) in (value.array ?? []).enumerated() {
            let spot = place.appending(index)
            guard let (object, _) = documents.resolve(element, at: spot),
                let name = object["name"]?.string, let word = object["in"]?.string
            else { continue }
            if seen.contains(where: { $0 == (name, word) }) {
                report(
                    .repeatedParameter, at: spot,
                    "the \(word) parameter \"\(name)\" is listed twice",
                    expected: "each parameter once")
            }
            seen.append((name, word))
        }
    }

    mutating func wrongKind(_ value: JSONValue, at place: OpenAPIPlace, _ expected: String) {
        let name = place.pointer.tokens.last ?? ""
        let phrase = expected.hasPrefix("a") ? "is not \(expected)" : "is not \(expected)"
        report(
            .invalidValue, at: place, "\"\(name)\" \(phrase)", expected: expected,
            found: "\(value.kind) \(value.preview)")
    }

    mutating func report(
        _ rule: OpenAPIRule, at place: OpenAPIPlace, _ message: String, expected: String? = nil,
        found: String? = nil, nextAction: String? = nil
    ) {
        report(
            Finding(
                rule: rule.rawValue, message: message, location: documents.location(place),
                expected: expected, found: found, nextAction: nextAction))
    }

    mutating func report(
        _ rule: OpenAPIRule, atName place: OpenAPIPlace, _ message: String,
        expected: String? = nil, nextAction: String? = nil
    ) {
        report(
            Finding(
                rule: rule.rawValue, message: message, location: documents.location(nameAt: place),
                expected: expected, nextAction: nextAction))
    }
}

extension DocumentSet {
    /// The object at a place, after following references; nil when they lead nowhere.
    func resolve(_ value: JSONValue, at place: OpenAPIPlace) -> (JSONObject, OpenAPIPlace)? {
        var value = value
        var place = place
        for _ in 0..<Self.chainLimit {
            guard let object = value.object else { return nil }
            guard let reference = object["$ref"]?.string else { return (object, place) }
            guard case .success(let target) = target(of: reference, from: place.document),
                let next = self.value(at: target)
            else { return nil }
            value = next
            place = target
        }
        return nil
    }
}
