import HTTPTypes
import JSONModel
import JSONSchema

/// Builds the operations of a document whose grammar and schemas were found sound.
struct OpenAPIBuilder {
    let documents: DocumentSet
    let schemas: OpenAPISchemas
    let check: OperationCrossCheck
    let schemes: [SecurityScheme]

    init(_ documents: DocumentSet, _ schemas: OpenAPISchemas, _ check: OperationCrossCheck) {
        self.documents = documents
        self.schemas = schemas
        self.check = check
        schemes = Self.schemes(of: documents)
    }

    func operations() -> [Operation] {
        check.sketches.map { sketch in
            operation(sketch, template: (sketch.servers.first?.path ?? "") + sketch.path)
        }
    }

    func webhooks() -> [DocumentedWebhook] {
        let start = OpenAPIPlace(document: 0, pointer: JSONPointer(["webhooks"]))
        return (documents.documents[0].root["webhooks"]?.object?.members ?? []).map { member in
            DocumentedWebhook(
                name: member.name,
                operations: documents.sketches(
                    of: member.value, at: start.appending(member.name), path: member.name
                ).map { operation($0, template: $0.path) })
        }
    }

    private func operation(_ sketch: OperationSketch, template: String) -> Operation {
        let names = PathTemplate(sketch.path)?.names ?? []
        var parts = OperationParts(
            id: sketch.id, method: sketch.method, template: template, location: sketch.place)
        parts.extensions = JSONObject(sketch.object.members.filter { $0.name.hasPrefix("x-") })
        parts.tags = (sketch.object["tags"]?.array ?? []).compactMap(\.string)
        parts.isDeprecated = sketch.object["deprecated"] == true
        parts.parameters = sketch.parameters.compactMap { parameter($0.object, $0.place, names) }
        parts.requestBody = sketch.object["requestBody"].flatMap {
            requestBody($0, at: sketch.place.appending("requestBody"))
        }
        let place = sketch.place.appending("responses")
        parts.responses = (sketch.object["responses"]?.object?.members ?? []).compactMap {
            response($0.value, at: place.appending($0.name), status: $0.name)
        }
        parts.security = security(
            sketch.object["security"] ?? documents.documents[0].root["security"])
        parts.servers = sketch.servers
        parts.callbacks = callbacks(of: sketch)
        return Operation(parts)
    }

    private func callbacks(of sketch: OperationSketch) -> [DocumentedCallback] {
        let place = sketch.place.appending("callbacks")
        return (sketch.object["callbacks"]?.object?.members ?? []).flatMap { member in
            guard
                let (object, spot) = documents.resolve(
                    member.value, at: place.appending(member.name)),
                // A callback that names itself as its own would never end.
                !Self.isAround(spot, sketch.place)
            else { return [DocumentedCallback]() }
            return object.members.filter { !$0.name.hasPrefix("x-") }.map { item in
                let sketches = documents.sketches(
                    of: item.value, at: spot.appending(item.name), path: item.name)
                return DocumentedCallback(
                    name: member.name, expression: item.name,
                    operations: sketches.map { callbackOperation($0) })
            }
        }
    }

    /// Callbacks of callbacks are checked like everything else and not built.
    private func callbackOperation(_ sketch: OperationSketch) -> Operation {
        let bare = OperationSketch(
            path: sketch.path, method: sketch.method,
            object: JSONObject(sketch.object.members.filter { $0.name != "callbacks" }),
            place: sketch.place, parameters: sketch.parameters, servers: sketch.servers)
        return operation(bare, template: sketch.path)
    }

    private static func isAround(_ outer: OpenAPIPlace, _ inner: OpenAPIPlace) -> Bool {
        outer.document == inner.document
            && inner.pointer.tokens.starts(with: outer.pointer.tokens)
    }

    private func requestBody(_ value: JSONValue, at place: OpenAPIPlace) -> RequestBody? {
        guard let (object, spot) = documents.resolve(value, at: place) else { return nil }
        return RequestBody(
            isRequired: object["required"] == true,
            content: content(of: object, at: spot, isRequest: true), location: spot)
    }

    private func response(
        _ value: JSONValue, at place: OpenAPIPlace, status text: String
    ) -> DocumentedResponse? {
        guard let status = DocumentedResponse.Status(text),
            let (object, spot) = documents.resolve(value, at: place)
        else { return nil }
        return DocumentedResponse(
            status: status, statusText: text, headers: headers(of: object, at: spot),
            content: content(of: object, at: spot, isRequest: false),
            links: links(of: object, at: spot), pointer: place.pointer, location: place)
    }

    private func links(of object: JSONObject, at place: OpenAPIPlace) -> [DocumentedLink] {
        (object["links"]?.object?.members ?? []).compactMap { member in
            let spot = place.appending("links").appending(member.name)
            guard let (link, target) = documents.resolve(member.value, at: spot) else { return nil }
            return DocumentedLink(
                name: member.name, operation: check.target(of: link, at: target),
                parameters: (link["parameters"]?.object?.members ?? []).map { ($0.name, $0.value) },
                requestBody: link["requestBody"])
        }
    }

    func headers(of object: JSONObject, at place: OpenAPIPlace) -> [DocumentedHeader] {
        (object["headers"]?.object?.members ?? []).compactMap { member in
            let spot = place.appending("headers").appending(member.name)
            // A header named Content-Type is described by the media types and ignored here.
            guard let (header, target) = documents.resolve(member.value, at: spot),
                let name = HTTPField.Name(member.name), name != .contentType
            else { return nil }
            return DocumentedHeader(
                name: name, isRequired: header["required"] == true,
                value: value(of: header, at: target, word: "header", isRequest: false),
                location: target)
        }
    }
}
