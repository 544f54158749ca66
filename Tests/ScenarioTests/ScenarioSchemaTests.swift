import GatewaySimulators
import JSONModel
import JSONSchema
import PaymentsHarness
import Testing

/// The schema that editors use, and how it keeps step with the reader.
enum ScenarioSchema {
    static let path = "scenarios/scenario.schema.json"

    static func compiled() throws -> CompiledSchema { try compilation.get() }

    private static let compilation = Result { () throws -> CompiledSchema in
        let document = try Repository.json(path)
        var registry = SchemaRegistry()
        try registry.add(document, as: document.root["$id"]?.string)
        return try registry.compile(uri: document.root["$id"]?.string ?? "")
    }
}

@Suite struct ScenarioSchemaTests {
    private let schema: JSONValue

    init() throws { schema = try Repository.json(ScenarioSchema.path).root }

    @Test(arguments: [
        ("/$defs/provider", ScenarioWords.providers),
        ("/$defs/call", ScenarioWords.calls),
        ("/$defs/decide/properties/decide", ScenarioWords.decisions),
        ("/$defs/fault-claim/properties/fault", FaultCatalogue.names),
        ("/$defs/challenge/properties/outcome", ScenarioWords.outcomes),
        ("/$defs/payment-claim/properties/status", ScenarioWords.paymentStatuses),
        ("/$defs/payment-claim/properties/failure", ScenarioWords.failures),
        ("/$defs/refund-claim/properties/status", ScenarioWords.refundStatuses),
        ("/$defs/order-claim/properties/state", ScenarioWords.orderStates),
        ("/$defs/ledger-claim/properties/ledger", ScenarioWords.accounts),
        ("/$defs/events-claim/properties/are/items", ScenarioWords.events),
        ("/$defs/node", ["node 1", "node 2"]),
        ("/$defs/request/properties/suffering", ScenarioWords.gatewayFaults),
    ])
    func `its lists of words are the reader's`(place: String, words: [String]) throws {
        #expect(value(place)?["enum"]?.array?.compactMap(\.string) == words)
    }

    @Test func `its faults are the catalogue's, parted by whether they take an amount`() {
        let groups = ["fault", "delay", "crash-point", "capacity"].map { name in
            value("/$defs/\(name)/properties/fault")?["enum"]?.array?.compactMap(\.string) ?? []
        }
        let sized = FaultCatalogue.all.filter { $0.amount != nil }
        let unsized = FaultCatalogue.all.filter { $0.amount == nil }.map(\.name)
        #expect(groups[0] == unsized.filter { $0 != FaultCatalogue.capacity })
        #expect(groups[3] == [FaultCatalogue.capacity])
        #expect(groups[1] == sized.filter { $0.family != .process }.map(\.name))
        #expect(groups[2] == sized.filter { $0.family == .process }.map(\.name))
        #expect(value("/$defs/fault/properties/amount") == nil)
        #expect(value("/$defs/delay/properties/amount") != nil)
        #expect(value("/$defs/crash-point/properties/amount") != nil)
    }

    @Test(arguments: StepWord.allCases)
    func `its steps have the reader's members`(word: StepWord) throws {
        let definitions = word == .expect ? ["checkpoint"] : [word.rawValue]
        for definition in definitions {
            let members = value("/$defs/\(definition)/properties")?.object?.names ?? []
            let known = [word.rawValue] + word.members
            let others = ["amount", "rate", "refuses-at", "fails-at", "wasted"]
            #expect(Set(members) == Set(known).subtracting(word == .fault ? others : []))
        }
        let together = references("/$defs/together/properties/together/items/oneOf")
        #expect(together.contains(word.rawValue) == word.mayBeTogether)
    }

    @Test func `every kind of fault takes the words they share`() {
        let shared = value("/$defs/fault/properties")?.object?.names ?? []
        for (kind, own) in [
            ("delay", ["amount"]), ("crash-point", ["amount"]),
            ("capacity", ["rate", "refuses-at", "fails-at", "wasted"]),
        ] {
            #expect(value("/$defs/\(kind)/properties")?.object?.names == shared + own, "\(kind)")
        }
        #expect(
            value("/$defs/fault/properties/method")?["enum"]?.array?.compactMap(\.string)
                == FaultRuleReader.methods)
    }

    @Test(arguments: ClaimWord.allCases)
    func `its expectations have the reader's members`(word: ClaimWord) {
        let members = value("/$defs/\(word.rawValue)-claim/properties")?.object?.names ?? []
        #expect(Set(members) == Set([word.rawValue] + word.members))
    }

    @Test(arguments: SettingName.allCases)
    func `its settings have the reader's values`(name: SettingName) {
        let setting = value("/$defs/settings/properties/\(name.rawValue)")
        switch name.kind {
        case .words(let words):
            #expect(setting?["enum"]?.array?.compactMap(\.string) == words)
        case .duration: #expect(setting?["$ref"]?.string == "#/$defs/duration")
        case .rate: #expect(setting?["$ref"]?.string == "#/$defs/rate")
        case .version: #expect(setting?["$ref"]?.string == "#/$defs/version")
        }
    }

    @Test func `its other names are the reader's`() {
        #expect(value("/properties")?.object?.names == ScenarioWords.parts)
        #expect(
            Set(value("/$defs/given/properties")?.object?.names ?? []) == Set(ScenarioWords.given))
        #expect(value("/$defs/settings/properties")?.object?.names == ScenarioWords.settings)
        #expect(
            value("/$defs/request/properties/send/pattern")?.string
                == "^(\(FaultRuleReader.methods.joined(separator: "|"))) /[!-~]*$")
        #expect(value("/$defs/heal/properties/heal/const")?.string == ScenarioWords.everything)
        #expect(
            value("/$defs/method/pattern")?.string
                == "^(\(ScenarioWords.methods.joined(separator: "|"))) .")
        #expect(
            value("/$defs/answer/oneOf/1/pattern")?.string
                == "^[2-5][0-9]{2} (\(ScenarioWords.problemCodes.joined(separator: "|")))$")
        #expect(
            value("/$defs/retry/properties/retry/pattern")?.string?
                .hasPrefix("^(\(ScenarioWords.retries.joined(separator: "|"))) ") == true)
    }

    @Test func `the codes an answer may name are the payments contract's`() throws {
        let contract = try Repository.yaml("contracts/apis/payments.v1.yaml").root
        let place = JSONPointer(["components", "schemas", "Problem", "properties", "code", "enum"])
        #expect(
            contract.value(at: place)?.array?.compactMap(\.string) == ScenarioWords.problemCodes)
    }

    @Test func `every part of it is described`() throws {
        for name in value("/$defs")?.object?.names ?? [] {
            let description = value("/$defs/\(name)/description")?.string ?? ""
            #expect(description.hasSuffix("."), "\(name)")
        }
    }

    @Test(arguments: [
        "scenario: s", "scenario: s\nsteps: []", "scenario: s\nsteps: [{ capure: p1 }]",
        "scenario: s\nsteps: [{ capture: p1, cancel: p1 }]",
        "scenario: s\nsteps: [{ authorize: p1 }]",
        "scenario: s\nsteps: [{ authorize: p1, amount: EUR 5.0 }]",
        "scenario: s\nsteps: [{ wait: 15 }]",
        "scenario: s\nsteps: [{ fault: refused, on: stripe.capture, amount: 5s }]",
        "scenario: s\nsteps: [{ fault: refused, on: stripe.captur }]",
        "scenario: s\nsteps: [{ fault: refused, on: stripe.*, chance: 101% }]",
        "scenario: s\nsteps: [{ fault: refused, on: stripe.*, every: 0 }]",
        "scenario: s\nsteps: [{ fault: refused, on: stripe.*, until: later }]",
        "scenario: s\nsteps: [{ fault: refused, on: stripe.*, rate: 5/s }]",
        "scenario: s\nsteps: [{ fault: capacity, on: stripe.* }]",
        "scenario: s\nsteps: [{ fault: capacity, on: stripe.*, rate: 0/s }]",
        "scenario: s\nsteps: [{ together: [{ wait: 1s }, { wait: 1s }] }]",
        "scenario: s\nsteps: [{ wait: 1s }]\nexpect: [{ books: stripe }]",
        "scenario: s\nsteps: [{ wait: 1s, answer: 200 }]",
        "scenario: s\nsteps: [{ request: q }]",
        "scenario: s\nsteps: [{ request: q, send: POST v1 }]",
        "scenario: s\nsteps: [{ request: q, send: FETCH /v1 }]",
        "scenario: s\nsteps: [{ request: q, send: GET /v1, answer: 402 payment_declined }]",
        "scenario: s\nsteps: [{ request: q, send: GET /v1, where: { status: x } }]",
        "scenario: s\nsteps: [{ request: q, send: GET /v1, where: { /data: [] } }]",
        "scenario: s\nsteps: [{ request: q, send: GET /v1, suffering: refused }]",
    ])
    func `it refuses what the reader refuses`(text: String) throws {
        #expect(try ScenarioSchema.compiled().accepts(try ScenarioText.value(text)) == false)
        #expect(try ScenarioText.faults(text) != "")
    }

    private func value(_ place: String) -> JSONValue? {
        JSONPointer(place).flatMap { schema.value(at: $0) }
    }

    private func references(_ place: String) -> [String] {
        (value(place)?.array ?? []).compactMap { $0["$ref"]?.string?.split(separator: "/").last }
            .map(String.init)
    }
}
