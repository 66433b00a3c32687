/// The history that the sources have, where they stand in a work tree of git's.
package enum WorkTree {
    /// The commit of a folder's work tree, with `-dirty` where something differs from it; `nil` where there is none.
    package static func commit(of folder: String, searchPath: String) -> String? {
        guard let git = try? Program("git", package: "git", searchPath: searchPath),
            let result = try? git.run(
                ["-C", folder, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"],
                limit: .seconds(60)), result.status == 0
        else { return nil }
        let line = String(decoding: result.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return line.isEmpty ? nil : line
    }
}
