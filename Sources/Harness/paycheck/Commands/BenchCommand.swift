import ArgumentParser
import Findings
import Foundation
import JSONModel
import PaymentsHarness

/// Measures how fast the contract engine and the whole stack are.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures the contract engine and full-stack steps per second.",
        discussion: """
            The contract engine: judging an event parsed and from bytes, parsing, loading a \
            specification, comparing it with a changed copy; the best and the middle of several \
            repetitions. The whole stack: a step is one actor's act through REST adapter, use \
            case, store, gateway adapter, simulator, webhooks and events, with every judge on. The \
            simulated gateways by themselves: charge-and-refund pairs. One core, memory store \
            unless told otherwise.

            EXAMPLES
              paycheck bench
              paycheck bench --only contracts --document openapi.json
              paycheck bench --store sqlite --format json
            """)

    /// The forms a measurement can take.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    /// The parts of the benchmark.
    enum Part: String, ExpressibleByArgument, CaseIterable {
        case contracts
        case stack
        case gateways
    }

    @Option(help: "How many histories to play for each figure.")
    var histories: Int = 2000

    @Option(help: "Only this part: contracts, stack or gateways.")
    var only: Part?

    @Option(help: "Further OpenAPI documents to load and to compare with a changed copy.")
    var document: [String] = []

    @Option(help: "The report's form: text or json.")
    var format: Format = .text

    @OptionGroup var world: WorldOptions

    func run() throws {
        let contracts = try world.loadContracts()
        var figures: [Figure] = []
        if only ?? .contracts == .contracts { figures += try contractFigures(contracts) }
        if only ?? .gateways == .gateways { figures += try gatewayFigures() }
        if only ?? .stack == .stack {
            for profile in [Profile.calm, .rough] {
                figures.append(try stepsPerSecond(profile, contracts))
            }
        }
        switch format {
        case .text: printTable(figures)
        case .json: print(JSONValue.array(figures.map(\.json)).prettyText)
        }
    }

    private struct Figure {
        let name: String
        let value: RoundedNumber
        /// The middle of the repetitions, where there were several.
        var median: RoundedNumber?
        let unit: String

        var json: JSONValue {
            var object: JSONObject = .init([
                .init(name: "name", value: .string(name)),
                .init(name: "value", value: value.json),
            ])
            if let median { object.append("median", median.json) }
            object.append("unit", .string(unit))
            return .object(object)
        }
    }

    private func printTable(_ figures: [Figure]) {
        let rows = figures.map { figure in
            [
                figure.name, figure.value.description, figure.unit,
                figure.median.map { "median \($0)" } ?? "",
            ]
        }
        for line in TextTable([.left, .right, .left, .left], rows).lines { print(line) }
    }

    private func contractFigures(_ contracts: ContractSuite) throws -> [Figure] {
        var rows = try ContractBenchmarks.events(contracts)
        let files = contracts.apiFiles + document
        for file in files {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw CommandEnding(.unreadableInput, "\(file): the file cannot be read")
            }
            do {
                rows += try ContractBenchmarks.document(.init(name: file, bytes: [UInt8](data)))
            } catch {
                throw CommandEnding(.unreadableInput, "\(file): \(error)")
            }
        }
        return rows.map { row in
            Figure(
                name: row.name, value: RoundedNumber(row.best, decimals: 3),
                median: RoundedNumber(row.median, decimals: 3), unit: row.unit)
        }
    }

    private func gatewayFigures() throws -> [Figure] {
        try GatewayWalk.Provider.allCases.map { provider in
            guard let row = GatewayBenchmarks.pairsPerSecond(provider) else {
                throw CommandEnding(.bug, "the \(provider.rawValue) simulator refused a request")
            }
            return Figure(
                name: row.name, value: RoundedNumber(row.best, decimals: 0),
                median: RoundedNumber(row.median, decimals: 0), unit: row.unit)
        }
    }

    private func stepsPerSecond(_ profile: Profile, _ contracts: ContractSuite) throws -> Figure {
        let explorer = Explorer(
            runs: histories, seed: 1, profile: profile, world: world.settings(contracts),
            threads: 1)
        _ = try warmedUp(explorer).explore()
        let (report, seconds) = try measuringSeconds { try explorer.explore() }
        return Figure(
            name: "steps-per-second-\(profile.rawValue)-\(world.store.rawValue)",
            value: RoundedNumber(Double(report.steps) / seconds, decimals: 0), unit: "steps/s")
    }

    private func warmedUp(_ explorer: Explorer) -> Explorer {
        var short = explorer
        short.runs = max(1, histories / 10)
        return short
    }
}

/// A measured number, rounded to a few decimals for print.
struct RoundedNumber: CustomStringConvertible {
    let description: String

    var json: JSONValue { JSONNumber(description).map(JSONValue.number) ?? .null }

    init(_ value: Double, decimals: Int) {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        guard decimals > 0 else {
            description = String(scaled)
            return
        }
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        description = "\(scaled / scale).\(zeros)\(fraction)"
    }
}
