import Findings
import JSONModel
import JSONSchema
import OpenAPI
import Testing

@Suite struct OpenAPIProblemTests {
    /// The rules broken by a document with these paths and components.
    private func problems(_ paths: String, components: String = "{}") throws -> [String] {
        let text = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"components":\(components),
            "paths":\(paths)}
            """
        do {
            _ = try APIBench.load(text)
            return []
        } catch let error as OpenAPIError {
            return error.findings.map { "\($0.rule) \($0.location.text ?? "")" }
        }
    }

    private func problems(operation: String) throws -> [String] {
        try problems("{\"/a\":{\"get\":\(operation)}}")
    }

    @Test(arguments: [
        (#"{"responses":{"200":{"description":"d"}},"sumary":"s"}"#, "openapi-unknown-field"),
        (#"{"responses":{"200":{"description":"d"}},"callbacks":[]}"#, "openapi-invalid-value"),
        (
            #"{"responses":{"200":{"description":"d"}},"callbacks":{"c":{"{$url}":{"pos":{}}}}}"#,
            "openapi-unknown-field"
        ),
        (#"{"responses":{"200":{}}}"#, "openapi-missing-field"),
        (#"{"responses":{}}"#, "openapi-missing-field"),
        (#"{"responses":{"2xx":{"description":"d"}}}"#, "openapi-invalid-value"),
        (
            ##"{"responses":{"200":{"$ref":"#/components/responses/X"}}}"##,
            "openapi-unresolved-reference"
        ),
        (#"{"responses":{"200":{"$ref":"other.yaml"}}}"#, "openapi-unresolved-reference"),
        (#"{"operationId":1,"responses":{"200":{"description":"d"}}}"#, "openapi-invalid-value"),
        (
            #"{"security":[{"x":[]}],"responses":{"200":{"description":"d"}}}"#,
            "openapi-unresolved-reference"
        ),
        (
            #"{"parameters":[{"name":"a","in":"body","schema":{}}],"responses":{"200":{"description":"d"}}}"#,
            "openapi-invalid-value"
        ),
        (
            #"{"parameters":[{"name":"a","in":"query","style":"matrix","schema":{"type":"string"}}],"responses":{"200":{"description":"d"}}}"#,
            "openapi-unsupported-value"
        ),
        (
            #"{"parameters":[{"name":"a","in":"query"}],"responses":{"200":{"description":"d"}}}"#,
            "openapi-missing-field"
        ),
        (
            #"{"parameters":[{"name":"a","in":"query","schema":{"typ":"string"}}],"responses":{"200":{"description":"d"}}}"#,
            "schema-unknown-keyword"
        ),
        (
            #"{"parameters":[{"name":"b","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"d"}}}"#,
            "openapi-path-parameter-mismatch"
        ),
        (
            #"{"responses":{"200":{"description":"d","links":{"l":{}}}}}"#,
            "openapi-invalid-value"
        ),
    ])
    func `a broken or unsupported part of an operation is refused`(
        _ row: (operation: String, rule: String)
    ) throws {
        let found = try problems(operation: row.operation)
        #expect(found.map { $0.split(separator: " ").first.map(String.init) } == [row.rule])
        #expect(found.allSatisfy { $0.contains(" api.json:2:") })
    }

    @Test func `a place in the path without a parameter is refused where the operation stands`()
        throws
    {
        #expect(
            try problems(#"{"/a/{b}":{"get":{"responses":{"200":{"description":"d"}}}}}"#)
                == ["openapi-path-parameter-mismatch api.json:2:26"])
    }

    @Test func `two paths for the same requests are refused`() throws {
        let item = #"{"get":{"parameters":[P],"responses":{"200":{"description":"d"}}}}"#
        func path(_ name: String) -> String {
            let parameter =
                "{\"name\":\"\(name)\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}"
            return "\"/a/{\(name)}\":" + item.replacing("P]", with: parameter + "]")
        }
        #expect(
            try problems("{\(path("b")),\(path("c"))}").map { $0.split(separator: " ").first }
                == ["openapi-ambiguous-path"])
    }

    @Test(arguments: ["/a/{b}{c}", "a", "/a/{b}/{b}", "/a/{}", "/a/{b", "/a/b}"])
    func `a path whose parameters cannot be told apart is refused`(_ path: String) throws {
        #expect(
            try problems("{\"\(path)\":{}}") == ["openapi-unsupported-value api.json:2:10"])
    }

    @Test func `other versions of OpenAPI are refused`() throws {
        let error = #expect(throws: OpenAPIError.self) {
            try APIBench.load(APIBench.text.replacing("\"3.1.0\"", with: "\"3.2.0\""))
        }
        #expect(error?.findings.map(\.rule) == ["openapi-unsupported-version"])
        #expect(error?.findings.first?.location.text == "api.json:2:14")
    }

    @Test func `components nothing refers to are read all the same`() throws {
        #expect(
            try problems("{}", components: #"{"schemas":{"X":{"typ":"string"}}}"#)
                == ["schema-unknown-keyword api.json:1:85"])
        #expect(
            try problems(
                "{}", components: #"{"securitySchemes":{"a":{"type":"oauth2"}}}"#)
                == ["openapi-missing-field api.json:1:92"])
    }

    @Test func `the document keeps its operations in order, their marks, and its examples`() throws
    {
        let document = try APIBench.load()
        #expect(
            document.operations.map(\.name) == [
                "listParcels", "sendParcel", "GET /base/parcels/{id}", "dropParcel",
                "recentParcels", "getStop",
            ])
        #expect(document.operations[1].extensions["x-moves-money"] == true)
        #expect(document.examples.map(\.value) == [1, ["weight": 3]])
        #expect(document.examples.allSatisfy { $0.schema.accepts($0.value) })
    }

    @Test func `every rule has a reason`() {
        #expect(OpenAPIRule.allCases.allSatisfy { $0.reason.hasSuffix(".") })
        #expect(ExchangeRule.allCases.allSatisfy { $0.reason.hasSuffix(".") })
    }
}
