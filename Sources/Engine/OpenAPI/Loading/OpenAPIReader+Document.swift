import HTTPTypes
import JSONModel

extension OpenAPIReader {
    mutating func readDocument() -> DocumentDraft {
        var draft = DocumentDraft()
        let start = JSONPointer()
        for pointer in document.duplicates {
            report(
                .invalidValue, atName: pointer,
                "the name \"\(pointer.tokens.last ?? "")\" occurs twice in one object")
        }
        guard let root = object(at: start, as: .root) else { return draft }
        if let version = text("openapi", of: root, at: start),
            version != "3.1", !version.hasPrefix("3.1.")
        {
            report(
                .unsupportedVersion, at: start.appending("openapi"),
                "OpenAPI \(version) is not supported", expected: "3.1.x", found: version)
        }
        readInfo(root, into: &draft)
        readServers(root, into: &draft)
        readTags(root)
        readComponents(root)
        let schemes = root["components"]?["securitySchemes"]?.object?.names ?? []
        checkSecurity(of: root, at: start, known: schemes)
        for path in names("paths", of: root, at: start) where !path.hasPrefix("x-") {
            readPath(path, at: start.appending("paths").appending(path), schemes, into: &draft)
        }
        return draft
    }

    private mutating func readInfo(_ root: JSONObject, into draft: inout DocumentDraft) {
        let pointer = JSONPointer(["info"])
        guard root.contains("info"), let info = object(at: pointer, as: .info) else { return }
        draft.title = text("title", of: info, at: pointer) ?? ""
        draft.version = text("version", of: info, at: pointer) ?? ""
        if info.contains("contact") { _ = object(at: pointer.appending("contact"), as: .contact) }
        if info.contains("license") { _ = object(at: pointer.appending("license"), as: .license) }
    }

    private mutating func readServers(_ root: JSONObject, into draft: inout DocumentDraft) {
        for pointer in elements("servers", of: root, at: JSONPointer()) {
            guard let server = object(at: pointer, as: .server),
                let url = text("url", of: server, at: pointer)
            else { continue }
            if url.contains("{") {
                report(
                    .unsupportedValue, at: pointer.appending("url"),
                    "server variables cannot be judged", found: url)
            }
            let path = Self.path(ofServer: url)
            if !draft.basePaths.contains(path) { draft.basePaths.append(path) }
        }
        if draft.basePaths.isEmpty { draft.basePaths = [""] }
    }

    /// The path of a server's URL, without a slash at its end.
    static func path(ofServer url: String) -> String {
        var rest = url[...]
        if !rest.hasPrefix("/"), let colon = rest.firstIndex(of: ":") {
            rest = rest[colon...].dropFirst()
            if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
            rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? ""
        }
        while rest.last == "/" { rest.removeLast() }
        return String(rest)
    }

    private mutating func readTags(_ root: JSONObject) {
        for pointer in elements("tags", of: root, at: JSONPointer()) {
            _ = object(at: pointer, as: .tag)
        }
        if root.contains("externalDocs") {
            _ = object(at: JSONPointer(["externalDocs"]), as: .externalDocs)
        }
    }

    /// Reads what nothing may refer to yet, so that a mistake in it is found today.
    private mutating func readComponents(_ root: JSONObject) {
        let pointer = JSONPointer(["components"])
        guard root.contains("components"),
            let components = object(at: pointer, as: .components)
        else { return }
        for kind in components.names {
            let place = pointer.appending(kind)
            for name in names(kind, of: components, at: pointer) {
                readComponent(kind, at: place.appending(name))
            }
        }
    }

    private mutating func readComponent(_ kind: String, at place: JSONPointer) {
        switch kind {
        case "schemas": _ = schema(at: place)
        case "responses": _ = readResponse(at: place, status: "default")
        case "parameters": _ = readParameter(at: place, template: nil)
        case "requestBodies": _ = readRequestBody(at: place)
        case "headers": _ = readHeader(at: place)
        case "securitySchemes": readSecurityScheme(at: place)
        case "examples": if let place = resolve(place) { _ = object(at: place, as: .example) }
        default: break
        }
    }

    private mutating func readSecurityScheme(at place: JSONPointer) {
        guard let place = resolve(place), let scheme = object(at: place, as: .securityScheme),
            let type = text("type", of: scheme, at: place)
        else { return }
        let name = text("scheme", of: scheme, at: place)?.lowercased()
        let isKnown =
            switch type {
            case "http": name == "basic" || name == "bearer"
            case "apiKey": text("in", of: scheme, at: place) == "header"
            default: false
            }
        if !isKnown {
            report(
                .unsupportedValue, at: place, "this security scheme is not supported",
                expected: "http basic, http bearer, or an apiKey in a header",
                found: "\(type) \(name ?? "")")
        }
    }

    mutating func checkSecurity(of object: JSONObject, at pointer: JSONPointer, known: [String]) {
        for place in elements("security", of: object, at: pointer) {
            for name in document.root.value(at: place)?.object?.names ?? []
            where !known.contains(name) {
                report(
                    .unresolvedReference, at: place,
                    "the security scheme \"\(name)\" is not defined",
                    expected: "one of \(known.joined(separator: ", "))")
            }
        }
    }
}
