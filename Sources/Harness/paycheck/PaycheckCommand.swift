import ArgumentParser
import Findings
import PaymentsHarness

/// The command line's root: what paycheck is, and its commands.
struct PaycheckCommand: ParsableCommand {
    /// What reports say they were written by.
    static let tool = FindingsReport.Tool(name: "paycheck", version: "0.1.0")

    /// A report on documents, where nothing was played.
    static func report(
        _ command: String, _ findings: [Finding], obstacle: String?
    ) -> FindingsReport {
        FindingsReport(
            tool: tool, title: "\(tool.name) \(command)", findings: findings, rules: RuleBook.all,
            obstacle: obstacle, sources: .files)
    }

    static let configuration = CommandConfiguration(
        commandName: "paycheck",
        abstract: "Proves that a payment system keeps its promises.",
        discussion: """
            PayCheck runs a real payments system against simulated Stripe and Razorpay inside one \
            deterministic world. It either shows that the contracts hold and no money is lost, \
            doubled or invented, or prints the smallest history that proves otherwise.

            EXAMPLES
              paycheck check                       everything, as CI does it
              paycheck run scenarios/races         play scenario files
              paycheck explore --runs 20000 --seed 7 --profile rough
              paycheck replay rough-3f2a           see one history again
              paycheck verify --against git:main   does a change break anybody?
              paycheck lint openapi.yaml           look over any schema or specification
              paycheck gateways                    serve Stripe and Razorpay to any SDK

            EXIT CODES
              0 holds           1 findings       2 wrong usage   3 unreadable input
              4 cannot tell    70 a bug
            """,
        version: tool.version,
        subcommands: [
            CheckCommand.self, VerifyCommand.self, RunCommand.self, ExploreCommand.self,
            ReplayCommand.self, LintCommand.self, DiffCommand.self, BenchCommand.self,
            GatewaysCommand.self, BowtieCommand.self,
        ])
}
