import Findings
import HTTPTypes
import JSONModel
import OpenAPI
import Testing

/// Documents made to break a reader: each is refused or read, and none ends the process.
@Suite struct HostileDocumentTests {
    @Test func `references in a circle between files are findings`() throws {
        let others = [
            "c/apis/b.json": #"{"x":{"$ref":"d.json#/x"}}"#,
            "c/apis/d.json": #"{"x":{"$ref":"b.json#/x"}}"#,
        ]
        let parts = [
            #""paths":{"/a":{"$ref":"b.json#/x"}}"#,
            #""paths":{"/a":{"get":{"parameters":[{"$ref":"b.json#/x"}],"responses":\#(SmallAPI.okay)}}}"#,
            #""paths":{"/a":{"get":{"responses":{"200":{"$ref":"b.json#/x"}}}}}"#,
            #""paths":{"/a":{"get":{"responses":\#(SmallAPI.okay),"callbacks":{"c":{"$ref":"b.json#/x"}}}}}"#,
        ]
        for part in parts {
            let found = try SmallAPI.problems(SmallAPI.text(part), alongside: others)
            #expect(found.first?.hasPrefix("openapi-unresolved-reference") == true, "\(part)")
        }
    }

    @Test func `schemas in a circle between files are read or refused by the schema engine`() throws
    {
        let others = [
            "c/apis/b.json":
                #"{"x":{"type":"object","properties":{"next":{"$ref":"api.json#/components/schemas/A"}}}}"#
        ]
        for version in ["3.0.3", "3.1.0"] {
            let inside = SmallAPI.text(
                #""paths":{},"components":{"schemas":{"A":{"$ref":"b.json#/x"}}}"#, version: version
            )
            #expect(try SmallAPI.problems(inside, alongside: others) == [])
            let endless = SmallAPI.text(
                ##""paths":{},"components":{"schemas":{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}}}"##,
                version: version)
            let found = try SmallAPI.problems(endless)
            #expect(found.contains { $0.hasPrefix("schema-endless-reference") })
        }
    }

    @Test func `a callback that is its own callback ends`() throws {
        let text = SmallAPI.text(
            ##""paths":{"/a":{"get":{"responses":\##(SmallAPI.okay),"callbacks":{"c":{"$ref":"#/components/callbacks/C"}}}}},"components":{"callbacks":{"C":{"{$url}":{"get":{"responses":\##(SmallAPI.okay),"callbacks":{"c":{"$ref":"#/components/callbacks/C"}}}}}}}"##
        )
        #expect(try SmallAPI.load(text).operations.first?.callbacks.map(\.name) == ["c"])
    }

    /// Every value of a sound document put to the wrong kind, one at a time.
    @Test func `a part of the wrong kind is never more than a finding`() throws {
        let root = try JSONValue.parse(Array(APIBench.text.utf8))
        var places: [JSONPointer] = []
        Self.visit(root, JSONPointer()) { places.append($0) }
        #expect(places.count > 150)
        for place in places {
            for wrong in [nil, true, "x", [], ["$ref": "#"]] as [JSONValue] {
                let changed = Self.replacing(place.tokens[...], in: root, with: wrong)
                let document = JSONDocument(name: "api.json", root: changed)
                let (read, problems) = OpenAPIDocument.examine(document)
                #expect(read != nil || !problems.isEmpty)
            }
        }
    }

    @Test func `a wide document is read in one go`() throws {
        let item = #"{"get":{"responses":\#(SmallAPI.okay)}}"#
        let paths = (0..<3000).map { "\"/p\($0)\":\(item)" }.joined(separator: ",")
        let api = try SmallAPI.load(SmallAPI.text(#""paths":{\#(paths)}"#))
        #expect(api.operations.count == 3000)
        #expect(
            ExchangeJudge(api).operationID(for: APIBench.request(.get, "/p2999"))
                == "GET /p2999")
    }

    private static func visit(
        _ value: JSONValue, _ place: JSONPointer, _ body: (JSONPointer) -> Void
    ) {
        body(place)
        switch value {
        case .object(let object):
            for member in object.members { visit(member.value, place.appending(member.name), body) }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                visit(element, place.appending(index), body)
            }
        default: break
        }
    }

    private static func replacing(
        _ tokens: ArraySlice<String>, in value: JSONValue, with other: JSONValue
    ) -> JSONValue {
        guard let first = tokens.first else { return other }
        switch value {
        case .object(var object):
            if let inner = object[first] {
                object[first] = replacing(tokens.dropFirst(), in: inner, with: other)
            }
            return .object(object)
        case .array(var elements):
            if let index = Int(first), elements.indices.contains(index) {
                elements[index] = replacing(tokens.dropFirst(), in: elements[index], with: other)
            }
            return .array(elements)
        default: return value
        }
    }
}
