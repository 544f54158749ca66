import Contracts
import Findings
import JSONModel
import Testing

@Suite struct VerifyTests {
    /// Rule and place of everything the rules find.
    private func problems(_ folder: ContractFolder) -> [String] {
        folder.verify().findings.map { "\($0.rule) \($0.location.text ?? "")" }
    }

    @Test func `sound contracts have no findings, and what was checked is counted`() throws {
        let (findings, checked) = try ContractBench.folder().verify()
        #expect(findings == [])
        var expected = ContractCounts()
        expected.events = 1
        expected.definitions = 1
        expected.apis = 1
        expected.operations = 1
        expected.examples = 2
        #expect(checked == expected)
    }

    @Test func `a wrong example of an event is found at the part that is wrong`() throws {
        let event = ContractBench.event.replacing("\"weight\": 1", with: "\"weight\": \"1\"")
        #expect(
            try problems(ContractBench.folder(event: event))
                == ["contract-invalid-example c/events/sent.v1.json:9:64"])
    }

    @Test func `a wrong example of an API is found at the part that is wrong`() throws {
        let api = ContractBench.api.replacing("weight: 2", with: "weight: x")
        #expect(
            try problems(ContractBench.folder(api: api))
                == ["contract-invalid-example c/apis/parcels.v1.yaml:14:32"])
    }

    @Test func `a wrong example inside shared parts is found`() throws {
        let parts = ContractBench.parts.replacing(
            "\"type\": \"integer\"", with: "\"type\": \"integer\", \"examples\": [1, 1.5]")
        #expect(
            try problems(ContractBench.folder(parts: parts))
                == ["contract-invalid-example c/events/parts.v1.json:2:68"])
    }

    @Test func `an event without an example is found`() throws {
        let event = ContractBench.event.replacing("examples", with: "x-examples")
        #expect(
            try problems(ContractBench.folder(event: event))
                == ["contract-event-without-example c/events/sent.v1.json:1:1"])
    }

    @Test func `an open object is found in events and in shared parts`() throws {
        let event = ContractBench.event.replacing(
            "\"additionalProperties\": false", with: "\"additionalProperties\": true")
        let parts = ContractBench.parts.replacing(", \"additionalProperties\": false", with: "")
        #expect(
            try problems(ContractBench.folder(event: event, parts: parts)) == [
                "contract-open-event c/events/parts.v1.json:1:42",
                "contract-open-event c/events/sent.v1.json:1:1",
            ])
    }

    @Test(arguments: [
        ("      operationId: sendParcel\n", "", ["contract-missing-operation-id"]),
        ("        4XX: { description: wrong }\n", "", ["contract-missing-client-errors"]),
        ("        default: { description: any }", "", ["contract-missing-server-errors"]),
        ("default: {", "5XX: {", []),
        ("4XX: {", "404: {", []),
        ("required: true", "required: false", ["contract-missing-idempotency-key"]),
        ("Idempotency-Key", "Other-Key", ["contract-missing-idempotency-key"]),
        ("x-moves-money: true", "x-moves-money: false", []),
    ])
    func `each rule for operations finds its own breach`(
        _ row: (from: String, to: String, rules: [String])
    ) throws {
        #expect(ContractBench.api.contains(row.from))
        let folder = try ContractBench.folder(
            api: ContractBench.api.replacing(row.from, with: row.to))
        #expect(
            problems(folder) == row.rules.map { "\($0) c/apis/parcels.v1.yaml:5:5" })
    }

    @Test func `an operation id used twice is found where it is used again`() throws {
        let api =
            ContractBench.api + """

                  /other:
                    get:
                      operationId: sendParcel
                      responses: { 404: { description: a }, 5XX: { description: b } }
                """
        #expect(
            try problems(ContractBench.folder(api: api))
                == ["contract-repeated-operation-id c/apis/parcels.v1.yaml:20:5"])
    }

    @Test func `every rule has a reason and an id of its own`() {
        #expect(ContractRule.allCases.allSatisfy { $0.reason.hasSuffix(".") })
        #expect(Set(ContractRule.allCases.map(\.rawValue)).count == ContractRule.allCases.count)
    }
}
