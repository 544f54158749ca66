import Contracts
import Findings
import Foundation
import PaymentsHarness
import Testing

/// Each judge must catch the bug planted for it: a judge that has caught nothing is not done.
@Suite struct PlantedBugTests {
    static let contracts: ContractSuite? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        return (try? ContractFolder.load(root + "/contracts")).map { ContractSuite($0) }
    }()

    @Test(arguments: PlantedBug.allCases)
    func `the search finds the planted bug within 2000 histories`(_ bug: PlantedBug) throws {
        let contracts = try #require(Self.contracts)
        let report = try Explorer(
            runs: 2000, seed: 1, profile: .rough,
            world: WorldSettings(store: .memory, contracts: contracts, plantedBug: bug),
            threads: 2, onlyRule: bug.rule
        ).explore()
        let violation = try #require(report.violation, "no history broke \(bug.rule)")
        #expect(violation.run.findings.contains { $0.rule == bug.rule })
        print("\(bug.rawValue): \(bug.rule) broken by history \(report.histories)")
    }

    @Test func `every judge has a planted bug of its own`() {
        #expect(PlantedBug.allCases.map(\.rule).sorted() == JudgeCatalogue.all.map(\.id).sorted())
    }

    @Test func `every judge is in the documentation`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let page = try String(contentsOfFile: root + "/docs/judges.md", encoding: .utf8)
        for rule in JudgeCatalogue.all {
            #expect(page.contains("`\(rule.id)`"), "docs/judges.md does not name \(rule.id)")
        }
        for bug in PlantedBug.allCases {
            #expect(page.contains("`\(bug.rawValue)`"), "docs/judges.md does not name \(bug)")
        }
    }
}
