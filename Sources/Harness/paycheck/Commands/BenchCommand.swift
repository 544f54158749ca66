import ArgumentParser
import JSONModel
import PaymentsHarness

/// Measures how fast the whole stack and the event judge are.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures full-stack steps per second and microseconds per event judged.",
        discussion: """
            A step is one actor's act through REST adapter, use case, store, gateway adapter, \
            simulator, webhooks and events, with every judge on. One core, memory store unless \
            told otherwise.

            EXAMPLES
              paycheck bench
              paycheck bench --store sqlite --format json
            """)

    /// The forms a measurement can take.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @Option(help: "How many histories to play for each figure.")
    var histories: Int = 2000

    @Option(help: "The report's form: text or json.")
    var format: Format = .text

    @OptionGroup var world: WorldOptions

    func run() throws {
        let contracts = try world.loadContracts()
        var figures: [Figure] = []
        for profile in [Profile.calm, .rough] {
            figures.append(try stepsPerSecond(profile, contracts))
        }
        figures.append(microsecondsPerEvent(contracts))
        switch format {
        case .text:
            for figure in figures { print("\(figure.name)  \(figure.value) \(figure.unit)") }
        case .json:
            let list = figures.map { figure -> JSONValue in
                [
                    "name": .string(figure.name), "value": figure.value.json,
                    "unit": .string(figure.unit),
                ]
            }
            print(JSONValue.array(list).prettyText)
        }
    }

    private struct Figure {
        let name: String
        let value: RoundedNumber
        let unit: String
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

    private func microsecondsPerEvent(_ contracts: ContractSuite) -> Figure {
        let events = contracts.exampleEvents
        let rounds = 20_000
        let (_, seconds) = measuringSeconds {
            for _ in 0..<rounds { for event in events { _ = contracts.judge(event: event) } }
        }
        let each = seconds * 1_000_000 / Double(max(1, rounds * events.count))
        return Figure(
            name: "microseconds-per-event-judged", value: RoundedNumber(each, decimals: 2),
            unit: "us")
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
