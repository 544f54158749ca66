import Contracts
import Findings
import JSONModel
import Testing

@Suite struct SchemaLintTests {
    /// Rule and place of everything found in one schema.
    private func found(_ text: String, name: String = "s.json") throws -> [String] {
        let document = try JSONDocument.parse(Array(text.utf8), name: name)
        return ContractLint.lint([document]).findings.map {
            "\($0.rule) \($0.location.pointer?.description ?? "")"
        }
    }

    @Test(arguments: [
        (#"{"type":"integer","minimum":3,"maximum":2}"#, "lint-impossible-range /minimum"),
        (
            #"{"type":"integer","exclusiveMinimum":3,"maximum":3}"#,
            "lint-impossible-range /exclusiveMinimum"
        ),
        (#"{"type":"string","minLength":3,"maxLength":2}"#, "lint-impossible-range /minLength"),
        (#"{"type":"array","minItems":3,"maxItems":2}"#, "lint-impossible-range /minItems"),
        (
            #"{"properties":{"a":{},"b":{}},"required":["a","b"],"maxProperties":1}"#,
            "lint-impossible-range /maxProperties"
        ),
        (
            #"{"properties":{"amount":{}},"required":["amuont"],"additionalProperties":false}"#,
            "lint-forbidden-requirement /required/0"
        ),
        (
            #"{"properties":{"a":false},"required":["a"]}"#,
            "lint-forbidden-requirement /required/0"
        ),
        (#"{"allOf":[{"type":"string"},{"type":"integer"}]}"#, "lint-impossible-types "),
        (#"{"type":"string","const":1}"#, "lint-unreachable-value /const"),
        (#"{"type":"string","enum":["a",null]}"#, "lint-unreachable-value /enum/1"),
        (#"{"enum":["a","bcd"],"maxLength":2}"#, "lint-unreachable-value /enum/1"),
        (#"{"type":"string","maximum":5}"#, "lint-idle-keyword /maximum"),
        (#"{"type":"object","items":{}}"#, "lint-idle-keyword /items"),
        (#"{"type":"string","pattern":"a^b"}"#, "lint-impossible-pattern /pattern"),
        (#"{"type":"string","pattern":"a$b"}"#, "lint-impossible-pattern /pattern"),
        (#"{"type":"string","pattern":"^(a+)+$"}"#, "lint-hostile-pattern /pattern"),
        (#"{"type":"string","pattern":"^(?:a*b?)*$"}"#, "lint-hostile-pattern /pattern"),
        (
            #"{"patternProperties":{"(x+x?)*y":{}}}"#,
            "lint-hostile-pattern /patternProperties/(x+x?)*y"
        ),
        (#"{"type":"integer","default":"a"}"#, "lint-invalid-default /default"),
        (#"{"type":"integer","examples":[1,"a"]}"#, "lint-invalid-example /examples/1"),
        (
            #"{"properties":{"a":{"items":{"type":"integer","minimum":3,"maximum":2}}}}"#,
            "lint-impossible-range /properties/a/items/minimum"
        ),
        (
            ##"{"properties":{"a":{"$ref":"#/$defs/used"}},"$defs":{"used":{},"unused":{}}}"##,
            "lint-unused-definition /$defs/unused"
        ),
        (#"{"typ":"string","properties":{}}"#, "schema-unknown-keyword /typ"),
        (##"{"$ref":"#/$defs/a"}"##, "schema-unresolved-reference /$ref"),
    ])
    func `what cannot be meant is found where it stands`(
        _ row: (schema: String, finding: String)
    ) throws {
        let text = row.schema.replacing(
            "{", with: #"{"$schema":"https://json-schema.org/draft/2020-12/schema","#,
            maxReplacements: 1)
        #expect(try found(text) == [row.finding])
    }

    @Test(arguments: [
        #"{"type":"integer","minimum":3,"maximum":3}"#,
        #"{"type":"integer","exclusiveMinimum":3,"maximum":4}"#,
        #"{"type":["string","integer"],"maximum":5,"maxLength":3}"#,
        #"{"required":["a"],"additionalProperties":false,"patternProperties":{"^a":{}}}"#,
        #"{"required":["a"]}"#,
        #"{"allOf":[{"type":["string","null"]},{"type":["integer","null"]}]}"#,
        #"{"oneOf":[{"type":"string"},{"type":"integer"}]}"#,
        #"{"type":"string","pattern":"^a|b$"}"#, #"{"type":"string","pattern":"(a+b)+"}"#,
        #"{"type":"string","pattern":"^(a|b)*$"}"#, #"{"type":"string","pattern":"(?:^|,)a+"}"#,
        #"{"type":"string","pattern":"^[a-z]+(-[a-z]+)*$"}"#,
        #"{"$defs":{"kept":{"type":"string"}}}"#,
        #"{"type":"object","$defs":{"kept":{"$anchor":"kept"}}}"#,
        ##"{"properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"$ref":"#/$defs/y/items"},"y":{"items":{}}}}"##,
        #"{"type":"string","enum":["a","b"],"default":"a"}"#,
    ])
    func `what may be meant is left alone`(_ schema: String) throws {
        #expect(try found(schema) == [])
    }

    @Test func `a keyword nobody knows is only wrong when it is nearly one`() throws {
        func severities(_ schema: String) throws -> [Finding.Severity] {
            let document = try JSONDocument.parse(Array(schema.utf8), name: "s.json")
            return ContractLint.lint([document]).findings.map(\.severity)
        }
        let start = #"{"$schema":"https://json-schema.org/draft/2020-12/schema","#
        #expect(try severities(start + #""requird":["a"]}"#) == [.error])
        #expect(try severities(start + #""markdownSource":"a"}"#) == [.warning])
        // The rest of the schema is looked at all the same.
        #expect(
            try severities(start + #""markdownSource":"a","minLength":3,"maxLength":2}"#)
                == [.warning, .error])
    }

    @Test func `schemas of older drafts are read in their own words`() throws {
        let draft07 = #"{"$schema":"http://json-schema.org/draft-07/schema#","#
        #expect(
            try found(
                draft07
                    + ##""definitions":{"a":{"type":"string","minLength":3,"maxLength":1}},"properties":{"a":{"$ref":"#/definitions/a"}}}"##
            ) == ["lint-impossible-range /definitions/a/minLength"])
    }
}

@Suite struct APILintTests {
    private static func text(_ paths: String, components: String = "{}") -> String {
        #"{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":\#(paths),"components":\#(components)}"#
    }

    private func found(_ text: String, others: [String: String] = [:]) throws -> [String] {
        let documents =
            try [JSONDocument.parse(Array(text.utf8), name: "c/api.json")]
            + others.sorted { $0.key < $1.key }.map {
                try JSONDocument.parse(Array($0.value.utf8), name: $0.key)
            }
        return ContractLint.lint(documents).findings.map {
            "\($0.rule) \($0.location.pointer?.description ?? "")"
        }
    }

    private static let okay = #""responses":{"200":{"description":"d"}}"#

    @Test(arguments: [
        (
            #"{"/a":{"get":{"operationId":"x",\#(okay)},"put":{"operationId":"x",\#(okay)}}}"#,
            "lint-repeated-operation-id /paths/~1a/put"
        ),
        (
            #"{"/a":{"get":{"responses":{"200":{"description":"d","content":{"json":{}}}}}}}"#,
            "lint-invalid-media-type /paths/~1a/get/responses/200/content/json"
        ),
        (
            #"{"/a":{"get":{"responses":{"200":{"description":"d","content":{"application/json":{"schema":{"type":"string"},"example":1}}}}}}}"#,
            "lint-invalid-example /paths/~1a/get/responses/200/content/application~1json/example"
        ),
        (
            #"{"/a/{b}":{"get":{\#(okay)}}}"#, "openapi-path-parameter-mismatch /paths/~1a~1{b}/get"
        ),
        (
            #"{"/a":{"get":{"security":[{"x":[]}],\#(okay)}}}"#,
            "openapi-unresolved-reference /paths/~1a/get/security/0"
        ),
        (
            #"{"/a":{"get":{"parameters":[{"name":"p","in":"query","schema":{"type":"string","minLength":2,"maxLength":1}}],\#(okay)}}}"#,
            "lint-impossible-range /paths/~1a/get/parameters/0/schema/minLength"
        ),
        (
            #"{"/a":{"get":{"parameters":[{"name":"p","in":"query","schema":{"type":"strin"}}],\#(okay)}}}"#,
            "schema-invalid-keyword-value /paths/~1a/get/parameters/0/schema/type"
        ),
    ])
    func `what cannot be meant in an API is found where it stands`(
        _ row: (paths: String, finding: String)
    ) throws {
        #expect(try found(Self.text(row.paths)) == [row.finding])
    }

    @Test(arguments: [
        (
            ##"{"oneOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}],"discriminator":{"propertyName":"kind"}}"##,
            []
        ),
        (
            ##"{"oneOf":[{"$ref":"#/components/schemas/A"}],"discriminator":{"propertyName":"kind","mapping":{"a":"A","b":"#/components/schemas/B"}}}"##,
            []
        ),
        (
            ##"{"oneOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/C"}],"discriminator":{"propertyName":"kind"}}"##,
            ["propertyName"]
        ),
        (
            ##"{"oneOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/D"}],"discriminator":{"propertyName":"kind"}}"##,
            ["propertyName"]
        ),
        (
            ##"{"oneOf":[{"$ref":"#/components/schemas/A"}],"discriminator":{"propertyName":"kind","mapping":{"a":"Aa","b":"#/components/schemas/X"}}}"##,
            ["mapping/a", "mapping/b"]
        ),
        (
            #"{"type":"object","properties":{"kind":{"type":"string"}},"required":["kind"],"discriminator":{"propertyName":"kind"}}"#,
            []
        ),
        (
            #"{"type":"object","properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind"}}"#,
            ["propertyName"]
        ),
    ])
    func `a discriminator is a required property of every branch and leads somewhere`(
        _ row: (schema: String, places: [String])
    ) throws {
        let kind = #""type":"object","properties":{"kind":{"type":"string"}}"#
        let components =
            ##"{"schemas":{"A":{\##(kind),"required":["kind"]},"B":{"allOf":[{"$ref":"#/components/schemas/A"}]},"C":{"type":"object"},"D":{\##(kind)},"U":\##(row.schema)}}"##
        #expect(
            try found(Self.text("{}", components: components))
                == row.places.map {
                    "lint-broken-discriminator /components/schemas/U/discriminator/\($0)"
                })
    }

    @Test func `an unknown keyword does not hide what else is wrong`() throws {
        let components =
            #"{"schemas":{"A":{"type":"string","myOwnMark":1,"minLength":3,"maxLength":2}}}"#
        #expect(
            try found(Self.text("{}", components: components)) == [
                "schema-unknown-keyword /components/schemas/A/myOwnMark",
                "lint-impossible-range /components/schemas/A/minLength",
            ])
    }

    @Test func `parts in other files are looked at from the API they belong to`() throws {
        let paths = #"{"/a":{"$ref":"parts.json#/a"}}"#
        let part = #"{"a":{"get":{"operationId":1,"responses":{"200":{"description":"d"}}}}}"#
        #expect(
            try found(Self.text(paths), others: ["c/parts.json": part])
                == ["openapi-invalid-value /a/get/operationId"])
    }
}

@Suite struct LintFileTests {
    @Test func `a folder is looked through, and what was skipped is said`() throws {
        let files = [
            "api.yaml": ContractBench.api.replacing("../events/", with: "deep/"),
            "deep/parts.v1.json": ContractBench.parts,
            "deep/pact.json": #"{"consumer":{},"provider":{},"interactions":[]}"#,
            "deep/other.yml": "name: x\n", "list.json": "[]", "readme.md": "",
            ".hidden/x.json": "{",
        ]
        try ContractBench.withFolder(files) { path in
            let report = try ContractLint.lint(paths: [path])
            #expect(report.schemas == 1)
            #expect(report.apis == 1)
            #expect(report.operations == 1)
            #expect(report.skipped == 3)
            #expect(report.unreadable == 0)
            #expect(report.lookedAtAnything)
            #expect(report.findings.hasErrors == false)
            let found = report.findings.map {
                "\($0.rule) \($0.location.text ?? "")".replacing(path + "/", with: "")
            }
            #expect(
                found == [
                    "lint-skipped-file deep/other.yml", "lint-skipped-file deep/pact.json",
                    "lint-skipped-file list.json",
                ])
        }
    }

    @Test func `a file that cannot be read is a finding and counted`() throws {
        let files = ["a.json": "{\n  \"a\": ,\n}", "b.yaml": "a: 1\nb: 012\n", "c.txt": ""]
        try ContractBench.withFolder(files) { path in
            let report = try ContractLint.lint(paths: [path, path + "/c.txt", path + "/a.json"])
            #expect(report.unreadable == 2)
            #expect(report.skipped == 1)
            #expect(report.lookedAtAnything == false)
            #expect(
                report.findings.map(\.rule) == [
                    "contract-not-json", "contract-not-yaml", "lint-skipped-file",
                ])
        }
    }

    @Test func `a path that is not there ends the lint`() throws {
        let error = #expect(throws: ContractLoadError.self) {
            try ContractLint.lint(paths: ["/nowhere/at/all.json"])
        }
        #expect(error?.kind == .unreadableInput)
        #expect(error?.findings.map(\.rule) == ["contract-missing-file"])
    }

    @Test func `every rule has a reason and an id of its own`() {
        #expect(LintRule.allCases.allSatisfy { $0.reason.hasSuffix(".") })
        #expect(LintRule.allCases.allSatisfy { $0.rawValue.hasPrefix("lint-") })
        #expect(Set(LintRule.allCases.map(\.rawValue)).count == LintRule.allCases.count)
    }
}
