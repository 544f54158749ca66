import Contracts
import Findings
import JSONModel
import OpenAPI
import Testing

@Suite struct ContractFolderTests {
    private func problems(_ files: [String: String]) throws -> (ContractLoadError.Kind, [String]) {
        try ContractBench.withFolder(files) { path in
            let error = try #require(
                #expect(throws: ContractLoadError.self) { try ContractFolder.load(path) })
            let found = error.findings.map {
                "\($0.rule) \($0.location.text ?? "")".replacing(path + "/", with: "")
            }
            return (error.kind, found)
        }
    }

    @Test func `a folder is read with its events, shared parts and APIs`() throws {
        let files = [
            "events/sent.v1.json": ContractBench.event, "events/parts.v1.json": ContractBench.parts,
            "apis/parcels.v1.yaml": ContractBench.api,
        ]
        try ContractBench.withFolder(files) { path in
            let folder = try ContractFolder.load(path)
            #expect(folder.events.map(\.name) == ["sent.v1"])
            #expect(folder.definitions.map(\.name) == [path + "/events/parts.v1.json"])
            #expect(folder.apis.map(\.title) == ["Parcels"])
            #expect(folder.event(ofType: "parcel.sent.v1")?.name == "sent.v1")
            #expect(folder.event(ofType: "parcel.lost.v1") == nil)
        }
    }

    @Test func `consumers and providers beside the contracts are no contracts of ours`() throws {
        let files = [
            "events/sent.v1.json": ContractBench.event, "events/parts.v1.json": ContractBench.parts,
            "apis/parcels.v1.yaml": ContractBench.api, "consumers/orders.json": "{",
            "providers/stripe.json": "[",
        ]
        try ContractBench.withFolder(files) { path in
            let folder = try ContractFolder.load(path)
            #expect(folder.events.count == 1)
            #expect(folder.apis.count == 1)
        }
    }

    @Test func `a file of parts in apis is read with the API that refers to it`() throws {
        let api = ContractBench.api.replacing(
            "4XX: { description: wrong }", with: "4XX: { $ref: 'shared/parts.yaml#/wrong' }")
        let files = [
            "events/sent.v1.json": ContractBench.event, "events/parts.v1.json": ContractBench.parts,
            "apis/parcels.v1.yaml": api, "apis/shared/parts.yaml": "wrong: { description: no }\n",
        ]
        try ContractBench.withFolder(files) { path in
            let folder = try ContractFolder.load(path)
            #expect(folder.apis.map(\.title) == ["Parcels"])
            #expect(folder.apis.first?.operations.first?.response(for: 404)?.statusText == "4XX")
            #expect(folder.verify().findings == [])
        }
    }

    @Test func `missing folders are unreadable input`() throws {
        let (kind, found) = try problems(["readme.txt": ""])
        #expect(kind == .unreadableInput)
        #expect(found == ["contract-missing-file apis", "contract-missing-file events"])
    }

    @Test func `files that are not JSON or YAML are unreadable input with line and column`() throws
    {
        let (kind, found) = try problems([
            "events/a.json": "{\n  \"a\": ,\n}", "apis/b.yaml": "a: 1\nb: 012\n",
        ])
        #expect(kind == .unreadableInput)
        #expect(
            found == ["contract-not-yaml apis/b.yaml:2:4", "contract-not-json events/a.json:2:8"])
    }

    @Test func `broken schemas and specifications are findings, all of them at once`() throws {
        let (kind, found) = try problems([
            "events/a.json": #"{"typ":"object"}"#,
            "events/b.json": ##"{"$ref":"a.json#/$defs/x"}"##,
            "apis/c.yaml": ContractBench.api,
        ])
        #expect(kind == .brokenContract)
        #expect(
            found == [
                "schema-unknown-keyword events/a.json:1:2",
                "schema-unresolved-reference events/b.json:1:9",
            ])
    }

    @Test func `a broken specification is a finding in its own file`() throws {
        let error = #expect(throws: ContractLoadError.self) {
            try ContractBench.folder(
                api: ContractBench.api.replacing("operationId", with: "operationID"))
        }
        #expect(error?.kind == .brokenContract)
        #expect(
            error?.findings.map { "\($0.rule) \($0.location.text ?? "")" }
                == ["openapi-unknown-field c/apis/parcels.v1.yaml:6:7"])
        #expect(error?.findings.first?.nextAction == "did you mean \"operationId\"?")
    }
}
