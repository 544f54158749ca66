// swift-tools-version: 6.2
import PackageDescription

// Everything that reads input of others, built with libFuzzer. A package of its own, because the
// instrumentation goes into every module; the sources are the product's own, through the links
// `Engine` and `Simulators`. Build and run it with scripts/fuzz.

let sanitizers =
    Context.environment["PAYCHECK_FUZZ_SANITIZE"].map { "fuzzer,\($0)" } ?? "fuzzer"
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-sanitize=\(sanitizers)"]),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let heaps = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func module(
    _ name: String, in folder: String = "Engine", uses: [String] = [],
    packages: [Target.Dependency] = []
) -> Target {
    .target(
        name: name,
        dependencies: uses.map { .target(name: $0) } + packages,
        path: "\(folder)/\(name)",
        swiftSettings: settings)
}

let package = Package(
    name: "fuzzing",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        module("SimulationCore"),
        module("JSONModel"),
        module("HTTPModel", packages: [httpTypes]),
        module("Findings", uses: ["JSONModel"]),
        module("JSONSchema", uses: ["JSONModel", "Findings"]),
        module(
            "OpenAPI", uses: ["JSONModel", "JSONSchema", "HTTPModel", "Findings"],
            packages: [httpTypes]),
        module(
            "Contracts", uses: ["JSONModel", "JSONSchema", "OpenAPI", "HTTPModel", "Findings"],
            packages: [yams, httpTypes]),
        module(
            "GatewaySimulators", in: "Simulators",
            uses: ["SimulationCore", "HTTPModel", "JSONModel"],
            packages: [crypto, heaps, httpTypes]),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "JSONModel", "HTTPModel", "Findings", "JSONSchema", "OpenAPI", "Contracts",
                "SimulationCore", "GatewaySimulators", httpTypes,
            ],
            swiftSettings: settings,
            // The driver is called from our own main function, so libFuzzer's must give way;
            // only lld lets it.
            linkerSettings: [
                .unsafeFlags(
                    ["-sanitize=\(sanitizers)", "-use-ld=lld"], .when(platforms: [.linux]))
            ]),
    ]
)
