import Foundation

/// A mini guidance with one fault, and what the console says about it.
///
/// The folder holds the files that differ from `Fixtures/base`, `without.txt` the paths that are missing, and `expected.txt`
/// the console's output. Where there is `check.txt`, the fault is one that only `lots check` finds, with the options that stand
/// there. Faults that cannot be files in git are made by `MadeFault`.
package struct FaultCase: Sendable, CustomStringConvertible {
    package let name: String

    package var description: String { name }

    package var folder: URL { Repository.faults.appending(path: name) }
    package var expectedFile: URL { folder.appending(path: "expected.txt") }

    /// What `lots check` is given; `nil` where `lots build` finds the fault too.
    package var checkOptions: [String]? {
        (try? String(contentsOf: folder.appending(path: "check.txt"), encoding: .utf8))?
            .split(whereSeparator: \.isWhitespace).map(String.init)
    }

    package static let all: [FaultCase] = Set(
        Repository.names(in: Repository.faults) + MadeFault.all.map(\.name)
    ).sorted()
        .map(FaultCase.init)

    /// Puts the guidance together; false where this machine cannot make it.
    package func make(in folder: TemporaryFolder) throws -> Bool {
        try folder.overlay(Repository.base)
        for part in ["Content", "Templates", "Site"] {
            let source = self.folder.appending(path: part)
            if FileManager.default.fileExists(atPath: source.path) { try folder.overlay(source, at: part) }
        }
        if let missing = try? String(contentsOf: self.folder.appending(path: "without.txt"), encoding: .utf8)
        {
            for path in missing.split(separator: "\n") { try folder.remove(String(path)) }
        }
        return try MadeFault.all.first { $0.name == name }?.make(folder) ?? true
    }
}
