import Findings
import PaymentsHarness
import Testing

@Suite struct ScenarioPlayTests {
    static let files: [String] = {
        (try? ScenarioFiles.find(paths: [Repository.root + "/scenarios"])) ?? []
    }()

    @Test func `there are at least thirty scenario files`() {
        #expect(Self.files.count >= 30)
    }

    @Test(arguments: files)
    func `every scenario holds on both stores, with one history`(_ file: String) throws {
        let scenario = try ScenarioFile.load(path: file)
        let memory = try ScenarioRun.play(scenario, in: Repository.world(.memory), file: file)
        let sqlite = try ScenarioRun.play(scenario, in: Repository.world(.sqlite), file: file)
        #expect(memory.findings == [])
        #expect(sqlite.findings == [])
        #expect(memory.traceHash == sqlite.traceHash)
    }
}
