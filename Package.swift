// swift-tools-version: 6.2

import PackageDescription

/// Every target: Swift 6 mode, no warning left, and the rules that keep a dependency inside the target that imports it.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "lots",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "lots", targets: ["LotsCLI"])
    ],
    dependencies: [
        // The command line: parsing, help texts, usage errors. 1.8 is the first with the help layout our snapshots hold.
        .package(url: "https://github.com/apple/swift-argument-parser", "1.8.2"..<"1.9.0"),
        // YAML with the line and column of every value; 6 brought anchors on nodes, which we refuse.
        .package(url: "https://github.com/jpsim/Yams", "6.2.2"..<"7.0.0"),
        // Mustache templates with partials; 2.1 lets views answer for their own names.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", "2.1.1"..<"2.2.0"),
    ],
    targets: [
        // The C library that parses CommonMark.
        .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        // What Swift's Glibc does not show of the system's calls.
        .systemLibrary(name: "CSystem"),

        // Leaves: these import nothing of ours, so that every other target can speak of faults and files.
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "Output", swiftSettings: strict),
        .target(name: "Parallel", swiftSettings: strict),

        .target(name: "Markdown", dependencies: ["CCmark", "Diagnostics"], swiftSettings: strict),
        .target(name: "LegalReferences", swiftSettings: strict),
        .target(
            name: "Guidance",
            dependencies: [
                "Diagnostics", "LegalReferences", "Markdown", "Parallel",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Publication",
            dependencies: [
                "Diagnostics", "Guidance", "LegalReferences", "Markdown", "Output", "Parallel",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            // The schemas of the data are part of the program, so that it is one file wherever it is put.
            resources: [
                .embedInCode("API/Schemas/citations.schema.json"), .embedInCode("API/Schemas/codes.schema.json"),
            ],
            swiftSettings: strict
        ),
        .target(name: "Writing", dependencies: ["CSystem", "Output"], swiftSettings: strict),
        .executableTarget(
            name: "LotsCLI",
            dependencies: [
                "Diagnostics", "Guidance", "LegalReferences", "Markdown", "Output", "Publication", "Writing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
    ]
)
