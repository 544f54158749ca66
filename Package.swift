// swift-tools-version: 6.2
import PackageDescription

// The manifest groups targets by role, as docs/architecture.md does: a module exists only where
// there is an import we want refused. Which module may import which is written twice on purpose:
// here for the compiler, and in Tests/ArchitectureTests/ImportTable.swift for people and for the
// cases SwiftPM does not refuse (toolchain modules, warm build folders).

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let heaps = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let asyncHTTPClient = Target.Dependency.product(
    name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let serviceLifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(
    name: "UnixSignals", package: "swift-service-lifecycle")

// Every history crosses all modules, so releases are optimized across them.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func module(
    _ name: String, in group: String, uses: [String] = [], packages: [Target.Dependency] = [],
    resources: [Resource] = []
) -> Target {
    .target(
        name: name,
        dependencies: uses.map { .target(name: $0) } + packages,
        path: "Sources/\(group)/\(name)",
        resources: resources,
        swiftSettings: settings)
}

func tests(
    _ name: String, uses: [String], packages: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
    .testTarget(
        name: name,
        dependencies: uses.map { .target(name: $0) } + packages,
        path: "Tests/\(name)",
        resources: resources,
        swiftSettings: settings)
}

let engine: [Target] = [
    module("SimulationCore", in: "Engine"),
    module("JSONModel", in: "Engine"),
    module("HTTPModel", in: "Engine", packages: [httpTypes]),
    module(
        "SimulatedHTTP", in: "Engine", uses: ["SimulationCore", "HTTPModel"],
        packages: [httpTypes]),
    module("Findings", in: "Engine", uses: ["JSONModel"]),
    module("JSONSchema", in: "Engine", uses: ["JSONModel", "Findings"]),
    module(
        "OpenAPI", in: "Engine", uses: ["JSONModel", "JSONSchema", "HTTPModel", "Findings"],
        packages: [httpTypes]),
    module(
        "Contracts", in: "Engine",
        uses: ["JSONModel", "JSONSchema", "OpenAPI", "HTTPModel", "Findings"],
        packages: [yams, httpTypes]),
    module("Exploration", in: "Engine", uses: ["SimulationCore", "Findings"]),
]

let payments: [Target] = [
    module("PaymentsDomain", in: "Payments"),
    module("PaymentsPorts", in: "Payments", uses: ["PaymentsDomain"]),
    module(
        "PaymentsApplication", in: "Payments", uses: ["PaymentsDomain", "PaymentsPorts"]),
    module("PaymentsAudits", in: "Payments", uses: ["PaymentsDomain", "PaymentsPorts"]),
    module("Orders", in: "Payments", uses: ["HTTPModel", "JSONModel"], packages: [httpTypes]),
]

let edge = ["PaymentsDomain", "PaymentsPorts", "HTTPModel", "JSONModel"]
let adapters: [Target] = [
    module("PaymentsREST", in: "Adapters", uses: edge, packages: [httpTypes]),
    module("PaymentsWebhooks", in: "Adapters", uses: edge, packages: [crypto, httpTypes]),
    module("PaymentsGateways", in: "Adapters", uses: edge, packages: [httpTypes]),
    module("PaymentsMessaging", in: "Adapters", uses: edge, packages: [httpTypes]),
    module(
        "PaymentsPersistence", in: "Adapters",
        uses: ["PaymentsDomain", "PaymentsPorts", "JSONModel"], packages: [grdb]),
    module(
        "LiveSystem", in: "Adapters",
        uses: ["HTTPModel", "PaymentsPorts", "PaymentsDomain"],
        packages: [
            hummingbird, hummingbirdCore, asyncHTTPClient, httpTypes, nioCore, nioHTTP1,
            nioHTTPTypes, nioPosix, logging, serviceLifecycle, unixSignals,
        ]),
]

let simulators: [Target] = [
    module(
        "GatewaySimulators", in: "Simulators", uses: ["SimulationCore", "HTTPModel", "JSONModel"],
        packages: [crypto, heaps, httpTypes])
]

let everything = (engine + payments + adapters + simulators).map(\.name)
let harness: [Target] = [
    module(
        "PaymentsHarness", in: "Harness", uses: everything.filter { $0 != "LiveSystem" },
        packages: [yams, httpTypes]),
    module(
        "LiveGateways", in: "Harness",
        uses: [
            "GatewaySimulators", "LiveSystem", "SimulationCore", "HTTPModel", "JSONModel",
            "Findings",
        ],
        packages: [heaps, httpTypes],
        resources: [.embedInCode("Contract/control.v1.yaml")]),
    .executableTarget(
        name: "paycheck",
        dependencies: [
            "PaymentsHarness", "LiveGateways", "LiveSystem", "GatewaySimulators", "HTTPModel",
            "SimulationCore", "Findings", "Contracts", "JSONModel", "JSONSchema", "OpenAPI",
            "PaymentsPorts",
            argumentParser,
        ],
        path: "Sources/Harness/paycheck",
        swiftSettings: settings),
]

let testTargets: [Target] = [
    tests("FindingsTests", uses: ["Findings", "JSONModel", "JSONSchema"]),
    tests("JSONSchemaTests", uses: ["JSONSchema", "JSONModel", "Findings"]),
    tests(
        "OpenAPITests", uses: ["OpenAPI", "JSONModel", "JSONSchema", "HTTPModel", "Findings"],
        packages: [httpTypes]),
    tests(
        "ContractsTests",
        uses: ["Contracts", "JSONModel", "JSONSchema", "HTTPModel", "Findings", "OpenAPI"],
        packages: [httpTypes]),
    tests(
        "PaymentsPersistenceTests",
        uses: ["PaymentsPersistence", "PaymentsDomain", "PaymentsPorts", "SimulationCore"],
        packages: [grdb]),
    tests(
        "GatewaySimulatorsTests",
        uses: ["GatewaySimulators", "SimulationCore", "HTTPModel", "JSONModel"],
        packages: [httpTypes, crypto]),
    tests("PaymentsDomainTests", uses: ["PaymentsDomain"]),
    tests(
        "PaymentsApplicationTests",
        uses: ["PaymentsApplication", "PaymentsPorts", "PaymentsDomain"]),
    tests(
        "PaymentsAuditsTests",
        uses: ["PaymentsAudits", "PaymentsApplication", "PaymentsPorts", "PaymentsDomain"]),
    tests("PaymentsGatewaysTests", uses: ["PaymentsGateways"] + edge, packages: [httpTypes]),
    tests(
        "PaymentsWebhooksTests", uses: ["PaymentsWebhooks"] + edge,
        packages: [httpTypes, crypto]),
    tests("ArchitectureTests", uses: []),
    tests("SimulationCoreTests", uses: ["SimulationCore"]),
    tests("HTTPModelTests", uses: ["HTTPModel"], packages: [httpTypes]),
    tests("JSONModelTests", uses: ["JSONModel"]),
    tests(
        "PaymentsRESTTests",
        uses: ["PaymentsREST", "PaymentsDomain", "PaymentsPorts", "HTTPModel", "JSONModel"],
        packages: [httpTypes]),
    tests(
        "PaymentsMessagingTests",
        uses: ["PaymentsMessaging", "PaymentsDomain", "PaymentsPorts", "HTTPModel", "JSONModel"],
        packages: [httpTypes]),
    tests("OrdersTests", uses: ["Orders", "HTTPModel", "JSONModel"], packages: [httpTypes]),
    tests("ExplorationTests", uses: ["Exploration", "SimulationCore"]),
    tests("PaymentsHarnessTests", uses: ["PaymentsHarness"] + everything, packages: [httpTypes]),
    tests("PlantedBugTests", uses: ["PaymentsHarness", "Contracts", "Findings"]),
    tests("ScenarioTests", uses: ["PaymentsHarness"] + everything),
    tests("CommandLineTests", uses: ["JSONModel"]),
    tests("LiveSystemTests", uses: everything, packages: [httpTypes]),
    tests("LiveGatewaysTests", uses: ["LiveGateways"] + everything, packages: [httpTypes]),
]

let package = Package(
    name: "paycheck",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "paycheck", targets: ["paycheck"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: engine + payments + adapters + simulators + harness + testTargets
)
