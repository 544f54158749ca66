import ArgumentParser
import Findings
import PaymentsHarness

/// Draws and plays random histories.
struct ExploreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explore",
        abstract: "Plays random histories and looks for one that breaks a rule.",
        discussion: """
            Draws actors, amounts, faults and interleavings from one seed; the same seed gives the \
            same histories on every machine. A violation comes back as the smallest history found \
            that still shows it, written as a scenario file.

            EXAMPLES
              paycheck explore --runs 5000
              paycheck explore --runs 100000 --seed 7 --profile rough --store sqlite
              paycheck explore --save scenarios/regressions
            """)

    @Option(help: "How many histories to play.")
    var runs: Int = 5000

    @Option(help: "The seed; without one it is drawn and printed.")
    var seed: UInt64?

    @Option(help: "The odds and sizes: calm, rough or swarm.")
    var profile: Profile = .rough

    @Option(help: "Look for violations of this rule only; the rules are in docs/judges.md.")
    var only: String?

    @Option(help: "Write a violation's smallest history into this folder as a scenario file.")
    var save: String?

    @OptionGroup var world: WorldOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard runs >= 0 else { throw ValidationError("--runs takes 0 or more, not \(runs).") }
        let rules = JudgeCatalogue.all.map(\.id)
        guard let only, !rules.contains(only) else { return }
        let hint = NearestName.suggestion(for: only, among: rules).map {
            " Did you mean \"\($0)\"?"
        }
        throw ValidationError(
            "There is no rule \"\(only)\".\(hint ?? "") The rules: "
                + rules.joined(separator: ", ") + ".")
    }

    func run() throws {
        let contracts = try world.loadContracts()
        let seed = seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
        let report = try Jobs.explore(
            runs: runs, seed: seed, profile: profile, only: only, world, contracts: contracts,
            Interruption())
        if let save, let counterexample = report.counterexample, let token = report.token {
            try Jobs.save(counterexample, token: token, into: save)
        }
        try output.deliver(report)
    }
}
