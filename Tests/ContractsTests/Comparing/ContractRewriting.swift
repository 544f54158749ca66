import Contracts
import Foundation
import JSONModel

/// Writes contracts anew without changing what they demand.
struct ContractRewriting {
    /// The files of the repository's contracts, as JSON, by path.
    let files: [(path: String, root: JSONValue)]

    /// The contracts of this repository.
    static func repository() throws -> ContractRewriting {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        folder.append(path: "contracts")
        var files: [(String, JSONValue)] = []
        for name in ["events", "apis"] {
            let inner = folder.appending(path: name)
            for file in try FileManager.default.contentsOfDirectory(atPath: inner.path).sorted() {
                let bytes = try [UInt8](Data(contentsOf: inner.appending(path: file)))
                let isJSON = file.hasSuffix(".json")
                let root =
                    isJSON
                    ? try JSONValue.parse(bytes) : try YAMLDocument.load(bytes, name: file).root
                let path = isJSON ? file : file.replacing(".yaml", with: ".json")
                files.append(("\(name)/\(path)", root))
            }
        }
        return ContractRewriting(files: files)
    }

    func revision(_ label: String) throws -> ContractRevision {
        try ContractRevision.compile(
            label: label,
            files: files.map { ContractFile(path: $0.path, bytes: $0.root.serialized()) })
    }

    func mapped(_ change: (JSONValue) -> JSONValue) -> ContractRewriting {
        ContractRewriting(files: files.map { ($0.path, change($0.root)) })
    }

    /// The members of every object the other way round.
    static func reversed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            .object(
                JSONObject(
                    object.members.reversed().map {
                        JSONObject.Member(name: $0.name, value: reversed($0.value))
                    }))
        case .array(let values): .array(values.map(reversed))
        default: value
        }
    }

    /// Every title and description in other words.
    static func redescribed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map { member in
                        let words = ["title", "description", "summary", "$comment"]
                        let data = ["examples", "example", "default", "const", "enum"]
                        var member = member
                        if words.contains(member.name), member.value.string != nil {
                            member.value = "In other words."
                        } else if !data.contains(member.name) {
                            member.value = redescribed(member.value)
                        }
                        return member
                    }))
        case .array(let values): .array(values.map(redescribed))
        default: value
        }
    }

    /// Every schema a reference names, written out in its place unless it is in a circle.
    func inlined() -> ContractRewriting {
        ContractRewriting(files: files.map { ($0.path, inline($0.root, $0.path, [])) })
    }

    private func inline(_ value: JSONValue, _ path: String, _ stack: [String]) -> JSONValue {
        switch value {
        case .array(let values): return .array(values.map { inline($0, path, stack) })
        case .object(let object):
            guard let text = object["$ref"]?.string, let (target, place, file) = find(text, path)
            else {
                return .object(
                    JSONObject(
                        object.members.map {
                            JSONObject.Member(
                                name: $0.name, value: inline($0.value, path, stack))
                        }))
            }
            if stack.contains(place) || stack.count > 12 { return value }
            let inner = inline(target, file, stack + [place])
            guard var merged = inner.object else { return inner }
            for member in object.members where member.name != "$ref" {
                merged[member.name] = member.value
            }
            return .object(merged)
        default: return value
        }
    }

    private func find(
        _ reference: String, _ path: String
    ) -> (JSONValue, place: String, file: String)? {
        let parts = reference.split(separator: "#", omittingEmptySubsequences: false)
        let name = parts[0].split(separator: "/").last.map(String.init)
        let file = name.map { name in files.first { $0.path.hasSuffix(name) }?.path ?? "" } ?? path
        guard let root = files.first(where: { $0.path == file })?.root,
            let pointer = JSONPointer(String(parts.count > 1 ? parts[1] : "")),
            let target = root.value(at: pointer)
        else { return nil }
        return (target, "\(file)#\(pointer)", file)
    }

    /// Every property written in place moves to the shared parts of its document.
    static func extracted(_ root: JSONValue) -> JSONValue {
        var parts: [JSONObject.Member] = []
        let isAPI = root["openapi"] != nil
        let prefix = isAPI ? "#/components/schemas/" : "#/$defs/"
        let changed = extract(root, prefix, &parts)
        guard var object = changed.object else { return changed }
        if isAPI {
            var components = object["components"]?.object ?? JSONObject()
            let known = components["schemas"]?.object?.members ?? []
            components["schemas"] = .object(JSONObject(known + parts))
            object["components"] = .object(components)
        } else {
            object["$defs"] = .object(JSONObject((object["$defs"]?.object?.members ?? []) + parts))
        }
        return .object(object)
    }

    private static func extract(
        _ value: JSONValue, _ prefix: String, _ parts: inout [JSONObject.Member]
    ) -> JSONValue {
        switch value {
        case .array(let values): return .array(values.map { extract($0, prefix, &parts) })
        case .object(let object):
            var members = object.members
            for place in members.indices {
                if ["examples", "example"].contains(members[place].name) { continue }
                members[place].value = extract(members[place].value, prefix, &parts)
                guard members[place].name == "properties",
                    let properties = members[place].value.object
                else { continue }
                members[place].value = .object(
                    JSONObject(
                        properties.members.map { property in
                            guard property.value.object != nil, property.value["$ref"] == nil
                            else { return property }
                            let name = "part_\(parts.count)"
                            parts.append(JSONObject.Member(name: name, value: property.value))
                            return JSONObject.Member(
                                name: property.name, value: ["$ref": .string(prefix + name)])
                        }))
            }
            return .object(JSONObject(members))
        default: return value
        }
    }
}
