import Contracts
import JSONModel
import JSONSchema
import OpenAPI
import PaymentsHarness

/// Measures the contract engine on one core: judging, parsing, loading and comparing.
enum ContractBenchmarks {
    /// A document to load, by its name and content.
    struct File: Sendable {
        let name: String
        let bytes: [UInt8]

        init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        var isJSON: Bool { bytes.first { $0 > 0x20 } == UInt8(ascii: "{") }
    }

    /// A captured event of 517 bytes, as it is sent.
    static let event = Array(
        #"""
        {"specversion":"1.0","id":"evt_6f1d2c3b-4a59-4870-8c6e-1f2a3b4c5d6e","source":"/payments",\#
        "type":"payments.payment_captured.v1","subject":"pay_0c9f4d3e-8a51-4b7e-9f60-2d7c1e5a8b94",\#
        "time":"2026-01-05T10:00:00.000Z","datacontenttype":"application/json","data":{"payment_id":\#
        "pay_0c9f4d3e-8a51-4b7e-9f60-2d7c1e5a8b94","order_id":\#
        "order-2026-01-05-000041-7-99999999999999999999999999999999","provider":"stripe",\#
        "transaction_id":"pi_3QxYzLkdIwHu7ix20aBcDeFg","sequence":2,"amount":{"amount_minor":1050,\#
        "currency":"USD"}}}
        """#.utf8)

    /// Figures for our own events; none when the folder has no schema for the captured event.
    static func events(_ contracts: ContractSuite) throws -> [BenchmarkRow] {
        guard
            let schema = contracts.folder.event(ofType: "payments.payment_captured.v1")?.schema,
            let quick = QuickSchema(schema)
        else { return [] }
        let timer = BenchmarkTimer()
        let value = try JSONValue.parse(event)
        var tape = JSONTape()
        try tape.read(event)
        var rows = [
            timer.measure("judge-event-parsed", in: .microseconds) {
                quick.accepts(tape) ? 1 : 0
            },
            timer.measure("judge-event-value", in: .microseconds) {
                schema.accepts(value) ? 1 : 0
            },
        ]
        rows.append(
            try timer.measure("judge-event-from-bytes", in: .microseconds) {
                try quick.accepts(event, using: &tape) ? 1 : 0
            })
        rows.append(
            try timer.measure("parse-event", in: .microseconds) {
                try JSONValue.parse(event).object?.count ?? 0
            })
        rows.append(try manyEvents(timer))
        return rows
    }

    /// A file of five thousand events, 2.6 MB, read with the place of every value.
    private static func manyEvents(_ timer: BenchmarkTimer) throws -> BenchmarkRow {
        var bytes = Array("[".utf8)
        for place in 0..<5000 {
            if place > 0 { bytes += Array(",\n".utf8) }
            bytes += event
        }
        bytes += Array("]".utf8)
        var timer = timer
        timer.repetitions = 15
        return try timer.measure("parse-5000-events-with-places", in: .milliseconds) {
            try JSONDocument.parse(bytes, name: "events.json").root.array?.count ?? 0
        }
    }

    /// Figures for an OpenAPI document: reading it, loading it, comparing it with a changed copy.
    ///
    /// - Throws: ``JSONParseError``, `YAMLError`, `OpenAPIError` or `ContractLoadError` for a file
    ///   that is none.
    static func document(_ file: File) throws -> [BenchmarkRow] {
        var timer = BenchmarkTimer()
        timer.repetitions = 5
        let read = {
            file.isJSON
                ? try JSONDocument.parse(file.bytes, name: file.name)
                : try YAMLDocument.load(file.bytes, name: file.name)
        }
        let document = try read()
        let changed = document.replacingRoot(changed(document.root))
        return [
            try timer.measure("parse-document \(file.name)", in: .milliseconds) {
                try read().root.object?.count ?? 0
            },
            try timer.measure("load-document \(file.name)", in: .milliseconds) {
                try OpenAPIDocument.load(try read()).operations.count
            },
            try timer.measure("compare-document \(file.name)", in: .milliseconds) {
                try DocumentComparison().compare(document, changed).findings.count
            },
        ]
    }

    /// The document with every tenth named schema short of its first property.
    private static func changed(_ root: JSONValue) -> JSONValue {
        guard var object = root.object, var components = object["components"]?.object,
            let schemas = components["schemas"]?.object
        else { return root }
        var members = schemas.members
        for place in members.indices where place % 10 == 0 {
            guard var schema = members[place].value.object,
                let properties = schema["properties"]?.object, !properties.isEmpty
            else { continue }
            schema["properties"] = .object(JSONObject(Array(properties.members.dropFirst())))
            members[place].value = .object(schema)
        }
        components["schemas"] = .object(JSONObject(members))
        object["components"] = .object(components)
        return .object(object)
    }
}
