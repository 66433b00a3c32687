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

/// Tests: the same without the rules about imports and unsafe code, which protect what others import.
let forTests: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
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
        // The preview's sockets; what their server is and why it is not used stands in Sources/Preview/Serving/Connection.swift.
        .package(url: "https://github.com/swhitty/FlyingFox", "0.27.1"..<"0.28.0"),
    ],
    targets: [
        // The C library that parses CommonMark.
        .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        // The C library that knows the base forms of words; Debian's package libhunspell-dev names itself hunspell.
        .systemLibrary(name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),
        // Compressed copies of texts for web servers, and the digests of what is published.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CMessageDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
        // What Swift's Glibc does not show of the system's calls.
        .systemLibrary(name: "CSystem"),
        // What Swift's vectors have no word for.
        .systemLibrary(name: "CVectors"),

        // Leaves: these import nothing of ours, so that every other target can speak of faults and files.
        .target(
            name: "Diagnostics",
            // What each fault is and why: part of the program, so that `--explain` works wherever it is put.
            resources: [
                .embedInCode("Explanations/filer.md"), .embedInCode("Explanations/lankar.md"),
                .embedInCode("Explanations/mallar.md"), .embedInCode("Explanations/register.md"),
                .embedInCode("Explanations/sprak.md"), .embedInCode("Explanations/text.md"),
            ],
            swiftSettings: strict),
        .target(name: "Output", dependencies: ["Incremental"], swiftSettings: strict),
        .target(name: "Parallel", swiftSettings: strict),
        .target(name: "Incremental", swiftSettings: strict),

        .target(name: "Markdown", dependencies: ["CCmark", "Diagnostics"], swiftSettings: strict),
        .target(name: "LegalReferences", dependencies: ["CVectors"], swiftSettings: strict),
        .target(
            name: "Guidance",
            dependencies: [
                "Diagnostics", "Incremental", "LegalReferences", "Markdown", "Parallel",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
        // What a dictionary of this machine says of words: base forms for the search, spelling for the proofreader.
        .target(name: "Dictionaries", dependencies: ["CHunspell", "Parallel"], swiftSettings: strict),
        .target(
            name: "Search", dependencies: ["Dictionaries", "Incremental", "Output", "Parallel"],
            swiftSettings: strict),
        // Rules that ask how the guidance reads; what keeps it from being built is Guidance's to find.
        .target(
            name: "Proofreading",
            dependencies: [
                "Diagnostics", "Dictionaries", "Guidance", "LegalReferences", "Markdown", "Parallel",
                "Visiting",
            ],
            swiftSettings: strict),
        // Whether the addresses outside the guidance still lead somewhere.
        .target(name: "Visiting", dependencies: ["Parallel"], swiftSettings: strict),
        .target(
            name: "Publication",
            dependencies: [
                "Diagnostics", "Dictionaries", "Guidance", "Incremental", "LegalReferences", "Markdown",
                "Output", "Parallel", "Search",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            // The schemas of the data are part of the program, so that it is one file wherever it is put.
            resources: [
                .embedInCode("API/Schemas/actors.schema.json"),
                .embedInCode("API/Schemas/bibliography.schema.json"),
                .embedInCode("API/Schemas/checklist.schema.json"),
                .embedInCode("API/Schemas/checklists.schema.json"),
                .embedInCode("API/Schemas/citations.schema.json"),
                .embedInCode("API/Schemas/codes.schema.json"),
                .embedInCode("API/Schemas/follow-up-areas.schema.json"),
                .embedInCode("API/Schemas/index.schema.json"),
                .embedInCode("API/Schemas/moved.schema.json"),
                .embedInCode("API/Schemas/page.schema.json"),
                .embedInCode("API/Schemas/pages.schema.json"),
                .embedInCode("API/Schemas/terms.schema.json"),
                .embedInCode("Moved/moved.js"),
            ],
            swiftSettings: strict
        ),
        // Sets documents for paper as PDF, through a program of ours that runs in Python.
        .target(
            name: "Typesetting", dependencies: ["Output"],
            // Parts of the program, so that it is one file wherever it is put.
            resources: [.embedInCode("Driver/typeset.py"), .embedInCode("Driver/structure.py")],
            swiftSettings: strict
        ),
        .target(name: "Writing", dependencies: ["CSystem", "Output"], swiftSettings: strict),
        // The rendered site to a place where readers meet it, and back.
        .target(
            name: "Publishing",
            dependencies: ["CBrotli", "CMessageDigest", "CSystem", "CZlib", "Output", "Parallel"],
            swiftSettings: strict),
        .target(
            name: "Preview",
            dependencies: [
                "Diagnostics", "Dictionaries", "Guidance", "Incremental", "LegalReferences", "Markdown",
                "Output",
                "Publication",
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            resources: [
                .embedInCode("Assets/morph.js"), .embedInCode("Assets/notices.js"),
                .embedInCode("Assets/preview.js"), .embedInCode("Assets/overview.js"),
                .embedInCode("Assets/preview.css"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "LotsCLI",
            dependencies: [
                "CSystem", "Diagnostics", "Dictionaries", "Guidance", "LegalReferences", "Markdown", "Output",
                "Preview", "Proofreading", "Publication", "Publishing", "Search", "Typesetting", "Visiting",
                "Writing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // How fast references are found, apart from everything else, and what they add to a build.
        .executableTarget(
            name: "ReferencesBench",
            dependencies: ["Diagnostics", "Guidance", "LegalReferences", "Parallel"],
            path: "Tests/Bench/ReferencesBench", swiftSettings: strict),

        // What the tests share: where the repository is, temporary folders, the mini guidances.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: forTests),
        .testTarget(
            name: "CommonMarkTests", dependencies: ["CCmark", "Diagnostics", "Markdown", "TestSupport"],
            swiftSettings: forTests),
        .testTarget(
            name: "ContentTests",
            dependencies: [
                "Guidance", "LegalReferences", "Markdown",
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: ["innehall.yml", "kallans-normer.yml"],
            swiftSettings: forTests
        ),
        .testTarget(name: "CommandTests", dependencies: ["LotsCLI", "TestSupport"], swiftSettings: forTests),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: forTests),
        .testTarget(
            name: "GuidanceTests",
            dependencies: [
                "Diagnostics", "Dictionaries", "Guidance", "LegalReferences", "Markdown", "Proofreading",
                "Publication", "TestSupport", "Visiting",
            ],
            exclude: ["Faults", "Conventions"],
            swiftSettings: forTests
        ),
        .testTarget(
            name: "LegalReferencesTests", dependencies: ["LegalReferences", "TestSupport"],
            exclude: ["Unseen", "lines.jsonl"],
            swiftSettings: forTests),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: forTests),
        .testTarget(
            name: "ProofreadingTests",
            dependencies: [
                "Diagnostics", "Dictionaries", "Guidance", "Proofreading", "Publication", "TestSupport",
                "Visiting",
            ],
            swiftSettings: forTests),
        .testTarget(
            name: "SearchTests",
            dependencies: [
                "Diagnostics", "Dictionaries", "Guidance", "Output", "Publication", "Search", "TestSupport",
            ],
            swiftSettings: forTests),
        .testTarget(name: "WritingTests", dependencies: ["Output", "Writing"], swiftSettings: forTests),
    ],
    swiftLanguageModes: [.v6]
)

// The fuzzers of `make fuzz`: part of this package, because they need what only its own targets see, and of no other build.
if Context.environment["LOTS_FUZZ"] != nil {
    package.targets += [
        // libFuzzer, which the toolchain brings.
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "CFuzzer", "Diagnostics", "Dictionaries", "Guidance", "LegalReferences", "Output", "Preview",
                "Publication", "Search",
            ],
            path: "Tests/Fuzz/Fuzz"),
    ]
}
