import HTTPTypes
import JSONModel

/// An operation as written, with what it takes over from its path.
struct OperationSketch {
    let path: String
    let method: HTTPRequest.Method
    let object: JSONObject
    let place: OpenAPIPlace
    /// Its own parameters and those of its path it does not replace, references followed.
    let parameters: [(object: JSONObject, place: OpenAPIPlace)]
    let servers: [OpenAPIServer]

    var id: String? { object["operationId"]?.string }

    /// The paths a request for this operation may have, each with the number of its parameters
    /// that belong to the server.
    var templates: [(template: PathTemplate, skipped: Int)] {
        var found: [(PathTemplate, Int)] = []
        for server in servers {
            for base in server.paths {
                let prefix = base.replacing("{", with: "{$")
                guard let template = PathTemplate(prefix + path),
                    !found.contains(where: { $0.0.shape == template.shape })
                else { continue }
                found.append((template, prefix.utf8.count { $0 == UInt8(ascii: "{") }))
            }
        }
        return found
    }

    /// The named parameters that stand in the path.
    var pathNames: [String] {
        parameters.compactMap { $0.object["in"] == "path" ? $0.object["name"]?.string : nil }
    }
}

extension DocumentSet {
    /// Every operation under `paths`, in the order of the document.
    func sketches() -> [OperationSketch] {
        let start = OpenAPIPlace(document: 0, pointer: JSONPointer(["paths"]))
        return (documents[0].root["paths"]?.object?.members ?? [])
            .filter { !$0.name.hasPrefix("x-") }
            .flatMap { sketches(of: $0.value, at: start.appending($0.name), path: $0.name) }
    }

    /// The operations of a path item, methods in the order OpenAPI lists them.
    func sketches(of item: JSONValue, at place: OpenAPIPlace, path: String) -> [OperationSketch] {
        let fields = fields(ofItem: item, at: place)
        let shared = fields["parameters"].map { parameters(in: $0.value, at: $0.place) } ?? []
        return OpenAPIObject.methods.compactMap { word in
            guard let (value, spot) = fields[word], let object = value.object,
                let method = HTTPRequest.Method(word.uppercased())
            else { return nil }
            var own = parameters(in: object["parameters"] ?? [], at: spot.appending("parameters"))
            for parameter in shared
            where !own.contains(where: { Self.isSame($0.object, parameter.object) }) {
                own.append(parameter)
            }
            return OperationSketch(
                path: path, method: method, object: object, place: spot, parameters: own,
                servers: servers(
                    object["servers"] ?? fields["servers"]?.value ?? documents[0].root["servers"]))
        }
    }

    private static func isSame(_ left: JSONObject, _ right: JSONObject) -> Bool {
        left["name"] == right["name"] && left["in"] == right["in"]
    }

    /// The fields of a path item and of those it refers to; its own come first.
    private func fields(
        ofItem item: JSONValue, at place: OpenAPIPlace
    ) -> [String: (value: JSONValue, place: OpenAPIPlace)] {
        var fields: [String: (value: JSONValue, place: OpenAPIPlace)] = [:]
        var item = item
        var place = place
        for _ in 0..<Self.chainLimit {
            for member in item.object?.members ?? [] where fields[member.name] == nil {
                fields[member.name] = (member.value, place.appending(member.name))
            }
            guard let reference = item["$ref"]?.string,
                case .success(let target) = target(of: reference, from: place.document),
                let next = value(at: target)
            else { break }
            item = next
            place = target
        }
        return fields
    }

    private func parameters(
        in list: JSONValue, at place: OpenAPIPlace
    ) -> [(object: JSONObject, place: OpenAPIPlace)] {
        var found: [(object: JSONObject, place: OpenAPIPlace)] = []
        for (index, element) in (list.array ?? []).enumerated() {
            guard let parameter = resolve(element, at: place.appending(index)) else { continue }
            if !found.contains(where: { Self.isSame($0.object, parameter.0) }) {
                found.append((parameter.0, parameter.1))
            }
        }
        return found
    }

    func servers(_ value: JSONValue?) -> [OpenAPIServer] {
        let list = (value?.array ?? []).compactMap { server -> OpenAPIServer? in
            guard let url = server["url"]?.string else { return nil }
            let variables = (server["variables"]?.object?.members ?? []).map { member in
                OpenAPIServer.Variable(
                    name: member.name, standard: member.value["default"]?.string ?? "",
                    allowed: (member.value["enum"]?.array ?? []).compactMap(\.string))
            }
            return OpenAPIServer(url: url, variables: variables)
        }
        return list.isEmpty ? [OpenAPIServer(url: "/", variables: [])] : list
    }
}
