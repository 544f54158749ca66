import Foundation

/// Runs one fuzz target under libFuzzer, or writes the inputs that fuzzing starts from.
///
/// ```
/// fuzz seeds REPOSITORY CORPORA           write CORPORA/<target>/... for every target
/// fuzz targets                            print the names of the targets
/// PAYCHECK_FUZZ_TARGET=json fuzz ...      libFuzzer, with its own options
/// ```
///
/// The target comes from the environment because libFuzzer starts itself again with its options.
@main struct Fuzz {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "seeds" {
            try FuzzSeeds.write(repository: arguments[2], corpora: arguments[3])
        } else if arguments.count == 2, arguments[1] == "targets" {
            for target in FuzzTarget.allCases { print(target.rawValue) }
        } else {
            exit(runFuzzer())
        }
    }

    private static func runFuzzer() -> Int32 {
        let name = ProcessInfo.processInfo.environment["PAYCHECK_FUZZ_TARGET"] ?? ""
        guard FuzzTarget(rawValue: name) != nil else {
            let known = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
            print("PAYCHECK_FUZZ_TARGET is \"\(name)\"; expected one of: \(known)")
            return 2
        }
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        return runDriver(&count, &arguments) { start, count in
            Fuzz.target?.run([UInt8](UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
    }

    private static let target = FuzzTarget(
        rawValue: ProcessInfo.processInfo.environment["PAYCHECK_FUZZ_TARGET"] ?? "")
}

private typealias OneInput = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32

/// libFuzzer's entry point for programs that have a main function of their own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<
        UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    >,
    _ oneInput: OneInput
) -> Int32
