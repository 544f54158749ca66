import Contracts
import Findings
import Foundation
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI
import SimulationCore
import Testing

@testable import PaymentsHarness

@Suite struct APIDriveTests {
    /// A short drive of a few operations, or of all of them.
    private static func drive(
        _ operations: Set<String>? = ["authorizePayment", "getPayment"], seed: UInt64 = 1,
        fault: PlantedContractFault? = nil, contracts: ContractSuite = Repository.contracts,
        listener: APIDrive.Listener? = nil
    ) throws -> DriveReport {
        var budget = DriveBudget.small
        budget.operations = operations
        return try APIDrive.drive(
            contracts, seed: seed, budget: budget, fault: fault, listener: listener)
    }

    @Test func `the payments API keeps its document, whatever it is sent`() throws {
        let report = try Self.drive(nil)
        #expect(report.findings.map(\.message) == [])
        #expect(report.unreached == [])
        for row in report.operations {
            #expect(row.invalid > 0, "\(row.operation) was never asked wrongly")
            #expect(
                row.statuses.keys.contains { $0 < 300 }, "\(row.operation) never did anything")
            #expect(
                row.statuses.keys.contains { $0 >= 400 }, "\(row.operation) never refused anything")
            #expect(row.stages == Stage.all.map(\.name))
        }
        #expect(report.operations.map(\.operation).contains("capturePayment"))
        #expect(report.requests > 1500)
    }

    @Test func `the same seed sends the same requests, another seed sends others`() throws {
        func sent(_ seed: UInt64) throws -> [String] {
            var lines: [String] = []
            _ = try Self.drive(["capturePayment", "listPayments"], seed: seed) {
                request, response in
                lines.append("\(CurlText.line(request)) -> \(response.status)")
            }
            return lines
        }
        let first = try sent(1)
        #expect(first.count > 200)
        #expect(try sent(1) == first)
        #expect(try sent(2) != first)
    }

    @Test func `payments are reached in every state`() throws {
        var states: Set<String> = []
        _ = try Self.drive(["getPayment"]) { request, response in
            guard request.head.method.rawValue == "GET" else { return }
            let status = (try? JSONValue.parse(response.body))?["status"]?.string
            states.formUnion([status].compactMap { $0 })
        }
        #expect(states == ["CREATED", "AUTHORIZED", "CAPTURED", "REFUNDED", "FAILED"])
    }

    @Test(arguments: PlantedContractFault.allCases)
    func `each planted fault is found under its rule`(_ fault: PlantedContractFault) throws {
        let operations: Set = ["authorizePayment", "getPayment", "listRefunds"]
        let report = try Self.drive(operations, fault: fault)
        #expect(report.findings.contains { $0.rule == fault.rule.rawValue })
        #expect(Set(report.findings.map(\.rule)) == [fault.rule.rawValue])
    }

    @Test func `every rule but silence has a planted fault`() {
        let rules = Set(PlantedContractFault.allCases.map(\.rule))
        #expect(Set(DriveRule.allCases).subtracting(rules) == [.noAnswer])
    }

    @Test func `an enum value that the document forgot is found, with its place`() throws {
        let contracts = try Self.contracts(
            replacing: "enum: [CREATED, AUTHORIZED, CAPTURED, REFUNDED, FAILED]",
            with: "enum: [CREATED, CAPTURED, REFUNDED, FAILED]")
        let report = try Self.drive(contracts: contracts)
        #expect(Set(report.findings.map(\.rule)) == [DriveRule.invalidResponse.rawValue])
        let found = report.findings.compactMap(\.found)
        #expect(found.contains { $0.contains("/status") && $0.contains("AUTHORIZED") })
    }

    @Test func `a finding is made small and can be sent again`() throws {
        let report = try Self.drive(["capturePayment"], fault: .acceptsBadAmount)
        let capture = try #require(
            report.findings.first { $0.message.hasPrefix("capturePayment") })
        #expect(
            capture.message
                == "capturePayment: an invalid request is accepted (1 request, first: minimum at /amount/amount_minor)"
        )
        #expect(capture.location.text?.hasSuffix("payments.v1.yaml:185:5") == true)
        let lines = try #require(capture.nextAction).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(
            lines.last == """
                curl -i --path-as-is -X POST \
                'http://127.0.0.1:8080/v1/payments/pay_000000000002/capture' \
                -H 'Idempotency-Key: d' -H 'Content-Type: application/json' \
                -H 'Authorization: $SECRET' \
                --data-binary '{"amount":{"amount_minor":-1,"currency":"USD"}}'
                """)
    }

    @Test func `silence is a finding`() throws {
        let api = try #require(Repository.contracts.folder.apis.first)
        let runner = CaseRunner(api, settings: Repository.world())
        let maker = CaseMaker(api.operations[0], of: api, budget: .small, seed: 1)
        var silent = try #require(maker.plain().first)
        silent.stage = Stage(
            name: "silent",
            steps: [.fault(.init("request-lost", on: "payments.api", times: Int.max))])
        let outcome = try runner.run(silent)
        #expect(outcome.violations.map(\.rule) == [.noAnswer])
    }

    /// The repository's contracts with a change to the API's document, in a folder of their own.
    private static func contracts(
        replacing old: String, with new: String
    ) throws -> ContractSuite {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent("drive-\(UUID().uuidString)")
        defer { try? files.removeItem(at: folder) }
        for part in ["events", "apis"] {
            let source = URL(fileURLWithPath: Repository.root + "/contracts/" + part)
            let target = folder.appendingPathComponent(part)
            try files.createDirectory(at: target, withIntermediateDirectories: true)
            for name in try files.contentsOfDirectory(atPath: source.path) {
                let text = try String(
                    contentsOf: source.appendingPathComponent(name), encoding: .utf8)
                if name == "payments.v1.yaml" { #expect(text.contains(old)) }
                try text.replacing(old, with: new).write(
                    to: target.appendingPathComponent(name), atomically: true, encoding: .utf8)
            }
        }
        return ContractSuite(try ContractFolder.load(folder.path))
    }
}
