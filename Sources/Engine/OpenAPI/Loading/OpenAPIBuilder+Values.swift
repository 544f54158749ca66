import HTTPTypes
import JSONModel
import JSONSchema

extension OpenAPIBuilder {
    func parameter(_ object: JSONObject, _ place: OpenAPIPlace, _ names: [String]) -> Parameter? {
        guard let name = object["name"]?.string, let word = object["in"]?.string else { return nil }
        let spot: Parameter.Place
        switch word {
        case "query": spot = .query
        case "cookie": spot = .cookie
        case "path":
            guard let number = names.firstIndex(of: name) else { return nil }
            spot = .path(number)
        default:
            guard let field = HTTPField.Name(name) else { return nil }
            spot = .header(field)
        }
        return Parameter(
            name: name, place: spot, isRequired: object["required"] == true,
            isDeprecated: object["deprecated"] == true,
            value: value(of: object, at: place, word: word, isRequest: true), location: place)
    }

    func value(
        of object: JSONObject, at place: OpenAPIPlace, word: String, isRequest: Bool
    ) -> ParameterValue {
        let allowed = ParameterStyle.allowed(in: word)
        let style = object["style"]?.string.flatMap(ParameterStyle.init(rawValue:)) ?? allowed[0]
        var spot = place.appending("schema")
        var mediaType: String?
        if let content = object["content"]?.object?.members.first {
            spot = place.appending("content").appending(content.name).appending("schema")
            mediaType = MediaType.essence(content.name)
        }
        let schema = isRequest ? schemas.request(at: spot) : schemas.response(at: spot)
        let isEmptyAllowed = word == "query" && object["allowEmptyValue"] == true
        return ParameterValue(
            style: style, isExploded: object["explode"]?.bool,
            allowsReserved: object["allowReserved"] == true, allowsEmpty: isEmptyAllowed,
            mediaType: mediaType, schema: schema ?? schemas.anything,
            cursor: schema.flatMap { _ in cursor(at: spot) })
    }

    func content(
        of object: JSONObject, at place: OpenAPIPlace, isRequest: Bool
    ) -> [MediaType] {
        (object["content"]?.object?.members ?? []).map { member in
            let spot = place.appending("content").appending(member.name)
            let range = MediaType.essence(member.name)
            let inner = spot.appending("schema")
            let isForm = MediaType.isForm(range) || MediaType.isMultipart(range)
            return MediaType(
                range: range, name: member.name,
                schema: isRequest ? schemas.request(at: inner) : schemas.response(at: inner),
                encodings: isForm ? encodings(of: member.value, at: spot) : [:],
                formSchema: isForm ? cursor(at: inner) : nil, location: spot)
        }
    }

    private func encodings(
        of media: JSONValue, at place: OpenAPIPlace
    ) -> [String: PropertyEncoding] {
        var found: [String: PropertyEncoding] = [:]
        for member in media["encoding"]?.object?.members ?? [] {
            let types = member.value["contentType"]?.string ?? ""
            let style = member.value["style"]?.string.flatMap(ParameterStyle.init(rawValue:))
            let spot = place.appending("encoding").appending(member.name)
            found[member.name] = PropertyEncoding(
                contentTypes: types.split(separator: ",").map { MediaType.essence(String($0)) },
                style: style,
                isExploded: member.value["explode"]?.bool ?? (style == nil || style == .form),
                allowsReserved: member.value["allowReserved"] == true,
                headers: member.value.object.map { headers(of: $0, at: spot) } ?? [])
        }
        return found
    }

    private func cursor(at place: OpenAPIPlace) -> SchemaCursor? {
        schemas.plain.cursor(documents.documents[place.document].name, at: place.pointer)
    }

    func security(_ value: JSONValue?) -> [SecurityAlternative] {
        (value?.array ?? []).map { alternative in
            SecurityAlternative(
                parts: (alternative.object?.members ?? []).compactMap { member in
                    schemes.first { $0.name == member.name }.map {
                        SecurityAlternative.Part(
                            scheme: $0,
                            scopes: (member.value.array ?? []).compactMap(\.string))
                    }
                })
        }
    }

    static func schemes(of documents: DocumentSet) -> [SecurityScheme] {
        let place = OpenAPIPlace(
            document: 0, pointer: JSONPointer(["components", "securitySchemes"]))
        return (documents.value(at: place)?.object?.members ?? []).compactMap { member in
            guard
                let (object, _) = documents.resolve(
                    member.value, at: place.appending(member.name)),
                let kind = kind(of: object)
            else { return nil }
            return SecurityScheme(name: member.name, kind: kind)
        }
    }

    private static func kind(of object: JSONObject) -> SecurityScheme.Kind? {
        switch object["type"]?.string {
        case "http": return .http((object["scheme"]?.string ?? "").lowercased())
        case "oauth2": return .oauth2
        case "openIdConnect": return .openIDConnect
        case "mutualTLS": return .mutualTLS
        case "apiKey":
            let name = object["name"]?.string ?? ""
            switch object["in"]?.string {
            case "query": return .apiKeyInQuery(name)
            case "cookie": return .apiKeyInCookie(name)
            default: return HTTPField.Name(name).map { .apiKeyInHeader($0) }
            }
        default: return nil
        }
    }
}
