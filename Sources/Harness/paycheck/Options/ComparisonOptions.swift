import ArgumentParser
import Contracts
import Foundation

/// How strictly two revisions are compared, and what has been waived.
struct ComparisonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What counts as breaking: wire (what a peer sends or reads), source (also what breaks "
                + "generated code) or exact (every difference).",
            valueName: "level"))
    var strictness: Strictness = .wire

    @Option(
        help: ArgumentHelp(
            "A file of findings to live with until a day (rule, file, pointer, reason, expires).",
            valueName: "file"))
    var waivers: String?

    @Option(
        help: ArgumentHelp(
            "The day by which waivers expire; without one it is today.", valueName: "yyyy-mm-dd"))
    var today: String?

    func validate() throws {
        if let today, today.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil {
            throw ValidationError("--today takes a day such as 2026-12-31, not \(today).")
        }
    }

    /// The comparison with waived findings turned into notes.
    func waive(_ report: ComparisonReport) throws -> ComparisonReport {
        guard let waivers else { return report }
        let list = try loadingContracts { () throws(ContractLoadError) in
            try WaiverList.load(waivers)
        }
        return list.apply(to: report, today: today ?? Self.thisDay)
    }

    /// The day it is, as `2026-12-31` in universal time.
    private static var thisDay: String {
        String(ISO8601DateFormatter().string(from: Date.now).prefix(10))
    }
}

extension Strictness: ExpressibleByArgument {}
extension DocumentComparison.Role: ExpressibleByArgument {}
