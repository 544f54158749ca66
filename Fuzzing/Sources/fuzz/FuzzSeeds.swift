import Foundation

/// The inputs that fuzzing starts from: our contracts and scenarios, and the seeds in `Seeds`.
enum FuzzSeeds {
    /// Longer files would make every input slow, and say nothing that shorter ones do not.
    private static let longest = 24 << 10

    /// Writes the seeds of every target into a folder of its name.
    static func write(repository: String, corpora: String) throws {
        let events = try files(in: "\(repository)/contracts/events", ending: ".json")
        let apis = try files(in: "\(repository)/contracts/apis", ending: ".yaml")
        let consumers = try files(in: "\(repository)/contracts/consumers", ending: ".json")
        let scenarios = try files(in: "\(repository)/scenarios", ending: ".yaml")
        for target in FuzzTarget.allCases {
            var seeds: [[UInt8]] = []
            for name in seedFiles(of: target) {
                seeds += try handwritten("\(repository)/Fuzzing/Seeds/\(name).txt")
            }
            switch target {
            case .json: seeds += events + consumers
            case .yaml: seeds += apis + scenarios
            case .schema, .generate: seeds += events
            case .pattern, .bowtie, .gateways: break
            case .lint: seeds += events + apis
            case .openapi: seeds += apis
            case .compare: seeds += events.map { $0 + [FuzzInput.separator] + $0 }
            case .pact: seeds += consumers
            }
            let folder = "\(corpora)/\(target.rawValue)"
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            for (number, seed) in seeds.enumerated() where seed.count <= longest {
                try Data(seed).write(to: URL(filePath: "\(folder)/seed-\(number)"))
            }
        }
    }

    private static func seedFiles(of target: FuzzTarget) -> [String] {
        switch target {
        case .generate: ["schema"]
        case .lint: ["schema", "openapi"]
        default: [target.rawValue]
        }
    }

    /// Seeds parted by lines of `====`, whose parts are parted by lines of `----`.
    private static func handwritten(_ path: String) throws -> [[UInt8]] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.components(separatedBy: "\n====\n").map { seed in
            let parts = seed.components(separatedBy: "\n----\n").map { part in
                Array((part.hasSuffix("\n") ? String(part.dropLast()) : part).utf8)
            }
            return Array(parts.joined(separator: [FuzzInput.separator]))
        }
    }

    /// The files under a folder, in the order of their names; none when there is no folder.
    private static func files(in folder: String, ending: String) throws -> [[UInt8]] {
        let names = FileManager.default.subpaths(atPath: folder) ?? []
        return try names.filter { $0.hasSuffix(ending) }.sorted().map {
            [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))
        }
    }
}
