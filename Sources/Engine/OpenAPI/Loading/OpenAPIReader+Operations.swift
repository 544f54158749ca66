import HTTPTypes
import JSONModel

extension OpenAPIReader {
    mutating func readPath(
        _ path: String, at pointer: JSONPointer, _ schemes: [String],
        into draft: inout DocumentDraft
    ) {
        guard let item = object(at: pointer, as: .pathItem) else { return }
        guard let template = PathTemplate(path) else {
            report(
                .unsupportedValue, atName: pointer, "the path \(path) cannot be matched",
                expected:
                    "a path from \"/\" whose parameters fill whole segments, each name once"
            )
            return
        }
        for method in OpenAPIObject.methods where item.contains(method) {
            let place = pointer.appending(method)
            guard let object = object(at: place, as: .operation),
                let name = HTTPRequest.Method(method.uppercased())
            else { continue }
            checkSecurity(of: object, at: place, known: schemes)
            draft.operations.append(
                OperationDraft(
                    id: text("operationId", of: object, at: place), method: name, path: path,
                    pointer: place,
                    extensions: JSONObject(object.members.filter { $0.name.hasPrefix("x-") }),
                    parameters: readParameters(of: object, at: place, item, pointer, template),
                    requestBody: object.contains("requestBody")
                        ? readRequestBody(at: place.appending("requestBody")) : nil,
                    responses: readResponses(of: object, at: place)))
        }
    }

    /// The operation's parameters and those of its path that it does not replace.
    private mutating func readParameters(
        of operation: JSONObject, at pointer: JSONPointer, _ item: JSONObject,
        _ itemPointer: JSONPointer, _ template: PathTemplate
    ) -> [ParameterDraft] {
        var own = unrepeated(
            elements("parameters", of: operation, at: pointer).compactMap {
                readParameter(at: $0, template: template)
            })
        let shared = unrepeated(
            elements("parameters", of: item, at: itemPointer).compactMap {
                readParameter(at: $0, template: template)
            })
        for parameter in shared
        where !own.contains(where: { $0.place == parameter.place && $0.name == parameter.name }) {
            own.append(parameter)
        }
        let given = own.filter { $0.place.word == "path" }.map(\.name)
        for name in template.names where !given.contains(name) {
            report(
                .pathParameterMismatch, at: pointer, "\"{\(name)}\" in the path has no parameter",
                expected: "a parameter \"\(name)\" in the path")
        }
        return own
    }

    private mutating func unrepeated(_ parameters: [ParameterDraft]) -> [ParameterDraft] {
        var kept: [ParameterDraft] = []
        for parameter in parameters {
            if kept.contains(where: { $0.place == parameter.place && $0.name == parameter.name }) {
                report(
                    .repeatedParameter, at: parameter.pointer,
                    "the \(parameter.place.word) parameter \"\(parameter.name)\" is listed twice")
            } else {
                kept.append(parameter)
            }
        }
        return kept
    }

    mutating func readRequestBody(at pointer: JSONPointer) -> RequestBodyDraft? {
        guard let place = resolve(pointer), let body = object(at: place, as: .requestBody) else {
            return nil
        }
        return RequestBodyDraft(
            isRequired: flag("required", of: body, at: place) ?? false,
            content: readContent(of: body, at: place))
    }

    private mutating func readResponses(
        of operation: JSONObject, at pointer: JSONPointer
    ) -> [ResponseDraft] {
        let place = pointer.appending("responses")
        let statuses = names("responses", of: operation, at: pointer)
        if operation.contains("responses"), statuses.isEmpty {
            report(.missingField, at: place, "an operation without any response")
        }
        return statuses.filter { !$0.hasPrefix("x-") }.compactMap {
            readResponse(at: place.appending($0), status: $0)
        }
    }

    mutating func readResponse(at pointer: JSONPointer, status text: String) -> ResponseDraft? {
        guard let status = DocumentedResponse.Status(text) else {
            report(
                .invalidValue, atName: pointer, "\"\(text)\" is not a status",
                expected: "a status such as 200, a class such as 4XX, or default")
            return nil
        }
        guard let place = resolve(pointer), let response = object(at: place, as: .response) else {
            return nil
        }
        var headers: [(HTTPField.Name, Bool, ValueDraft)] = []
        for name in names("headers", of: response, at: place) {
            let spot = place.appending("headers").appending(name)
            guard let header = readHeader(at: spot) else { continue }
            guard let field = HTTPField.Name(name) else {
                report(.invalidValue, atName: spot, "\"\(name)\" is not a header name")
                continue
            }
            headers.append((field, header.isRequired, header.value))
        }
        return ResponseDraft(
            status: status, statusText: text, headers: headers,
            content: readContent(of: response, at: place), pointer: pointer)
    }

    private mutating func readContent(
        of object: JSONObject, at pointer: JSONPointer
    ) -> [MediaTypeDraft] {
        names("content", of: object, at: pointer).compactMap { name in
            let place = pointer.appending("content").appending(name)
            guard let media = self.object(at: place, as: .mediaType) else { return nil }
            let range = MediaType.essence(name)
            guard media.contains("schema") else { return MediaTypeDraft(range: range) }
            if !MediaType.isJSON(range), !range.hasPrefix("text/") {
                report(
                    .unsupportedValue, atName: place, "bodies of type \(name) cannot be judged",
                    expected: "application/json, a type ending in +json, or text/...",
                    nextAction: "leave out the schema, or use a media type that can be judged")
            }
            let number = schema(at: place.appending("schema"))
            readExamples(of: media, at: place, schema: number)
            return MediaTypeDraft(range: range, schema: number)
        }
    }
}

extension DocumentedResponse.Status {
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        if text == "default" {
            self = .anyOther
        } else if bytes.count == 3, (0x31...0x35).contains(bytes[0]), text.hasSuffix("XX") {
            self = .hundreds(Int(bytes[0] - 0x30))
        } else if bytes.count == 3, let code = Int(text), (100...599).contains(code) {
            self = .exactly(code)
        } else {
            return nil
        }
    }
}
