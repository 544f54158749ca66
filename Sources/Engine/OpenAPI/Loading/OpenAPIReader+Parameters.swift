import HTTPTypes
import JSONModel

extension OpenAPIReader {
    /// Reads a parameter; without a template (in components) its place in a path is not checked.
    mutating func readParameter(
        at pointer: JSONPointer, template: PathTemplate?
    ) -> ParameterDraft? {
        guard let place = resolve(pointer), let object = object(at: place, as: .parameter),
            let name = text("name", of: object, at: place),
            let word = text("in", of: object, at: place), object.contains("schema"),
            let spot = self.place(of: name, word: word, at: place, template)
        else { return nil }
        let isRequired = flag("required", of: object, at: place) ?? false
        if case .path = spot, !isRequired {
            report(
                .pathParameterMismatch, at: place, "the path parameter \"\(name)\" is not required",
                expected: "required: true")
        }
        let style = spot == .query ? "form" : "simple"
        let value = readValue(of: object, at: place, style: style)
        return ParameterDraft(
            name: name, place: spot, isRequired: isRequired, value: value, pointer: pointer)
    }

    private mutating func place(
        of name: String, word: String, at pointer: JSONPointer, _ template: PathTemplate?
    ) -> Parameter.Place? {
        switch word {
        case "query": return .query
        case "path":
            guard let template else { return .path(0) }
            if let place = template.names.firstIndex(of: name) { return .path(place) }
            report(
                .pathParameterMismatch, at: pointer,
                "the path \(template.text) has no \"{\(name)}\" for this parameter")
            return nil
        case "header":
            guard let field = HTTPField.Name(name) else {
                report(.invalidValue, at: pointer, "\"\(name)\" is not a header name")
                return nil
            }
            if [.accept, .contentType, .authorization].contains(field) {
                report(
                    .unsupportedValue, at: pointer,
                    "OpenAPI ignores a header parameter named \"\(name)\"",
                    nextAction: "describe it by media types or a security scheme")
            }
            return .header(field)
        default:
            report(
                .unsupportedValue, at: pointer.appending("in"),
                "parameters in \"\(word)\" cannot be judged", expected: "path, query or header")
            return nil
        }
    }

    mutating func readHeader(at pointer: JSONPointer) -> (isRequired: Bool, value: ValueDraft)? {
        guard let place = resolve(pointer), let header = object(at: place, as: .header),
            header.contains("schema")
        else { return nil }
        let isRequired = flag("required", of: header, at: place) ?? false
        return (isRequired, readValue(of: header, at: place, style: "simple"))
    }

    private mutating func readValue(
        of object: JSONObject, at pointer: JSONPointer, style: String
    ) -> ValueDraft {
        if let found = text("style", of: object, at: pointer), found != style {
            report(
                .unsupportedValue, at: pointer.appending("style"),
                "the style \"\(found)\" cannot be judged here", expected: style, found: found)
        }
        let number = schema(at: pointer.appending("schema"))
        readExamples(of: object, at: pointer, schema: number)
        let exploded = flag("explode", of: object, at: pointer) ?? (style == "form")
        return ValueDraft(schema: number, isExploded: exploded, pointer: pointer)
    }
}
