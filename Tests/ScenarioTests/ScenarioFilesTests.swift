import Foundation
import GatewaySimulators
import JSONModel
import JSONSchema
import PaymentsHarness
import SimulationCore
import Testing

/// The scenarios that come with the product.
@Suite struct ScenarioFilesTests {
    private static let files =
        (try? ScenarioFiles.find(paths: [Repository.path("scenarios")])) ?? []

    @Test func `there are scenarios for both providers in every group`() throws {
        #expect(Self.files.count >= 100)
        let scenarios = try Self.files.map { ($0, try ScenarioFile.load(path: $0)) }
        for provider in ScenarioWords.providers {
            let groups = scenarios.filter { $0.1.given.provider == provider }.map(\.0)
                .compactMap { $0.split(separator: "/").dropLast().last.map(String.init) }
            #expect(
                Set(groups).isSuperset(of: [
                    "happy", "declines", "challenges", "refunds", "lost-answers", "webhooks",
                    "races", "crashes", "expiry", "currencies",
                ]), "\(provider)")
        }
    }

    @Test(arguments: files)
    func `every scenario reads, keeps to the schema, and expects something`(path: String) throws {
        let scenario = try ScenarioFile.load(path: path)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let failures = try ScenarioSchema.compiled().judge(try ScenarioText.value(text))
        #expect(failures.isEmpty, "\(failures)")
        #expect(text.hasPrefix("# yaml-language-server: $schema=../scenario.schema.json\n"))
        #expect(
            !scenario.expectations.isEmpty || scenario.steps.contains(where: \.expectsOfAnswer)
                || path.contains("/regressions/"))
    }

    @Test func `no two scenarios have the same title`() throws {
        let titles = try Self.files.map { try ScenarioFile.load(path: $0).title }
        let repeated = Dictionary(grouping: titles) { $0 }.filter { $0.value.count > 1 }.keys
        // Each provider has its own scenario of a crash point.
        let allowed = repeated.filter { $0.hasPrefix("The node dies") }
        #expect(repeated.count == allowed.count, "\(repeated.sorted())")
    }

    @Test func `every fault of the catalogue strikes in some scenario`() throws {
        var names: Set<String> = []
        for path in Self.files {
            for step in try ScenarioFile.load(path: path).steps {
                if case .fault(let rule) = step.act { names.insert(rule.fault.name) }
            }
        }
        #expect(Set(FaultCatalogue.names).subtracting(names).sorted() == [])
    }

    @Test func `files are found at any depth, sorted, each once, without rehearsals`() throws {
        let root = FileManager.default.temporaryDirectory
            .appending(path: "paycheck-scenarios-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: root) }
        for file in ["b/two.yaml", "b/deep/one.yaml", "a.yaml", "rehearsals/x.yaml", ".h/y.yaml"] {
            let url = root.appending(path: file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
        try Data().write(to: root.appending(path: "b/notes.txt"))
        let folder = root.path
        let found = try ScenarioFiles.find(paths: [folder, folder + "/a.yaml"])
        #expect(
            found == ["a.yaml", "b/deep/one.yaml", "b/two.yaml"].map { "\(folder)/\($0)" })
        let named = try ScenarioFiles.find(paths: [folder + "/rehearsals/"])
        #expect(named == ["\(folder)/rehearsals/x.yaml"])
    }

    @Test func `a path that does not exist is told`() {
        #expect(throws: error(["nowhere: there is no such file"])) {
            try ScenarioFiles.find(paths: ["nowhere"])
        }
    }

    @Test func `a file that cannot be read, or is no YAML, is told with its name`() throws {
        let missing = #expect(throws: ScenarioError.self) {
            try ScenarioFile.load(path: "nowhere.yaml")
        }
        #expect(
            missing?.description
                == "nowhere.yaml: there is no such file; expected a scenario file (*.yaml)")
        let folder = Repository.path("scenarios")
        let isFolder = #expect(throws: ScenarioError.self) { try ScenarioFile.load(path: folder) }
        #expect(
            isFolder?.description
                == "\(folder): this is a folder; expected a scenario file (*.yaml)")
        let broken = FileManager.default.temporaryDirectory
            .appending(path: "paycheck-broken-\(ProcessInfo.processInfo.processIdentifier).yaml")
        defer { try? FileManager.default.removeItem(at: broken) }
        try Data("scenario: [".utf8).write(to: broken)
        let fault = #expect(throws: ScenarioError.self) {
            try ScenarioFile.load(path: broken.path)
        }
        #expect(fault?.faults.first?.file == broken.path)
        #expect(fault?.faults.first?.position != nil)
    }

    private func error(_ texts: [String]) -> ScenarioError {
        ScenarioError(
            texts.map { text in
                let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
                return ScenarioFault(
                    file: parts[0], found: parts[1],
                    expected: "a scenario file (*.yaml) or a folder of them")
            })
    }
}

extension Step {
    /// Whether another merchant's request says what its answer must be.
    fileprivate var expectsOfAnswer: Bool {
        guard case .request(let request) = act else { return false }
        return answer != nil || !request.members.isEmpty
    }
}
